import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.join(import.meta.dirname, '../README.md');

/**
 * Replaces what stands between the two marks of test/README.md.
 *
 * @param {'bench:first' | 'bench:speed' | 'bench:drills' | 'bench:page' | 'bench:start'} mark
 * @param {string} table
 */
export function writeEvidence(mark, table) {
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const text = readFileSync(FILE, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`test/README.md has no ${begin} … ${end}`);
  writeFileSync(FILE, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`);
}
