import { isKnownError } from '../errors.ts';
import { type Request, buildPlan } from '../plan/build-plan.ts';
import type { ScriptName } from '../plan/scripts.ts';
import { type Service, type Site } from '../plan/site.ts';
import { withSite } from '../plan/site-request.ts';
import { provenText } from '../proof/proven.ts';
import { word } from '../render/word.ts';
import type { Code } from './model.ts';

type Selection = Pick<Request, 'dryRun' | 'all'> & Service['select'];

/** One text to paste, with what the site protects; `place` tells apart the files of several services. */
function scriptBlock(site: Site, script: ScriptName, place = '', selection: Selection = {}): Code {
  const plan = buildPlan(withSite(site, { script, ...selection }));
  const name = [script, ...(selection.dryRun ? ['rehearsal'] : []), ...(place ? [place] : [])].join('-');
  return { kind: 'code', role: 'paste', name: `${name}.sh`, text: provenText(plan).text };
}

/** Lines that a reader compares with the screen. */
function screenBlock(...lines: string[]): Code {
  return { kind: 'code', role: 'screen', name: 'screen.txt', text: `${lines.join('\n')}\n` };
}

/** What people see and search for, each as its program says it. */
const MESSAGES = [
  'bash: fork: retry: Resource temporarily unavailable',
  'bash: fork: retry: No child processes',
  'bash: fork: Cannot allocate memory',
  "sh: can't fork: Resource temporarily unavailable",
  'sh: 1: Cannot fork',
  'zsh: fork failed: resource temporarily unavailable',
  'no more processes',
  'sudo: unable to fork: Resource temporarily unavailable',
  'su: cannot fork user shell: Resource temporarily unavailable',
  'shell request failed on channel 0',
  'error: fork: Resource temporarily unavailable',
  '(CRON) error (fork failed)',
  "RuntimeError: can't start new thread",
  'pthread_create failed: Resource temporarily unavailable',
  'java.lang.OutOfMemoryError: unable to create new native thread',
  'runtime: failed to create new OS thread',
  'Error: spawn node EAGAIN',
  'error: cannot fork() for git: Resource temporarily unavailable',
  'OCI runtime exec failed: resource temporarily unavailable',
];

/** The texts of a page of a situation. */
export function mainBlocks(site: Site) {
  return {
    kit: scriptBlock(site, 'kit'),
    asked: screenBlock('Which row is wrong here? If it is row 1 type: lastshell recover 1'),
    messages: screenBlock(...MESSAGES),
  };
}

/** Those of the page beside it. */
export function moreBlocks(site: Site) {
  return {
    why: scriptBlock(site, 'why'),
    root: scriptBlock(site, 'root'),
    room: scriptBlock(site, 'room'),
    thawAll: scriptBlock(site, 'thaw', 'all', { all: true }),
    reboot: scriptBlock(site, 'reboot'),
    restarts: screenBlock('15 seconds, Ctrl-C stops it'),
  };
}

/** What to type, where a line has room for the selection; see plan/check-typed.ts. */
export function typedBlock({ protect }: Site, select: Selection, number: number): Code | undefined {
  try {
    const { text } = provenText(buildPlan({ script: 'typed', protect, ...select }));
    return { kind: 'code', role: 'type', name: `typed-${number}.sh`, text };
  } catch (error) {
    if (isKnownError(error)) return undefined;
    throw error;
  }
}

/** The texts for one service that the kit has no words for; `number` counts from 1. */
export function serviceBlocks(site: Site, { select }: Service, number: number) {
  return {
    rehearse: scriptBlock(site, 'recover', String(number), { ...select, dryRun: true }),
    recover: scriptBlock(site, 'recover', String(number), select),
  };
}

/** The selectors that the command of the kit takes, and what it takes of each: a comma or bracket shows as another sign there. */
const KIT: Readonly<Partial<Record<keyof Service['select'], RegExp>>> = {
  name: /^[\w./:@+][\w ./:@+-]*$/,
  uid: /^\d+$/,
  sid: /^[1-9]\d*$/,
  under: /^[1-9]\d*$/,
  cgroup: /^\/[\w ./:@+-]*$/,
};

/** One line for the command of the kit that means a service; undefined where it takes a text of its own. */
export function kitCommand({ select }: Service): string | undefined {
  const given = Object.entries(select) as [keyof Service['select'], readonly string[]][];
  const words = given.map(([kind, [value = '', ...others]]) => {
    const isTaken = others.length === 0 && (KIT[kind]?.test(value) ?? false);
    return isTaken ? `--${kind} ${/^[\w/.@:-]+$/.test(value) ? value : word(value)}` : undefined;
  });
  return words.includes(undefined) ? undefined : `lastshell recover ${words.join(' ')}`;
}
