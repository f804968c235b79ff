import { frame } from '../../src/render/frame/frame.ts';
import { slice } from '../support/whole.ts';
import { type Outcome, type Shell, feed } from './shells.ts';

export const { text, sum } = frame(
  'ls_hello() {\n  echo "Text at its end $1"\n}\nls_hello "(as it is)"\nunset -f ls_hello',
);
export const MESSAGE = 'lastshell: damaged, nothing done; paste again';

/** The quoted word that the sum covers, with both its quotes. */
export const from = text.indexOf("')\n;;x)");
export const to = text.indexOf("';do for ls_i") + 1;
export const word = text.slice(from, to);

/**
 * The words of which a shell cannot know that they are wrong before it looks for them: they stand where a command
 * does, before or outside of what is checked.
 */
const COMMANDS =
  /ls_(?=\(\))|local |set [-+]f|set (?=-- 1)|shift 9|IFS=(?=\$ls_i)|eval (?="\{ case)|emulate sh \+o aliases -o localtraps -c ls_|ls_(?=;;\nesac)|\n;;esac|\);;esac/g;
const commands = [...text.matchAll(COMMANDS)].map(({ 0: { length }, index }) => [index - 1, index + length] as const);

function isCommand(at: number): boolean {
  return commands.some(([first, last]) => at >= first && at <= last);
}

export interface Damage {
  readonly name: string;
  readonly text: string;
  /** Where it is, if it is at one place. */
  readonly at?: number;
}

export const places = Array.from(text, (_, at) => at);

export function isInWord(at: number): boolean {
  return at >= from && at < to;
}

function put(at: number, length: number, other: string): string {
  return text.slice(0, at) + other + text.slice(at + length);
}

function show(kind: string, at: number): string {
  return `${kind}: ${JSON.stringify(`${text.slice(Math.max(0, at - 9), at)}[${text[at] ?? ''}]${text.slice(at + 1, at + 9)}`)}`;
}

/** One of a few characters that stand for all. What ends a command is not one: behind it any word is a command. */
export function otherThan(character: string, at: number): string {
  const others = Array.from('x5#').filter((each) => each !== character);
  return others[at % others.length] ?? '';
}

export function each(
  kind: string,
  some: readonly number[],
  other: (character: string, at: number) => string,
): Damage[] {
  return some.map((at) => ({ name: show(kind, at), text: put(at, 1, other(text[at] ?? '', at)), at }));
}

/** What must not be: half a text, a program looked for, a shell that ends though its grammar is not hurt. */
function faultOf({ name, text: damaged, at }: Damage, { ran, looked, lives, said }: Outcome): string | undefined {
  if (ran && !damaged.includes(word)) return `${name} RAN`;
  if (looked && !(at !== undefined && isCommand(at))) return `${name} LOOKED ${said}`;
  if (!lives && at !== undefined && at > from && at < to - 1) return `${name} ENDED ${said}`;
  return undefined;
}

export function faults(shell: Shell, damages: readonly Damage[]): string[] {
  return damages.flatMap((damage) => faultOf(damage, feed(shell, damage.text)) ?? []);
}

export function some(share: number): number[] {
  return places.filter((at) => at % slice(1, share) === 0);
}
