import { readFile } from 'node:fs/promises';
import type { Argv } from 'yargs';
import type { Arena } from '../drill/arena.ts';
import type { DrillOptions, DrillRun } from '../drill/run.ts';
import { MissingComponentError, UsageError } from '../errors.ts';
import { buildPlan, type Request } from '../plan/build-plan.ts';
import { checkNumbers } from '../plan/numbers.ts';
import { type ScriptName, scriptNames } from '../plan/scripts.ts';
import { selectionOptions } from './selection-options.ts';

/** Below the least the bystanders leave no room for a bomb; above the most this machine would suffer. */
const LEAST_PIDS = 50;
const MOST_PIDS = 4000;

function builder(argv: Argv) {
  return argv
    .positional('name', { choices: scriptNames, default: 'recover' as const, describe: 'which script to rehearse' })
    .options({
      script: { type: 'string', requiresArg: true, describe: 'rehearse the text in this file instead' },
      bomb: { type: 'string', array: true, requiresArg: true, default: ['loop'], describe: 'runaway program, or all' },
      arena: { choices: ['docker', 'vm'] as const, default: 'docker' as const, describe: 'where it runs' },
      kernel: { type: 'string', default: '6.12', describe: 'of the virtual machine: 6.1, 6.12 or a file' },
      limit: {
        choices: ['pid_max', 'threads_max'] as const,
        default: 'pid_max' as const,
        describe: 'what is full in the virtual machine',
      },
      pids: { type: 'string', array: true, requiresArg: true, default: ['100'], describe: 'tasks the arena may hold' },
      repeat: { type: 'string', requiresArg: true, default: '1', describe: 'runs of each bomb at each limit' },
      shell: { choices: ['bash'] as const, default: 'bash' as const, describe: 'the last shell' },
      json: { type: 'boolean', default: false, describe: 'every run as JSON on stdout' },
    } as const);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell drill`: a real runaway program in a container, the script fed to its last shell, judged from outside. */
export const drillCommand = {
  command: 'drill [name]',
  describe: 'rehearse a script against a real runaway program in a container or a virtual machine',
  builder,
  handler: async (args: Arguments) => {
    const options = await toOptions(args);
    const lack = await options.arena.lacks();
    if (lack !== undefined) throw new MissingComponentError(lack);
    const { runDrill } = await import('../drill/run.ts');
    const { formatReport } = await import('../drill/report.ts');
    const runs = await runDrill(options);
    process.stdout.write(args.json ? `${JSON.stringify(runs, undefined, 2)}\n` : formatReport(runs));
    if (runs.some((run) => !run.recovered)) process.exitCode = 1;
  },
};

async function toOptions(args: Arguments): Promise<DrillOptions> {
  const arena = await chooseArena(args);
  const pids = checkNumbers(args.pids, '--pids', LEAST_PIDS, MOST_PIDS);
  const [repeat = 1] = checkNumbers([args.repeat], '--repeat', 1, 1000);
  const bombs = await chooseBombs(args.bomb);
  const text = args.script === undefined ? textOf(args.name) : await fixedText(args.script);
  return { arena, bombs, pids, repeat, shell: args.shell, text, onRun: tell };
}

async function chooseArena({ arena, kernel, limit }: Arguments): Promise<Arena> {
  if (arena === 'docker') return (await import('../drill/docker.ts')).dockerArena;
  return (await import('../drill/vm.ts')).vmArena({ kernel, what: limit });
}

async function chooseBombs(names: readonly string[]): Promise<DrillOptions['bombs']> {
  const { bombs } = await import('../drill/zoo.ts');
  if (names.includes('all')) return bombs.filter(({ select }) => canSelect(select));
  return names.map((name) => {
    const bomb = bombs.find((candidate) => candidate.name === name);
    if (bomb) return bomb;
    const known = bombs.map((candidate) => candidate.name).join(', ');
    throw new UsageError(`--bomb: ${JSON.stringify(name)} is not in the zoo; give all, or one of ${known}`);
  });
}

/** Whether `print` has all the selectors that name a bomb. */
function canSelect(select: readonly string[]): boolean {
  return select.every((word, index) => index % 2 === 1 || word.slice(2) in selectionOptions);
}

async function fixedText(file: string): Promise<DrillOptions['text']> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UsageError(`--script: cannot read ${JSON.stringify(file)} (${code}); give a file with the script`);
  });
  return () => text;
}

function textOf(script: ScriptName): DrillOptions['text'] {
  return async (select) => {
    if (!canSelect(select))
      throw new UsageError(`--bomb: it is named by ${select.join(' ')}, which print cannot do yet`);
    const { renderScript } = await import('../render/script.ts');
    return renderScript(buildPlan({ script, ...toRequest(select) }));
  };
}

/** The options of a bomb, always pairs of `--kind VALUE`, as a request for a plan. */
function toRequest(select: readonly string[]): Omit<Request, 'script'> {
  const values: Record<string, string[]> = {};
  for (let index = 0; index + 1 < select.length; index += 2) {
    const kind = select[index]?.slice(2) ?? '';
    values[kind] = [...(values[kind] ?? []), select[index + 1] ?? ''];
  }
  return values;
}

function tell(run: DrillRun): void {
  const outcome = run.recovered ? `recovered after ${((run.took ?? 0) / 1000).toFixed(1)} s` : run.reasons.join('; ');
  process.stderr.write(`${run.bomb} at ${run.pids}: ${outcome}\n`);
}
