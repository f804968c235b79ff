import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { unframe } from '../../src/render/frame/unframe.ts';
import { renderText } from '../../src/render/rendered.ts';

/** The text under test. `first` holds at once, so that a name nobody has gives one short hold. */
export function recoverText(name: string, { hold }: { hold: 'first' | 'auto' }): string {
  return renderText(buildPlan({ script: 'recover', name: [name], hold })).text;
}

/** What the text says when it has held. */
export const HELD = /held for/;

/** Without the frame, which would not let a changed text run. */
function body(text: string): string {
  const found = unframe(text);
  if (found === undefined || found === 'damaged') throw new Error('not a text of ours');
  return `{\n${found.body}}\n`;
}

/** The body of a text that does not look again after three seconds, for those who hold many times. */
export function quick(text: string): string {
  if (!text.includes('ls_hold')) throw new Error('a text that does not hold');
  return changed(body(text), '-gt 300', '-gt -1');
}

/** The same with one line changed; the line must be there. */
export function changed(text: string, from: string | RegExp, to: string): string {
  const next = text.replace(from, to);
  if (next === text) throw new Error(`not in the text: ${String(from)}`);
  return next;
}

/** The undo, as a text may write it. */
export const UNDO = /kill -(s )?CONT (-- )?-1/;

/** A line more in the middle of a hold: all stand still, nobody is released yet. */
export function inTheMiddle(text: string, line: string): string {
  return changed(quick(text), /^ *ls_kill CONT (-- )?\$way\n/m, `${line.replaceAll('$', '$$$$')}\n$&`);
}

/** A hold that waits in its middle until somebody writes to this FIFO. */
export function gated(text: string, fifo: string): string {
  return inTheMiddle(text, `  read -r x <"${fifo}"`);
}

const folder = mkdtempSync(join(tmpdir(), 'lastshell-hold-'));
chmodSync(folder, 0o755);
let count = 0;

/** A line that makes a shell read this text from a file. */
export function sourceLine(text: string, shell = 'bash'): string {
  const file = join(folder, String(++count));
  writeFileSync(file, text, { mode: 0o644 });
  return shell === 'zsh' ? `emulate sh -o localtraps -c '. ${file}'\n` : `. ${file}\n`;
}

/** The keys of a paste; zsh is told first what the frame tells it. */
export function pasteLine(text: string, shell = 'bash'): string {
  return shell === 'zsh' ? `emulate sh -o localtraps -c '${text.replace(/'/g, String.raw`'\''`)}'\n` : text;
}
