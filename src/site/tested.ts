import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { type Entry, parseFacts } from '../drill/report/facts.ts';

/** Says what a file of `lastshell drill --facts` holds, in one line; the values come from machines, so all is made plain. */
export function testedLine(file: string): string {
  return parseFacts(read(file), `facts: ${file}`).map(entryLine).join('; ').replace(/\p{C}|(?! )\p{Z}/gu, '?'); // prettier-ignore
}

function entryLine({ date, arena, script, engine, kernel, shell, runs, recovered, hurt }: Entry): string {
  const place = `${arena} (${[engine, kernel, shell].filter(Boolean).join(', ')})`;
  return `${date}, ${script} in ${place}: ${recovered} of ${runs} runs recovered, ${hurt} bystanders hurt`;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UsageError(
      `facts: cannot read ${JSON.stringify(file)} (${code}); write it with: lastshell drill --facts`,
    );
  }
}
