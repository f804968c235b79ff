import type { Plan } from '../plan/plan.ts';
import { fill } from './engine.ts';
import { scripts } from '../plan/scripts.ts';
import { hasSelector } from '../plan/selectors.ts';
import { compact } from './compact/compact.ts';
import { envelop, PAYLOAD_WIDTH, type Enveloped } from './envelope/envelope.ts';
import { toView, type Names } from './view.ts';

function namesIn(text: string): Names {
  const functions = [...text.matchAll(/^(__ls_\w+|lastshell)\(\)/gm)].map((match) => match[1] ?? '');
  const code = text.replace(/^ *#.*$/gm, '');
  const builtins = [...code.matchAll(/(?<!\\)\\builtin (\w+)/g)].map((match) => match[1] ?? '');
  return { functions, builtins: [...new Set(builtins)].toSorted() };
}

/** The commented text: LF only, one final newline. */
function fillWhole(plan: Plan): string {
  // The plan has refused this already; a text that means everybody must not come from a slip between the two.
  if (scripts[plan.script].selector === 'needed' && !hasSelector(plan.selectors)) throw new Error('nobody is selected');
  // The last line forgets every function, and which there are shows only once the text is there.
  const names = namesIn(fill(plan.script, toView(plan, { functions: [], builtins: [] })));
  return fill(plan.script, toView(plan, names)).trimEnd() + '\n';
}

/** The short lines inside the envelope of a paste. */
export function payloadOf(plan: Plan): string[] {
  const text = fillWhole({ ...plan, form: 'paste' });
  return compact(text, namesIn(text).functions, PAYLOAD_WIDTH);
}

/** A paste with its checksum. */
export function renderPaste(plan: Plan): Enveloped {
  return envelop(payloadOf(plan), true);
}

/** What is typed by hand has no envelope. */
export function isEnveloped(plan: Plan): boolean {
  return plan.form === 'paste' && plan.script !== 'typed';
}

/** Turns a plan into the text for the last shell. */
export function renderScript(plan: Plan): string {
  return isEnveloped(plan) ? renderPaste(plan).text : fillWhole(plan);
}
