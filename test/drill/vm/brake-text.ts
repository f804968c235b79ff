import { buildPlan } from '../../../src/plan/build-plan.ts';
import { renderScript } from '../../../src/render/kit/script.ts';

/** Hundredths of a second that the only walk lasts longer than it must, so that there is time to hit it. */
const NAP = 100;

/** The text as the generator makes it, but for a long pause after each walk under the brake. */
export function slowBrakeText(name: string): string {
  const text = renderScript(buildPlan({ script: 'recover', name: [name], brake: 'always' }));
  const slow = text.replace(/(__ls_pass\n {4}__ls_nap) 5$/m, `$1 ${NAP}`);
  if (slow === text) throw new Error('the walk has no pause that could be made longer');
  return slow;
}
