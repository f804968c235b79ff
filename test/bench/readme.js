import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const README = path.join(import.meta.dirname, '../../README.md');
const BEGIN = '<!-- bench:speed -->';
const END = '<!-- /bench:speed -->';

/**
 * Replaces what stands between the two marks of the README.
 *
 * @param {string} table
 */
export function writeReadme(table) {
  const text = readFileSync(README, 'utf8');
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error(`README.md has no ${BEGIN} … ${END}`);
  writeFileSync(README, `${text.slice(0, from + BEGIN.length)}\n\n${table}\n\n${text.slice(to)}`);
}
