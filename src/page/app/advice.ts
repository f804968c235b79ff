import type { ScriptName } from '../../plan/scripts.ts';

/** How the text gets into the shell. */
export const how = {
  paste: 'Press Enter once. Only a > and nothing more? The paste was cut: press Ctrl-C, and paste again.',
  typed:
    'Type line 1, and compare the signs that it prints. Line 2 stops everything, ends whoever has the name, and lets the rest run on.',
};

interface Sight {
  /** What must be seen after the text has run. */
  readonly see: string;
  readonly next: string;
}

export const sights: Readonly<Record<ScriptName, Sight>> = {
  kit: {
    see: 'what is full, and numbered rows',
    next: 'type lastshell recover 1 if row 1 is the culprit. It shows who is meant, and asks',
  },
  why: { see: 'a line for each limit, then which one is full', next: 'paste “kit” to see who fills it' },
  list: { see: 'a line for each process', next: 'open “Another text” below, and put the name of the culprit there' },
  top: { see: 'rows, the largest first', next: 'bring its answer back, below' },
  freeze: {
    see: '“Frozen”, how many, and the first PIDs',
    next: 'paste “kill” for the same, or “thaw” to take it back',
  },
  kill: { see: '“Killed”, how many, and “Now try: ls” at the end', next: 'type ls, which must work' },
  thaw: { see: '“Continued”, and how many', next: 'paste “why”: is the limit still full?' },
  recover: {
    see: '“Killed”, how many, and “Now try: ls” at the end',
    next: 'type ls, which must work, and find out who started the culprit',
  },
  root: { see: 'ways to become root, with what each costs', next: 'try them from the top' },
  room: { see: 'the limit that was raised, and its undo', next: 'note the undo, and type ls' },
  typed: {
    see: 'after line 1 the same signs as in it; after line 2 the prompt',
    next: 'if a sign differs, the keyboard has another layout: type no further',
  },
  reboot: { see: '“15 seconds, Ctrl-C stops it”', next: 'wait: the host restarts' },
};
