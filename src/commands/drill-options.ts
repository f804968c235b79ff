import type { Argv } from 'yargs';
import { shellNames } from '../drill/shells.ts';
import { holdModes } from '../plan/plan.ts';
import { scriptNames } from '../plan/scripts.ts';
import { selectionOptions } from './selection-options.ts';
import { configOption } from './site-rules.ts';

const arenaNames = ['docker', 'podman', 'vm'] as const;

const text = { type: 'string', requiresArg: true } as const;
const many = { ...text, array: true } as const;

const drillOptions = {
  bomb: { ...many, describe: 'runaway program, or all [default: loop]' },
  exec: { ...text, describe: "a team's own culprit, a shell command; the selectors say how to name it" },
  script: { ...text, describe: 'rehearse the text in this file instead' },
  arena: { choices: arenaNames, requiresArg: true, default: 'docker' as const, describe: 'where it runs' },
  list: { type: 'boolean', default: false, describe: 'which arenas work here, and what the others lack' },
  image: { ...text, describe: 'container image of your own; its own shell is the last shell' },
  shell: {
    ...text,
    default: 'auto',
    describe: `the last shell: ${shellNames.join(', ')}, or the absolute path of another bash`,
  },
  kernel: { ...text, default: '6.12', describe: 'of the virtual machine: 6.1, 6.12 or a file' },
  limit: {
    choices: ['pid_max', 'threads_max'] as const,
    requiresArg: true,
    default: 'pid_max' as const,
    describe: 'what is full in the virtual machine',
  },
  pids: { ...many, default: ['100'], describe: 'tasks the arena may hold' },
  hold: {
    choices: holdModes,
    requiresArg: true,
    describe: 'whether the text may stop everything for a moment [default: auto]',
  },
  repeat: { ...text, default: '1', describe: 'runs of each bomb at each limit' },
  report: { ...many, describe: 'write a report: FILE.html, FILE.json or FILE.xml (JUnit)' },
  baseline: { ...text, describe: 'say what got worse since this report (FILE.json)' },
  facts: { ...text, describe: 'note what was tested when and where in this JSON file' },
  config: configOption,
  schema: { type: 'boolean', default: false, describe: 'print the JSON Schema of the report' },
  json: { type: 'boolean', default: false, describe: 'every run as JSON on stdout' },
} as const;

const examples: [string, string][] = [
  ['lastshell drill --list', 'which arenas work here'],
  ['lastshell drill recover --bomb supervisor', 'a supervisor that starts its workers again'],
  ['lastshell drill --arena podman --bomb all --report drill.html', 'every runaway program, and a page about it'],
];

export function drillBuilder(argv: Argv) {
  return argv
    .example(examples)
    .positional('verb', { choices: scriptNames, default: 'recover' as const, describe: 'which script to rehearse' })
    .options(drillOptions)
    .options(selectionOptions);
}

export type DrillArguments = Awaited<ReturnType<typeof drillBuilder>['argv']>;
