import type { SelectorKind } from '../plan/selectors.ts';

const many = { type: 'string', array: true, requiresArg: true } as const;

/** The options that say whom a script may touch; values stay text until the plan has checked them. */
export const selectionOptions = {
  name: { ...many, describe: 'name of a process, exactly as list shows it' },
  exe: { ...many, describe: 'path of the program' },
  uid: { ...many, describe: 'real user ID, or user name' },
  pgid: { ...many, describe: 'ID of a process group' },
  sid: { ...many, describe: 'ID of a session' },
  cgroup: { ...many, describe: 'path of a control group, with all below it' },
  parent: { ...many, describe: 'children of this PID' },
  under: { ...many, describe: 'everything below this PID' },
  cmdline: { ...many, describe: 'pattern of the whole command line, as in *worker*' },
  protect: { ...many, describe: 'name or PID that no text may signal' },
} as const satisfies Record<SelectorKind | 'protect', object>;
