import type { Arena, Bomb } from '../drill/arena.ts';
import type { DrillOptions } from '../drill/run.ts';
import { UsageError } from '../errors.ts';
import { buildPlan, type Request } from '../plan/build-plan.ts';
import { checkNumbers } from '../plan/numbers.ts';
import { type ScriptInfo, sampleName, scripts } from '../plan/scripts.ts';
import { type SiteRules, withSite } from '../plan/site-request.ts';
import { selectorKinds } from '../plan/selectors.ts';
import { readText } from '../util/read.ts';
import type { DrillArguments } from './drill-options.ts';
import { selectionOptions } from './selection-options.ts';
import { readRules } from './site-rules.ts';

/** Below the least the bystanders leave no room for a bomb; above the most this machine would suffer. */
const LEAST_PIDS = 50;
const MOST_PIDS = 4000;
/** The selection of the text by whose checksum others can tell whether they have what was tested. */
const EXAMPLE = { name: [sampleName] };

export type DrillPlan = Omit<DrillOptions, 'onRun' | 'onSample' | 'onSkip'> & { readonly reference: string };

/** Everything that can be wrong about a drill is found here, before anything is started. */
export async function planDrill(args: DrillArguments): Promise<DrillPlan> {
  const arena = await chooseArena(args);
  await (await import('./drill-shell.ts')).checkShell(args);
  const pids = checkNumbers(args.pids, '--pids', LEAST_PIDS, MOST_PIDS);
  const [repeat = 1] = checkNumbers([args.repeat], '--repeat', 1, 1000);
  const bombs = await chooseBombs(args);
  const fixed =
    args.script === undefined ? undefined : readText(args.script, '--script', 'give a file with the script');
  const rules = await readRules(args.config);
  const render = (select: readonly string[]): Promise<string> => renderFor(args, rules, toRequest(select));
  const text = fixed === undefined ? render : () => fixed;
  for (const { select } of bombs) await text(select);
  const reference = fixed ?? (await renderReference(args, rules));
  const shell = args.shell === 'auto' && args.arena === 'vm' ? 'bash' : args.shell;
  const after =
    args.verb === 'kit' && fixed === undefined ? (await import('../drill/kit-turns.ts')).afterKit : undefined;
  return { arena, bombs, pids, repeat, shell, text, reference, ...(after && { after }) };
}

async function chooseArena({ arena, kernel, limit, image }: DrillArguments): Promise<Arena> {
  if (arena !== 'vm') return (await import('../drill/docker.ts')).containerArena(arena, image);
  if (image !== undefined)
    throw new UsageError('--image: the virtual machine takes none; give --arena docker or podman');
  return (await import('../drill/vm.ts')).vmArena({ kernel, what: limit });
}

async function chooseBombs(args: DrillArguments): Promise<readonly Bomb[]> {
  const { bombs, ownBomb } = await import('../drill/zoo.ts');
  const selectors = selectorKinds.flatMap((kind) => (args[kind] ?? []).flatMap((value) => [`--${kind}`, value]));
  if (args.exec !== undefined) {
    if (args.bomb) throw new UsageError('--exec: it takes the place of --bomb; give one of the two');
    return [{ ...ownBomb(['/bin/sh', '-c', args.exec]), select: selectors }];
  }
  const [extra] = selectors;
  if (extra !== undefined)
    throw new UsageError(`${extra}: a bomb brings its own selectors; leave it out, or use --exec`);
  const names = args.bomb ?? ['loop'];
  const chosen = names.includes('all') ? bombs : names.map((name) => findBomb(bombs, name));
  const { selector }: ScriptInfo = scripts[args.verb];
  return selector === 'none' ? chosen.map((bomb) => ({ ...bomb, select: [] })) : chosen;
}

function findBomb(bombs: readonly Bomb[], name: string): Bomb {
  const bomb = bombs.find((candidate) => candidate.name === name);
  if (bomb) return bomb;
  const known = bombs.map((candidate) => candidate.name).join(', ');
  throw new UsageError(`--bomb: ${JSON.stringify(name)} is not in the zoo; give all, or one of ${known}`);
}

/** The text as `print` gives it. */
async function renderFor(args: DrillArguments, rules: SiteRules, request: Omit<Request, 'script'>): Promise<string> {
  const { provenText } = await import('../proof/proven.ts');
  const { verb: script, protect, hold } = args;
  return provenText(buildPlan(withSite(rules, { script, protect, hold, ...request }))).text;
}

/** A script that takes no selector is the same for everybody. */
async function renderReference(args: DrillArguments, rules: SiteRules): Promise<string> {
  return renderFor(args, rules, EXAMPLE).catch((error: unknown) => {
    if (error instanceof UsageError) return renderFor(args, rules, {});
    throw error;
  });
}

/** The options of a bomb, always pairs of `--kind VALUE`, as a request for a plan. */
function toRequest(select: readonly string[]): Omit<Request, 'script'> {
  const values: Record<string, string[]> = {};
  for (let index = 0; index + 1 < select.length; index += 2) {
    const kind = select[index]?.slice(2) ?? '';
    if (!(kind in selectionOptions)) throw new Error(`no such selector: ${kind}`);
    values[kind] = [...(values[kind] ?? []), select[index + 1] ?? ''];
  }
  return values;
}
