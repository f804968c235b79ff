import type { Request } from '../../src/plan/build-plan.ts';
import { formNames } from '../../src/plan/plan.ts';
import { type ScriptInfo, scriptNames, scripts } from '../../src/plan/scripts.ts';

const selections = [
  { name: ['forkbomb'] },
  { name: ["it's", 'a b) c', '$(id)'], uid: ['0', 'root', '1000'], parent: ['7'], protect: ['postgres', '77'] },
  { uid: ['1000'] },
  {
    exe: ['/zoo/$(id)'],
    pgid: ['4000001'],
    sid: ['4000001', '7'],
    cgroup: ['/a/b c'],
    under: ['4'],
    cmdline: ['* "x" *'],
  },
  { parent: ['9'] },
] satisfies Partial<Request>[];

/** Whether a text selects by one kind that others select by together with more, so that a slice can do without it. */
export function isCovered({ name, exe, uid, parent }: Request): boolean {
  return !name && !exe && (uid ?? parent) !== undefined;
}

/** The texts that climb the ladder, with and without the brake. */
function braked(script: string): Partial<Request>[] {
  if (script !== 'recover' && script !== 'freeze') return [];
  return [
    { name: ['x'], brake: 'never' },
    { name: ['x'], brake: 'always' },
  ];
}

/** Every kind of text that the generator can make but the ten lines that are typed, as [title, request]. */
export function allVariants(): [string, Request][] {
  return scriptNames
    .filter((script) => script !== 'typed')
    .flatMap((script) => {
      const info: ScriptInfo = scripts[script];
      const rehearsals = info.canRehearse ? [false, true] : [false];
      const anybody = [{}, { protect: ['postgres', '77'] }];
      const chosen = { none: anybody, optional: [...anybody, ...selections], needed: selections }[info.selector];
      return [...chosen, ...braked(script)].flatMap((selection, index) =>
        rehearsals.flatMap((dryRun) =>
          formNames.map((form): [string, Request] => {
            const title = `${script}-${index}-${dryRun ? 'rehearsal' : 'real'}-${form}`;
            return [title, { script, form, dryRun, ...selection }];
          }),
        ),
      );
    });
}
