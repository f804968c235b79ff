import { UnprovenError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { isEnveloped, payloadOf, renderScript } from '../render/kit/script.ts';
import { checkScript } from './no-fork/check-script.ts';
import { payloadHazards, wikiHazards } from './wiki-neutral.ts';

/** Texts without a fault; the pages of a site have the same ones many times. */
const proven = new Set<string>();

/** The faults of the text that a plan makes, a line for each: a paste on its way, the commented text in the shell. */
export function faultsOf(plan: Plan): string[] {
  // Ten lines have no room for what would make a reader of code sure of them; tests run them where a fork fails.
  if (plan.script === 'typed') return [];
  // A paste holds the same syntax tree without the comments that the proof reads.
  const text = renderScript({ ...plan, form: 'annotated' });
  const { findings } = checkScript(text, { shell: plan.shell, patience: Infinity });
  const forks = findings.map(({ line, reason }) => `line ${line}: ${reason}`);
  if (!isEnveloped(plan)) return forks;
  const hazards = [...wikiHazards(renderScript(plan)), ...payloadHazards(payloadOf(plan))];
  return [...forks, ...hazards.map(({ line, rule }) => `line ${line} of the paste: ${rule}`)];
}

/**
 * Nothing goes out that the proof has not passed, whatever was asked for.
 * @throws UnprovenError with the first fault.
 */
export function prove(plan: Plan): void {
  const key = JSON.stringify(plan);
  if (proven.has(key)) return;
  const [fault] = faultsOf(plan);
  if (fault !== undefined)
    throw new UnprovenError(
      `${plan.script}: the proof finds a fault in this text, so it is not given out (${fault}); this is a bug of lastshell`,
    );
  proven.add(key);
}

/** The text of a plan, once it is proven. */
export function provenScript(plan: Plan): string {
  prove(plan);
  return renderScript(plan);
}
