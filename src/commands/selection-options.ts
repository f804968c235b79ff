/** The options that say whom a script may touch; values stay text until the plan has checked them. */
export const selectionOptions = {
  name: { type: 'string', array: true, requiresArg: true, describe: 'process name as list shows it, exactly' },
  uid: { type: 'string', array: true, requiresArg: true, describe: 'real user ID' },
  parent: { type: 'string', array: true, requiresArg: true, describe: 'PID of the parent' },
  protect: { type: 'string', array: true, requiresArg: true, describe: 'name or PID never to be signalled' },
} as const;
