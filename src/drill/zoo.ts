import type { Bomb, Member, Operator } from './arena.ts';

/** Where an arena keeps the programs of zoo/. */
export const ZOO_FOLDER = '/zoo';

/** Users that exist on no real machine, because RLIMIT_NPROC counts a user's processes outside the arena too. */
const STUDENT = '61001';
const TENANT: Operator = { uid: 61002, processes: 60 };

type Draft = Omit<Bomb, 'isRogue' | 'command'> & {
  readonly command?: readonly string[];
  readonly comm?: RegExp;
};

/** Without a command of its own a bomb is the program of its name. */
function bomb({ comm = /^/, command, ...rest }: Draft): Bomb {
  const isRogue = (member: Omit<Member, 'role'>): boolean => comm.test(member.comm);
  return { command: [`${ZOO_FOLDER}/${rest.name}`], ...(command && { command }), ...rest, isRogue };
}

function zoo(program: string, ...words: string[]): string[] {
  return [`${ZOO_FOLDER}/${program}`, ...words];
}

const plain: readonly Bomb[] = [
  bomb({ name: 'loop', models: 'a daemon that forks in a loop and spins at the limit', select: ['--name', 'loop'] }),
  bomb({ name: 'paced', models: 'a job runner that retries a refused fork for ever', select: ['--name', 'paced'] }),
  bomb({
    name: 'bombsh',
    models: 'a wrapper script that calls itself: the classic',
    select: ['--name', 'bombsh'],
    needs: '/bin/bash',
  }),
  bomb({
    name: 'typed',
    models: 'the classic, typed at a prompt by a person with an account: its comm is bash',
    command: zoo('as', STUDENT, '0', '/bin/bash', '-c', ':() { :|:& }; :'),
    needs: '/bin/bash',
    select: ['--name', 'bash', '--uid', STUDENT],
  }),
  bomb({ name: 'supervisor', models: 'a supervisor that respawns its workers', select: ['--name', 'supervisor'] }),
  bomb({ name: 'slowleak', models: 'a server that loses a helper now and then', select: ['--name', 'slowleak'] }),
  bomb({ name: 'zombies', models: 'a parent that never waits for its children', select: ['--name', 'zombies'] }),
];

const moving: readonly Bomb[] = [
  bomb({ name: 'chain', models: 'short-lived links, each starts the next and exits', select: ['--name', 'chain'] }),
  bomb({
    name: 'chain-hop',
    models: 'the same, each link a daemon in a session of its own',
    command: zoo('chain', 'hop'),
    select: ['--name', 'chain'],
  }),
  bomb({
    name: 'watchdogs',
    models: 'an agent and its guard that restart each other',
    select: ['--name', 'agent', '--name', 'agent-guard', '--name', 'watchdogs'],
  }),
  bomb({ name: 'renamer', models: 'a new comm at each fork', select: ['--exe', '/zoo/renamer'] }),
  bomb({ name: 'hopper', models: 'a new session and parent at each fork', select: ['--name', 'hopper'] }),
  bomb({ name: 'stubborn', models: 'ignores polite signals, forks on CONT', select: ['--name', 'stubborn'] }),
  bomb({ name: 'unfreezer', models: 'a parent that wakes stopped children', select: ['--name', 'unfreezer'] }),
  bomb({
    name: 'unfreezers',
    models: 'several guards that wake the whole process group',
    command: zoo('unfreezer', 'many'),
    select: ['--name', 'unfreezer'],
  }),
];

const threaded: readonly Bomb[] = [
  bomb({ name: 'threads', models: 'one process that leaks threads', select: ['--name', 'threads'] }),
  bomb({
    name: 'threads-many',
    models: 'processes of 200 threads each',
    command: zoo('threads', 'many'),
    select: ['--name', 'threads'],
  }),
  bomb({
    name: 'threads-headless',
    models: 'leaks threads after its main thread has left',
    command: zoo('threads', 'headless'),
    select: ['--name', 'threads'],
  }),
];

const strange: readonly Bomb[] = [
  bomb({
    name: 'odd-paren',
    models: 'a comm that fakes the fields of /proc/PID/stat',
    command: zoo('oddname', 'paren'),
    select: ['--name', 'a b) S 1'],
  }),
  bomb({
    name: 'odd-newline',
    models: 'a comm with a newline',
    command: zoo('oddname', 'newline'),
    select: ['--exe', '/zoo/oddname'],
  }),
  bomb({
    name: 'odd-escape',
    models: 'a comm with escape codes for the terminal',
    command: zoo('oddname', 'escape'),
    select: ['--exe', '/zoo/oddname'],
  }),
  bomb({
    name: 'foreign',
    models: 'a rogue of another user, whose exe a root without CAP_SYS_PTRACE cannot read',
    command: zoo('as', STUDENT, '0', '/zoo/paced'),
    select: ['--uid', STUDENT],
  }),
  bomb({
    name: 'own-limit',
    models: 'an ordinary user whose own rogue fills RLIMIT_NPROC',
    command: zoo('as', String(TENANT.uid), String(TENANT.processes), '/zoo/paced'),
    select: ['--name', 'paced'],
    operator: TENANT,
  }),
];

/** All that `lastshell drill --bomb all` runs, in the order of the report. */
export const bombs: readonly Bomb[] = [...plain, ...moving, ...threaded, ...strange];

/** What cannot be ended from inside: zombies whose parent is the container's first process. Not part of `all`. */
export const orphans: Bomb = bomb({
  name: 'orphans',
  models: 'orphans in a container whose first process never reaps',
  select: ['--name', 'orphans'],
});

/** A team's own culprit. Whatever is new in the arena and not of the last shell is a rogue. */
export function ownBomb(command: readonly string[]): Bomb {
  return { ...bomb({ name: 'exec', models: 'a culprit given with --exec', select: [] }), command };
}

/** Sleepers up to the very limit: no bomb, but the arena in which a fork cannot succeed. */
export const filler: Bomb = bomb({ name: 'filler', models: 'sleepers up to the limit', select: ['--name', 'filler'] });
