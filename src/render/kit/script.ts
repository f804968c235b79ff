import type { Plan } from '../../plan/plan.ts';
import { fillKit } from '../engine.ts';
import { compact, compactSh } from './compact/compact.ts';
import type { Framed } from '../frame/frame.ts';
import { envelop, PAYLOAD_WIDTH } from './envelope/envelope.ts';
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

function templateOf({ shell, script }: Plan): string {
  return shell === 'sh' ? `sh/${script}` : script;
}

/** The commented text: LF only, one final newline. */
function fillWhole(plan: Plan): string {
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
export function renderPaste(plan: Plan): Framed {
  return envelop(payloadOf(plan), plan.shell === 'bash');
}

export function isEnveloped(plan: Plan): boolean {
  return plan.form === 'paste';
}

/** Turns the plan of a script that still has a text for each shell and form into that text. */
export function renderScript(plan: Plan): string {
  return isEnveloped(plan) ? renderPaste(plan).text : fillWhole(plan);
}
