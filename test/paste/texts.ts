import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';
import { rogueName } from '../support/rogue-name.ts';
import { slice } from '../support/whole.ts';

/** Under this name one process sleeps beside every shell, which no shell may signal. */
export const ROGUE = rogueName('paste');

export interface Text {
  readonly name: string;
  readonly text: string;
  /** The last that it says. An echo of the text on the screen has no number there. */
  readonly end: RegExp;
  /** Damages if nobody asks for more. */
  readonly count: number;
  /** Damages that are made anyhow. */
  readonly most: number;
}

/** As many as there are kinds in damage.ts. */
export const KINDS = 13;
/** The shells share the kinds: each next one begins where the one before has ended. */
export const HALF = 7;

/** It would hold all processes that it may signal, and here it must not. */
const recover = buildPlan({ script: 'recover', name: [ROGUE], hold: 'never' });
/** In some shells prompts stand in front of it. */
const END = /\d still run, all others|^Now try: ls/m;

export function recoverText(count: number): Text {
  return { name: 'recover', text: renderText(recover).text, end: END, count, most: Infinity };
}

/** The same without its frame: what a damage does to it, a test must see. */
export function bareText(): Text {
  return { ...recoverText(0), name: 'recover without its frame', text: renderText(recover).body };
}

export function kitText(): Text {
  const { text } = renderText(buildPlan({ script: 'kit' }));
  return { name: 'kit', text, end: /^1 {2}\d+ --name /m, count: 1, most: slice(KINDS, 1) };
}

const asked = process.env['LASTSHELL_FUZZ'] ?? slice<string | undefined>('200', undefined);

/** The numbers of the damages for this text in the shell of this index; those of LASTSHELL_FUZZ=200 are 1 to 200. */
export function seedsFor({ count, most }: Text, index: number): number[] {
  const first = asked === undefined && count === HALF ? 1 + (index % 2) * (KINDS - HALF) : 1;
  const length = Math.min(Number(asked ?? count), most);
  return Array.from({ length }, (_, at) => first + at);
}
