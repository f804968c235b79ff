import type { State } from './state.ts';

/** A state, or nothing where no path leads. */
export type Reach = State | undefined;

export function join(a: Reach, b: Reach): Reach {
  return a && b ? a.join(b) : (a ?? b);
}

/** Where a command leads when it succeeds and when it fails. */
export interface Outcome {
  yes: Reach;
  no: Reach;
}

export const both = (state: Reach): Outcome => ({ yes: state, no: state });
export const merged = ({ yes, no }: Outcome): Reach => join(yes, no);
export const joined = (a: Outcome, b: Outcome): Outcome => ({ yes: join(a.yes, b.yes), no: join(a.no, b.no) });
