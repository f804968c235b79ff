import { readdirSync, readFileSync } from 'node:fs';
import type { Member } from './arena.ts';

/** One process as the host's /proc shows it. */
export interface Seen extends Omit<Member, 'role'> {
  readonly parent: number;
}

/**
 * The processes of a cgroup and the zombies that belong to it. A zombie is no longer listed in cgroup.procs, but holds
 * its slot until it is reaped, so it is found by its parent. Synchronous on purpose: a look should be short.
 */
export function observe(pids: readonly number[]): Seen[] {
  const living = pids.flatMap((pid) => seeProcess(pid) ?? []);
  const parents = new Set(pids);
  const zombies = hostPids()
    .filter((pid) => !parents.has(pid))
    .flatMap((pid) => seeProcess(pid) ?? [])
    .filter((seen) => seen.state === 'Z' && parents.has(seen.parent));
  return [...living, ...zombies];
}

function hostPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function seeProcess(pid: number): Seen | undefined {
  const stat = parseStat(readText(`/proc/${pid}/stat`));
  if (!stat) return undefined;
  const isHeadless = stat.state === 'Z' && stat.threads > 1;
  return { ...stat, pid, state: isHeadless ? livingThread(pid) : stat.state };
}

/** The comm may hold anything, so the fields are counted from the last parenthesis. */
export function parseStat(text: string): Omit<Seen, 'pid'> | undefined {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return undefined;
  const fields = text.slice(close + 2).split(' ');
  return {
    comm: text.slice(open + 1, close),
    state: fields[0] ?? '?',
    parent: Number(fields[1]),
    threads: Number(fields[17]),
    born: fields[19] ?? '',
  };
}

function livingThread(pid: number): string {
  let threads: string[];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    return 'Z';
  }
  const states = threads.flatMap((thread) => parseStat(readText(`/proc/${pid}/task/${thread}/stat`))?.state ?? []);
  return states.find((state) => !'ZX'.includes(state)) ?? 'Z';
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
