import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The counters of one cgroup of the pids controller, read from outside. */
export interface PidsCount {
  readonly used: number;
  readonly limit: number;
  readonly refused: number | undefined;
}

/** The folder of the pids cgroup of a process, for cgroup v1 and v2. */
export async function findPidsGroup(pid: number): Promise<string> {
  const lines = (await readFile(`/proc/${pid}/cgroup`, 'utf8')).split('\n');
  const mounts = (await readFile('/proc/self/mountinfo', 'utf8')).split('\n').map(parseMount);
  const v1 = memberPath(lines, (controllers) => controllers.split(',').includes('pids'));
  const v1Mount = mounts.find((mount) => mount.type === 'cgroup' && mount.options.includes('pids'));
  if (v1 !== undefined && v1Mount) return path.join(v1Mount.folder, v1);
  const v2 = memberPath(lines, (controllers) => controllers === '');
  const v2Mount = mounts.find((mount) => mount.type === 'cgroup2');
  if (v2 !== undefined && v2Mount) return path.join(v2Mount.folder, v2);
  throw new Error(`process ${pid} is in no cgroup of the pids controller`);
}

function memberPath(lines: readonly string[], wanted: (controllers: string) => boolean): string | undefined {
  for (const line of lines) {
    const match = /^\d+:([^:]*):(.*)$/.exec(line);
    if (match && wanted(match[1] ?? '')) return match[2];
  }
  return undefined;
}

/** Fields of a line of mountinfo (proc(5)): the folder is the fifth; after ` - ` come type, source and options. */
function parseMount(line: string): { folder: string; type: string; options: string[] } {
  const [before = '', after = ''] = line.split(' - ');
  const [type = '', , options = ''] = after.split(' ');
  return { folder: before.split(' ')[4] ?? '', type, options: options.split(',') };
}

export async function readCount(group: string): Promise<PidsCount> {
  const read = (name: string): Promise<string> => readFile(path.join(group, name), 'utf8');
  const events = await read('pids.events').catch(() => '');
  const refused = /^max (\d+)/m.exec(events)?.[1];
  const limit = (await read('pids.max')).trim();
  return {
    used: Number(await read('pids.current')),
    limit: limit === 'max' ? Infinity : Number(limit),
    refused: refused === undefined ? undefined : Number(refused),
  };
}

export async function readProcs(group: string): Promise<number[]> {
  const text = await readFile(path.join(group, 'cgroup.procs'), 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean).map(Number);
}
