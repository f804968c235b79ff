import type { Plan } from '../../plan/plan.ts';
import { fillKit } from '../engine.ts';
import { scripts } from '../../plan/scripts.ts';
import { hasSelector } from '../../plan/selectors.ts';
import { compact, compactSh } from './compact/compact.ts';
import { envelop, PAYLOAD_WIDTH, type Enveloped } from './envelope/envelope.ts';
import { prune } from './prune.ts';
import { toView, type Names } from './view.ts';

function namesIn(text: string): Names {
  const functions = [...text.matchAll(/^(__l[sk]_\w+|lastshell)\(\)/gm)].map((match) => match[1] ?? '');
  const code = text.replace(/^ *#.*$/gm, '');
  const builtins = [...code.matchAll(/(?<!\\)\\builtin (\w+)/g)].map((match) => match[1] ?? '');
  return { functions, builtins: [...new Set(builtins)].toSorted() };
}

/** The kit stays while other texts come and forget their functions, so its own have another name. */
function setApart(text: string, functions: readonly string[]): string {
  return text.replace(/\b__ls_\w+\b/g, (name) => (functions.includes(name) ? name.replace('__ls_', '__lk_') : name));
}

/** Ten lines have no room for what shells differ in: `typed` is one text for all of them. */
function templateOf({ shell, script }: Plan): string {
  return shell === 'sh' && script !== 'typed' ? `sh/${script}` : script;
}

/** The commented text: LF only, one final newline. */
function fillWhole(plan: Plan): string {
  // The plan has refused this already; a text that means everybody must not come from a slip between the two.
  if (scripts[plan.script].selector === 'needed' && !hasSelector(plan.selectors)) throw new Error('nobody is selected');
  // The last line forgets every function, and which there are shows only once the text is there.
  const names = namesIn(fillKit(templateOf(plan), toView(plan, { functions: [], builtins: [] })));
  const text = prune(fillKit(templateOf(plan), toView(plan, names)).trimEnd() + '\n');
  return plan.script === 'kit' ? setApart(text, names.functions) : text;
}

/** The short lines inside the envelope of a paste. */
export function payloadOf(plan: Plan): string[] {
  const text = fillWhole({ ...plan, form: 'paste' });
  const lines = (plan.shell === 'sh' ? compactSh : compact)(text, namesIn(text).functions, PAYLOAD_WIDTH);
  // A line break in quotes is one of the payload too.
  return lines.flatMap((line) => line.split('\n'));
}

/** A paste with its checksum. */
export function renderPaste(plan: Plan): Enveloped {
  return envelop(payloadOf(plan), plan.shell === 'bash');
}

/** What is typed by hand has no envelope. */
export function isEnveloped(plan: Plan): boolean {
  return plan.form === 'paste' && plan.script !== 'typed';
}

/** Turns a plan into the text for the last shell. */
export function renderScript(plan: Plan): string {
  return isEnveloped(plan) ? renderPaste(plan).text : fillWhole(plan);
}
