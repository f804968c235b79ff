import type { Argv } from 'yargs';
import { UsageError } from '../errors.ts';
import { buildPlan } from '../plan/build-plan.ts';
import { holdModes } from '../plan/plan.ts';
import { defaultScript, scriptNames, scripts } from '../plan/scripts.ts';
import { describePaste } from '../render/describe.ts';
import { withSite } from '../plan/site-request.ts';
import { say } from '../util/show.ts';
import { writeOutput } from '../util/write.ts';
import { selectionOptions } from './selection-options.ts';
import { configOption, readRules } from './site-rules.ts';

const table = scriptNames.map((name) => `  ${name.padEnd(8)} ${scripts[name].summary}`).join('\n');

const examples: [string, string][] = [
  ['lastshell print', 'the kit: one command for the last shell, when nothing is known yet'],
  ['lastshell print why', 'which limit is full'],
  ['lastshell print recover --name worker --uid 1000', 'end the processes named worker of user 1000'],
  ['lastshell print recover --name worker --dry-run', 'say who that would be, and signal nobody'],
];

function builder(argv: Argv) {
  return argv
    .example(examples)
    .positional('script', { choices: scriptNames, default: defaultScript, describe: 'which script' })
    .options(selectionOptions)
    .options({
      all: { type: 'boolean', default: false, describe: 'thaw only: everybody whom a broken hold has left stopped' },
      'dry-run': { type: 'boolean', default: false, describe: 'say who would be signalled; signal nobody' },
      force: {
        type: 'boolean',
        default: false,
        describe: 'insist on a name that shells or logins share, or on room for a rogue that runs',
      },
      hold: {
        choices: holdModes,
        requiresArg: true,
        describe: 'stop everybody for a moment: at need (auto, unless the configuration says never), never, or first',
      },
      proc: { type: 'string', requiresArg: true, default: '/proc', describe: 'another proc file system to read' },
      config: configOption,
      copy: {
        type: 'boolean',
        default: false,
        describe: 'to the clipboard of the terminal, also over ssh and in tmux',
      },
      json: { type: 'boolean', default: false, describe: 'text, size, checksum and whom it may signal, for programs' },
      output: { type: 'string', alias: 'out', requiresArg: true, describe: 'write to this file instead of stdout' },
    } as const)
    .epilog(`Scripts:\n${table}`);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell print`: text for the last shell, to stdout or a file. */
export const printCommand = {
  command: 'print [script]',
  describe: 'print a script to paste into the last shell',
  builder,
  handler: async ({ output, config, copy, json, ...request }: Arguments) => {
    if (copy && (json || output !== undefined))
      throw new UsageError(`--copy: the text goes to one place; leave out ${json ? '--json' : '--output'}`);
    const plan = buildPlan(withSite(await readRules(config), request));
    const { provenText } = await import('../proof/proven.ts');
    const rendered = provenText(plan);
    const { text, sum } = rendered;
    if (json) {
      writeOutput(output, (await import('./print-json.ts')).printJson(rendered));
      return;
    }
    const said = copy ? await (await import('../util/clipboard.ts')).copyText(text) : undefined;
    if (said === undefined) writeOutput(output, text);
    // Apart from the text, so that nobody copies it along.
    const gap = output === undefined && !copy && process.stdout.isTTY ? '\n' : '';
    if (sum !== undefined) process.stderr.write(`${gap}lastshell: ${describePaste({ text, sum })}\n`);
    if (said !== undefined) say(`lastshell: ${said}`);
  },
};
