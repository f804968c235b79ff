import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const README = path.join(import.meta.dirname, '../../README.md');

/**
 * Replaces what stands between the two marks of the README.
 *
 * @param {'bench:speed' | 'bench:drills' | 'bench:page'} mark
 * @param {string} table
 */
export function writeReadme(mark, table) {
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const text = readFileSync(README, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}`);
  writeFileSync(README, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`);
}
