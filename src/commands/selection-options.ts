import type { SelectorKind } from '../plan/selectors.ts';

const many = { type: 'string', array: true, requiresArg: true } as const;

/** The options that say whom a script may touch; values stay text until the plan has checked them. */
export const selectionOptions = {
  name: { ...many, describe: 'process name as list shows it, exactly' },
  exe: { ...many, describe: 'path of the program' },
  uid: { ...many, describe: 'real user ID, or user name' },
  pgid: { ...many, describe: 'process group' },
  sid: { ...many, describe: 'session' },
  cgroup: { ...many, describe: 'control group, with what is below it' },
  parent: { ...many, describe: 'children of this PID' },
  under: { ...many, describe: 'everything below this PID' },
  cmdline: { ...many, describe: 'pattern for the whole command line' },
  protect: { ...many, describe: 'name or PID never to be signalled' },
} as const satisfies Record<SelectorKind | 'protect', object>;
