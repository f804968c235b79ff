import { UnprovenError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { type Rendered, renderText } from '../render/rendered.ts';
import { checkBody } from './body.ts';
import { wikiHazards } from './wiki-neutral.ts';

/** The faults of a text, a line for each: what may start a process, and what does not survive a wiki. */
export function faultsOf(rendered: Rendered): string[] {
  const { plan, body, text } = rendered;
  // One line has no room for what would make a reader of code sure of it; tests run it where a fork fails.
  if (plan.script === 'typed') return [];
  const forks = checkBody(body).findings.map(({ line, reason }) => `line ${line}: ${reason}`);
  return [...forks, ...wikiHazards(text).map(({ line, rule }) => `line ${line} of the paste: ${rule}`)];
}

/**
 * Nothing goes out that the proof has not passed, whatever was asked for.
 * @throws UnprovenError with the first fault.
 */
function prove(rendered: Rendered): void {
  const [fault] = faultsOf(rendered);
  if (fault === undefined) return;
  throw new UnprovenError(
    `${rendered.plan.script}: the proof finds a fault in this text, so it is not given out (${fault}); this is a bug of lastshell`,
  );
}

/** Texts that are proven; the pages of a site have the same ones many times. */
const proven = new Map<string, Rendered>();

/** The text of a plan: made once, proven, and then given out. @throws UnprovenError as prove() does. */
export function provenText(plan: Plan): Rendered {
  const key = JSON.stringify(plan);
  const known = proven.get(key);
  if (known !== undefined) return known;
  const rendered = renderText(plan);
  prove(rendered);
  proven.set(key, rendered);
  return rendered;
}
