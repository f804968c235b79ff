import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The text under test. `first` holds at once, so that a name nobody has gives one short hold. */
export function recoverText(name: string, { hold }: { hold: 'first' | 'auto' }): string {
  const program = process.env['LASTSHELL_PROTOTYPE'] ?? '';
  return execFileSync(program, [name, hold], { encoding: 'utf8' });
}

/** A text that does not look again after three seconds, for those who hold many times. */
export function quick(text: string): string {
  return changed(text, '-lt 300', '-lt 0');
}

/** The same with one line changed; the line must be there. */
export function changed(text: string, from: string | RegExp, to: string): string {
  const next = text.replace(from, to);
  if (next === text) throw new Error(`not in the text: ${String(from)}`);
  return next;
}

const folder = mkdtempSync(join(tmpdir(), 'lastshell-hold-'));
chmodSync(folder, 0o755);
let count = 0;

/** A line that makes a shell read this text from a file. */
export function sourceLine(text: string, shell = 'bash'): string {
  const file = join(folder, String(++count));
  writeFileSync(file, text, { mode: 0o644 });
  return shell === 'zsh' ? `emulate sh -c '. ${file}'\n` : `. ${file}\n`;
}
