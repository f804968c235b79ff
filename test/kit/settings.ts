import { join } from 'node:path';
import { GROUPS, type Setting } from './scene.ts';

const strangers = 'for i in {1..60}; do STRANGER 300 & done';
const rogues = 'for i in {1..28}; do ROGUE 300 & done';

/** A last shell and 28 rogues in a control group that has room for 29, or below one; 60 strangers outside. */
function groupSetting(name: string, below: readonly string[]): Setting {
  const top = join(GROUPS, `${name}-${process.pid}`);
  const groups = below.reduce<string[]>((all, each) => [...all, join(all.at(-1) ?? top, each)], [top]);
  const leaf = groups.at(-1) ?? top;
  return {
    groups,
    lines: [
      strangers,
      `mkdir -p ${leaf}`,
      `(echo $BASHPID >${leaf}/cgroup.procs; ${rogues})`,
      `(echo $BASHPID >${leaf}/cgroup.procs; echo 29 >${top}/pids.max; exec SHELL)`,
    ],
  };
}

/** A last shell in a control group that has room for so many, and what else is started in it; strangers outside. */
export function inGroup(name: string, lines: readonly string[], most = 29, wrap = ''): Setting {
  const group = join(GROUPS, `${name}-${process.pid}`);
  const enter = `echo $BASHPID >${group}/cgroup.procs`;
  // What is started first must not be a child of the first process that this shell shares with it.
  const start = `(${enter}; ${lines.join('; ')})`;
  return { groups: [group], lines: [strangers, `mkdir -p ${group}`, start, `(${enter}; echo ${most} >${group}/pids.max; exec ${wrap}SHELL)`] }; // prettier-ignore
}

const USER = 54391;

export const settings = {
  'pids.max at the leaf': groupSetting('leaf', []),
  'pids.max at a parent': groupSetting('parent', ['leaf']),
  'the slice of a user, as systemd has it': groupSetting('user.slice', ['user-1000.slice', 'session-3.scope']),
  'RLIMIT_NPROC of a user': {
    lines: [
      strangers,
      `setpriv --reuid=${USER} --clear-groups bash -c '${rogues}'`,
      `setpriv --reuid=${USER} --clear-groups prlimit --nproc=29 SHELL`,
    ],
  },
} as const satisfies Record<string, Setting>;
