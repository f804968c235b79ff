import { readFileSync, readlinkSync } from 'node:fs';
import { parseStat } from './observe.ts';

/** What tells one run of the tool from every other: PID, start time, boot and PID namespace, in this order. */
interface Owner {
  readonly pid: string;
  readonly born: string;
  readonly place: string;
}

/** Goes into the labels and names of all that a drill makes, so that the next start knows whose it is. */
export const owner = formatOwner({ pid: String(process.pid), born: bornOf('self') ?? '0', place: placeOf() });

/**
 * True only for a process of this boot and this PID namespace that is gone. Of others nothing can be said from here,
 * and a drill that is still running must never be touched.
 */
export function isOrphaned(text: string): boolean {
  const found = parseOwner(text);
  return found?.place === placeOf() && bornOf(found.pid) !== found.born;
}

function formatOwner({ pid, born, place }: Owner): string {
  return `${pid}-${born}-${place}`;
}

function parseOwner(text: string): Owner | undefined {
  const [, pid = '', born = '', place = ''] = /^(\d+)-(\d+)-([0-9a-f]+-\d+)$/.exec(text) ?? [];
  return place === '' ? undefined : { pid, born, place };
}

function placeOf(): string {
  if (process.platform !== 'linux') return 'elsewhere';
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
  const namespace = readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, '');
  return `${boot}-${namespace}`;
}

/** The start time of a living process; a zombie is gone for our purpose. */
function bornOf(pid: string): string | undefined {
  try {
    const stat = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return stat && !'ZX'.includes(stat.state) ? stat.born : undefined;
  } catch {
    return undefined;
  }
}
