import type { Request } from '../../src/plan/build-plan.ts';
import { formNames } from '../../src/plan/plan.ts';
import { type ScriptInfo, scriptNames, scripts } from '../../src/plan/scripts.ts';

const selections = [
  { name: ['forkbomb'] },
  { name: ["it's", 'a b) c', '$(id)'], uid: ['0', '1000'], parent: ['7'], protect: ['postgres', '77'] },
  { uid: ['1000'] },
  { parent: ['1'] },
] satisfies Partial<Request>[];

/** Every kind of text that the generator can make, as [title, request]. */
export function allVariants(): [string, Request][] {
  return scriptNames.flatMap((script) => {
    const info: ScriptInfo = scripts[script];
    const rehearsals = info.canRehearse ? [false, true] : [false];
    const chosen = info.selector === 'none' ? [{}] : info.selector === 'optional' ? [{}, ...selections] : selections;
    return chosen.flatMap((selection, index) =>
      rehearsals.flatMap((dryRun) =>
        formNames.map((form): [string, Request] => {
          const title = `${script}-${index}-${dryRun ? 'rehearsal' : 'real'}-${form}`;
          return [title, { script, form, dryRun, ...selection }];
        }),
      ),
    );
  });
}
