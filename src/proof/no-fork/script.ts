import type { ParsedScript } from 'unbash';
import { visitList } from './lists.ts';
import { type Visit, report } from './visit.ts';

/** Judges a script, or what stands in a substitution. */
export function visitScript(v: Visit, script: ParsedScript): void {
  for (const error of script.errors ?? []) report(v, error, 'syntax', error.message);
  visitList(v, script.commands);
}
