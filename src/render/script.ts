import type { Plan } from '../plan/plan.ts';
import { fill } from './engine.ts';
import { scripts } from '../plan/scripts.ts';
import { hasSelector } from '../plan/selectors.ts';
import { toView } from './view.ts';

function functionsOf(text: string): string[] {
  return [...text.matchAll(/^(__ls_\w+|lastshell)\(\)/gm)].map((match) => match[1] ?? '');
}

/** Turns a plan into the text for the last shell: LF only, one final newline. */
export function renderScript(plan: Plan): string {
  // The plan has refused this already; a text that means everybody must not come from a slip between the two.
  if (scripts[plan.script].selector === 'needed' && !hasSelector(plan.selectors)) throw new Error('nobody is selected');
  // The last line forgets every function, and which there are shows only once the text is there.
  const functions = functionsOf(fill(plan.script, toView(plan, [])));
  return fill(plan.script, toView(plan, functions)).trimEnd() + '\n';
}
