import type { ScriptName } from './scripts.ts';
import type { Selectors } from './selectors.ts';

/** When everything is stopped for a moment: where a walk does not become calm, never, or at once. */
export const holdModes = ['auto', 'never', 'first'] as const;
export type HoldMode = (typeof holdModes)[number];

/** What to do, to whom, under which constraints: all that a text may depend on. Only buildPlan makes one. */
export interface Plan {
  readonly script: ScriptName;
  readonly selectors: Selectors;
  readonly protect: { readonly names: readonly string[]; readonly pids: readonly number[] };
  /** Names of the services of a site, which a kit asks to type before it acts on one. */
  readonly services: readonly string[];
  /** Whether `thaw` means everybody whom a broken hold has left stopped; then there is no selector. */
  readonly all: boolean;
  readonly dryRun: boolean;
  /** Whether what would be refused is done all the same. */
  readonly force: boolean;
  readonly hold: HoldMode;
  /** Absolute path of the proc file system to read. */
  readonly proc: string;
}
