import { type Request, buildPlan } from '../../src/plan/build-plan.ts';
import { holdModes } from '../../src/plan/plan.ts';
import { type ScriptInfo, type ScriptName, scriptNames, scripts } from '../../src/plan/scripts.ts';
import { type Rendered, renderText } from '../../src/render/rendered.ts';

const anybody: Partial<Request>[] = [{}, { protect: ['postgres', '77'] }];

/** What every text can be asked for. */
const selections = [
  { name: ['forkbomb'] },
  { name: ['a b) c', '$(id)'], uid: ['0', 'root', '1000'], parent: ['7'], protect: ['postgres', '77'] },
  { uid: ['1000'] },
  { exe: ['/zoo/$(id)'], pgid: ['4000001'], sid: ['4000001', '7'], cgroup: ['/a/b c'], under: ['4'] },
  { parent: ['9'] },
] satisfies Partial<Request>[];

/** What only some are asked for: patterns, values that are too long for a line, many names. */
const rare = [
  { name: ['é', 'a??'], protect: ['b?'] },
  { name: ['a', 'b', 'c', 'd'] },
  { cmdline: ['* "x" *', '[a-c]?[!x]'], exe: [`/opt/${'long/'.repeat(30)}bin`] },
  {
    cgroup: [`/system.slice/docker-${'0123456789abcdef'.repeat(4)}.scope`, '/'],
    name: ['x'],
    proc: `/${'p'.repeat(60)}`,
  },
  { name: ['{{x}}', '-{', 'a :b', ' c', 'd '], uid: ['alice', 'bob'] },
] satisfies Partial<Request>[];

function choices(script: ScriptName, given: readonly Partial<Request>[]): Partial<Request>[] {
  const { selector }: ScriptInfo = scripts[script];
  return [...(selector === 'needed' ? [] : anybody), ...(selector === 'none' ? [] : given)];
}

function rehearsals(script: ScriptName): boolean[] {
  return scripts[script].canRehearse ? [false, true] : [false];
}

/** Every kind of text but the line that is typed, as [title, request]. */
export function textVariants(): [string, Request][] {
  const names = scriptNames.filter((script) => script !== 'typed');
  return names.flatMap((script) =>
    [...choices(script, [...selections, ...rare]), ...special(script)].flatMap((selection, index) =>
      rehearsals(script).map((dryRun): [string, Request] => {
        return [`${script}-${index}-${dryRun ? 'rehearsal' : 'real'}`, { script, dryRun, ...selection }];
      }),
    ),
  );
}

function special(script: ScriptName): Partial<Request>[] {
  if (script === 'thaw') return [{ all: true }];
  if (script === 'room') return [{ force: true }];
  if (script === 'kit') return [{ hold: 'never', protect: ['b?', 'postgres'] }, { proc: `/${'p'.repeat(60)}` }];
  if (script !== 'recover' && script !== 'freeze') return [];
  const [first, second] = selections;
  return holdModes.flatMap((hold) => [first, second].map((selection) => ({ ...selection, hold })));
}

/** The text of a request, as print makes it. */
export function rendered(request: Request): Rendered {
  return renderText(buildPlan(request));
}
