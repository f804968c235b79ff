import type { ScriptName } from '../../plan/scripts.ts';
import type { State } from './state.ts';

/** What a symptom means, in the words of `why`. */
export const meanings: Readonly<Record<State['symptom'], string>> = {
  unknown: 'The first text says which limit is full.',
  again: 'Full is one of: threads-max, pid_max, a pids.max of the shell or above it, or the user’s RLIMIT_NPROC.',
  memory:
    'Memory or the commit limit has run out (then these texts may fail too: they need about 1.5 MB), or the init of this PID namespace is dead.',
};

export const placeAdvice: Readonly<Record<State['place'], string>> = {
  root: 'Root can do all of this, unless memory has run out.',
  user: 'It can end your own processes only. To become root with no free slot is a matter of its own: the text “root”.',
  container: 'It sees this container only. If nobody in it fills a limit, the culprit is outside: go to the host.',
  outside: 'Select by control group: the path after the last colon in /proc/PID/cgroup of a process of the container.',
};

/** How the text gets into the shell. */
export const how = {
  paste:
    'Paste it into the open shell, and press Enter once. If you see > and nothing happens, it was cut: press Ctrl-C and paste again.',
  typed:
    'Do not paste it: type line 1, and compare the signs that it prints. Line 2 stops everything, kills whoever has the name, and lets the rest run on.',
};

interface Sight {
  /** What must be seen after the text has run. */
  readonly see: string;
  readonly next: string;
}

export const sights: Readonly<Record<ScriptName, Sight>> = {
  kit: {
    see: 'what is full, then rows',
    next: 'lastshell recover 1, if row 1 is the culprit: it shows who that is, and asks',
  },
  why: { see: 'a line for each limit, then which one is full', next: 'paste “top” to see who fills it' },
  list: { see: 'a line for each process', next: 'put the name of the culprit in here and choose “recover”' },
  top: { see: 'rows, the largest first', next: 'copy what it shows into “What it said” below' },
  freeze: {
    see: '“Frozen”, how many, and the first PIDs',
    next: 'paste “kill” for the same, or “thaw” to take it back',
  },
  kill: { see: '“Killed”, how many, and “Now try: ls” at the end', next: 'type ls: it must work' },
  thaw: { see: '“Continued”, and how many', next: 'paste “why”: is the limit still full?' },
  recover: {
    see: '“Killed”, how many, and “Now try: ls” at the end',
    next: 'type ls: it must work; then find out who started the culprit',
  },
  root: { see: 'ways to become root, with what each costs', next: 'try them from the top' },
  room: { see: 'the limit that was raised, and its undo', next: 'note the undo, and type ls' },
  typed: {
    see: 'after line 1 the same signs as in it; after line 2 the prompt',
    next: 'if a sign differs, the keyboard has another layout: type no further',
  },
  reboot: { see: 'what it is about to do, and a question', next: 'nothing: the host restarts' },
};
