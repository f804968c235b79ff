import { readFileSync, readdirSync } from 'node:fs';

const TRACED = 'fork,vfork,clone,clone3,execve,kill,tkill,tgkill,openat';

/** Where and as whom a shell runs that reads damaged texts. */
export interface Confined {
  /** Of this shell alone, so that a signal to everybody reaches nobody else. */
  readonly uid: number;
  /** What strace writes. */
  readonly log: string;
  /** A program that sleeps under the name that the texts mean. */
  readonly rogue: string;
}

/**
 * The command that runs a shell which may not start anything, watched by strace, beside one rogue, as a user of its
 * own, in a PID namespace of its own: so whatever a damaged text does reaches nobody. A shell that is traced does not
 * hold either.
 */
export function confine({ uid, log, rogue }: Confined, shell: string): string {
  const strace = `strace --seccomp-bpf -f -o ${log} -e trace=${TRACED}`;
  const limits = `setpriv --reuid=${uid} --clear-groups prlimit --nproc=1`;
  // strace would wait for the rogue, were it a child of its own.
  const inside = `${rogue} 3600 <&- >&- 2>&- & ${strace} ${limits} ${shell}; exit`;
  return `exec unshare --pid --fork --kill-child --mount-proc sh -c '${inside}'`;
}

function isOf(pid: string, uid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1').includes(`\nUid:\t${uid}\t`);
  } catch {
    return false;
  }
}

/** The PID that the shell of this user has out here; undefined if there is none. */
export function pidOf(uid: number): number | undefined {
  const pid = readdirSync('/proc').find((name) => /^\d/.test(name) && isOf(name, uid));
  return pid === undefined ? undefined : Number(pid);
}

/** Whether it sleeps, as one that waits for more to read. */
export function isAsleep(pid: number): boolean {
  try {
    return / S /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

export function isThere(pid: number): boolean {
  try {
    return !/ [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
