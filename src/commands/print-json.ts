import type { Plan } from '../plan/plan.ts';
import { holding, scripts } from '../plan/scripts.ts';
import { selectorKinds } from '../plan/selectors.ts';
import type { Rendered } from '../render/rendered.ts';
import { jsonText } from '../util/show.ts';
import { version } from '../version.ts';

/** Whom a text signals by itself; with `asked` it is the kit, which signals whom a person then names and confirms. */
function whomOf({ script, all, dryRun }: Plan): 'nobody' | 'selected' | 'everybody stopped' | 'asked' {
  if (script === 'kit') return 'asked';
  if (dryRun || scripts[script].selector !== 'needed') return 'nobody';
  return all ? 'everybody stopped' : 'selected';
}

/** Whether everybody may be stopped for a moment, who then runs on. */
function holdOf({ script, dryRun, hold }: Plan): Plan['hold'] {
  if (script === 'typed') return 'first';
  return holding.includes(script) && !dryRun ? hold : 'never';
}

/** `print --json`: the text, what a person checks before pasting it, and whom it may signal. */
export function printJson({ plan, text, sum }: Rendered): string {
  const given = selectorKinds.filter((kind) => plan.selectors[kind].length > 0);
  return jsonText({
    lastshell: version,
    script: plan.script,
    bytes: Buffer.byteLength(text),
    lines: text.split('\n').length - 1,
    checksum: sum ?? null,
    signals: {
      whom: whomOf(plan),
      selectors: Object.fromEntries(given.map((kind) => [kind, plan.selectors[kind]])),
      protect: plan.protect,
      hold: holdOf(plan),
    },
    text,
  });
}
