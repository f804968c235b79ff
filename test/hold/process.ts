/** One process, as /proc/PID/stat has it. */
export interface Process {
  pid: number;
  name: string;
  state: string;
  parent: number;
  group: number;
  session: number;
}

function parseLine(line: string): Process | undefined {
  const match = /^(\d+) \((.*)\) (\S) (\d+) (\d+) (\d+)/.exec(line);
  if (!match) return undefined;
  const [, pid, name = '', state = '', parent, group, session] = match;
  return { pid: Number(pid), name, state, parent: Number(parent), group: Number(group), session: Number(session) };
}

export function parseList(text: string): Process[] {
  return text.split('\n').flatMap((line) => parseLine(line) ?? []);
}

export function isStopped({ state }: Process): boolean {
  return state === 'T' || state === 't';
}
