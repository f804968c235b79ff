import type { Plan } from '../plan/plan.ts';
import { scripts } from '../plan/scripts.ts';
import { hasSelector } from '../plan/selectors.ts';
import { fillScript, partOf } from './fill.ts';
import { frame } from './frame/frame.ts';
import { link } from './link/link.ts';
import { unprintable } from './pattern.ts';
import { toView } from './view.ts';

/** A text, made once: what is proved, printed, pasted and put into pages is this very object. */
export interface Rendered {
  readonly plan: Plan;
  /** What a reader reads, and a proof: the commented text without its frame. */
  readonly body: string;
  /** What goes out. */
  readonly text: string;
  /** What the frame checks; undefined for a text without one. */
  readonly sum: number | undefined;
}

/** Turns a plan into the text for the last shell. Pure: LF only, one final newline. */
export function renderText(plan: Plan): Rendered {
  // The plan has refused this already; a text that means everybody must not come from a slip between the two.
  const isNeeded = scripts[plan.script].selector === 'needed' && !plan.all;
  if (isNeeded && !hasSelector(plan.selectors)) throw new Error('nobody is selected');
  const view = toView(plan);
  const main = `${fillScript(plan.script, view).trimEnd()}\n`;
  // It is typed by hand: no frame, and nothing that a machine has to add.
  if (plan.script === 'typed') return { plan, body: main, text: main, sum: undefined };
  const command = plan.script === 'kit' ? 'lastshell' : undefined;
  const body = link({ main, part: (name) => partOf(name, view), command }, [unprintable, ...view.kept]);
  return { plan, body, ...frame(body) };
}
