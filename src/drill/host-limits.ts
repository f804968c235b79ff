import { readFileSync } from 'node:fs';

/** Of the machine under a container: a script must not have moved them, whoever it runs as. */
export function systemLimits(): Record<string, number> {
  return { 'threads-max': read('threads-max'), pid_max: read('pid_max') };
}

function read(name: string): number {
  return Number(readFileSync(`/proc/sys/kernel/${name}`, 'utf8'));
}
