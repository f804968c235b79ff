import path from 'node:path';
import type { Member } from './arena.ts';

/** An innocent of the arena: the command that starts it, and the comms it will show. */
interface Bystander {
  readonly command: readonly string[];
  readonly comms: readonly string[];
  /** It has stopped itself before the bomb, and must still be stopped afterwards. */
  readonly isStopped?: boolean;
}

function sleeper(name: string, children = 0): Bystander {
  return {
    command: ['/zoo/bystander', name, String(children)],
    comms: Array.from({ length: children + 1 }, () => name),
  };
}

/** The comm of what carries the last shell: its parent, and nobody else's. */
export const carrier = 'sshd';

/** Names made to be hit by a careless match: a prefix, an extension, a comm with spaces and a parenthesis. */
const sleepers: readonly Bystander[] = [
  sleeper('a b) c'),
  sleeper('loo'),
  sleeper('loopx'),
  sleeper('bombshx'),
  sleeper('supervisorx'),
  sleeper('postgres', 3),
  { command: ['/zoo/as', '61033', '0', '/zoo/bystander', 'nginx'], comms: ['nginx'] },
  { command: ['/zoo/bystander', 'vi', '0', 'stop'], comms: ['vi'], isStopped: true },
];

/** All innocents: the sleepers, and a colleague at a shell of the kind that is drilled. */
export function bystandersWith(shell: readonly string[]): readonly Bystander[] {
  const carry = ['/zoo/carry', 'login', '0', '0', '/arena/colleague', '/dev/null', '-', ...shell];
  return [...sleepers, { command: carry, comms: ['login', path.basename(shell[0] ?? '').slice(0, 15)] }];
}

/** Whether those who are there are these innocents: each with the name that is expected, and stopped if it shall be. */
export function isCrowd(
  members: readonly Pick<Member, 'comm' | 'state'>[],
  crowd: readonly Omit<Bystander, 'command'>[],
): boolean {
  const seen = members.map(({ comm, state }) => look(comm, state === 'T'));
  const expected = crowd.flatMap(({ comms, isStopped = false }) => comms.map((comm) => look(comm, isStopped)));
  return seen.sort().join('\n') === expected.sort().join('\n');
}

function look(comm: string, isStopped: boolean): string {
  return `${comm}${isStopped ? ' stopped' : ''}`;
}
