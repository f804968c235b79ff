import type { Look, Member } from './arena.ts';

/** How the whole guest is starved: both limits count every task of the system, kernel threads too. */
export type SystemLimit = 'pid_max' | 'threads_max';

/** The values of the host's limits; a recovery must leave them as they were. */
// A type and not an interface, so that it is a record of numbers too.
type SystemLimits = {
  readonly pidMax: number;
  readonly threadsMax: number;
};

/** What the outside sees of a process of the guest. */
export interface VmMember extends Member {
  readonly ppid: number;
  readonly uid: number;
  readonly group: number;
  readonly session: number;
}

/** A look at the virtual machine: user space as members, kernel threads only in the count. */
export interface VmLook extends Look {
  readonly members: readonly VmMember[];
  readonly limits: SystemLimits;
}

type Task = [number, string, string, string, number, number, number, number, number];

/** The guest's answer to `look`. */
export interface Sight extends SystemLimits {
  readonly members: readonly (Task | null)[];
  readonly tasks: number;
  readonly reserved: number;
  readonly user: number;
  readonly seen: number;
}

/** Below this number a PID is not given out again (linux/pid.c, RESERVED_PIDS). */
const RESERVED_PIDS = 300;

export function parseSight(line: string): Sight {
  return JSON.parse(line) as Sight;
}

/** Members without the role, which only the session knows. */
export function membersOf(sight: Sight): Omit<VmMember, 'role'>[] {
  return sight.members.flatMap((task) => (task ? [toMember(task)] : []));
}

function toMember([pid, born, state, comm, threads, ppid, uid, group, session]: Task): Omit<VmMember, 'role'> {
  return { pid, born, state, comm: Buffer.from(comm, 'hex').toString(), threads, ppid, uid, group, session };
}

/** Tasks that are counted but live too short a time to be read: links of a chain. */
export function ghost(threads: number): VmMember {
  const nothing = { pid: 0, born: '', ppid: 0, uid: 0, group: 0, session: 0 };
  return { ...nothing, threads, state: '?', comm: '?', role: 'rogue' };
}

/** What the full limit counts, and how much it allows; `processes` is the operator's own limit, if he has one. */
export function usage(sight: Sight, what: SystemLimit, processes: number): Pick<Look, 'used' | 'limit'> {
  if (processes > 0) return { used: sight.user, limit: processes };
  if (what === 'threads_max') return { used: sight.tasks, limit: sight.threadsMax };
  return { used: sight.tasks + countOrphanedNumbers(sight), limit: sight.reserved + sight.pidMax - RESERVED_PIDS };
}

/** A PID stays taken after its process when a group or a session still bears it: a rogue that hops costs two each. */
function countOrphanedNumbers(sight: Sight): number {
  const members = membersOf(sight);
  const taken = new Set(members.flatMap(({ group, session }) => [group, session]));
  for (const { pid } of members) taken.delete(pid);
  return [...taken].filter((number) => number >= RESERVED_PIDS).length;
}

/** PID and start time: what makes a process this one and no later one with its number. */
export function identity({ pid, born }: Pick<Member, 'pid' | 'born'>): string {
  return `${pid}@${born}`;
}
