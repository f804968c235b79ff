import { type Entry, parseFacts } from '../drill/report/facts.ts';
import { readText } from '../util/read.ts';

/** Says what a file of `lastshell drill --facts` holds, in one line; the values come from machines, so all is made plain. */
export function testedLine(file: string): string {
  const text = readText(file, 'facts', 'write it with: lastshell drill --facts');
  const lines = parseFacts(text, `facts: ${file}`).map(entryLine);
  return lines.join('; ').replace(/\p{C}|(?! )\p{Z}/gu, '?');
}

function entryLine({ date, arena, script, engine, kernel, shell, runs, recovered, hurt }: Entry): string {
  const place = `${arena} (${[engine, kernel, shell].filter(Boolean).join(', ')})`;
  return `${date}, ${script} in ${place}: ${recovered} of ${runs} runs recovered, ${hurt} bystanders hurt`;
}
