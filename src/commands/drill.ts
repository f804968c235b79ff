import type { ArenaFacts, Bomb } from '../drill/arena.ts';
import type { DrillRun } from '../drill/run.ts';
import { MissingComponentError } from '../errors.ts';
import { jsonText, say, show } from '../util/show.ts';
import { type DrillArguments, drillBuilder } from './drill-options.ts';
import { checkPlaces, compareWith, type Findings, readBaseline, toReport, writeReports } from './drill-output.ts';
import { type DrillPlan, planDrill } from './drill-plan.ts';

/** `lastshell drill`: a real runaway program in an arena, the script fed to its last shell, judged from outside. */
export const drillCommand = {
  command: 'drill [verb]',
  describe: 'rehearse a script against a real runaway program in a container or a virtual machine',
  builder: drillBuilder,
  handler: async (args: DrillArguments) => {
    if (args.schema) process.stdout.write((await import('../drill/report/json.ts')).jsonSchema());
    else if (args.list) show(await (await import('../drill/arena-list.ts')).listArenas(args.kernel));
    else await drill(args);
  },
};

async function drill(args: DrillArguments): Promise<void> {
  checkPlaces(args);
  const baseline = await readBaseline(args);
  const plan = await planDrill(args);
  const lack = await plan.arena.lacks();
  if (lack !== undefined) throw new MissingComponentError(lack);
  const { sweep } = await import('../drill/sweep.ts');
  for (const thing of await sweep()) say(`cleaned up after a drill that was killed: ${thing}`);
  const findings = await runAll(plan);
  const report = toReport(args, plan, findings);
  await writeReports(args, report);
  const { formatReport } = await import('../drill/report.ts');
  if (args.json) process.stdout.write(jsonText(findings.runs));
  else show(formatReport(findings.runs));
  const { isWorse, lines } = await compareWith(baseline, report);
  for (const line of lines) (args.json ? say : showLine)(line);
  const isGood = findings.runs.length > 0 && findings.runs.every(({ recovered }) => recovered);
  // With a baseline the question is only what got worse.
  if (baseline ? isWorse : !isGood) process.exitCode = 1;
}

function showLine(line: string): void {
  show(`${line}\n`);
}

async function runAll(plan: DrillPlan): Promise<Findings> {
  const { runDrill } = await import('../drill/run.ts');
  const { failUnlessEnding } = await import('../drill/cleanup.ts');
  const { Progress } = await import('../drill/progress.ts');
  const progress = new Progress(process.stderr);
  const skipped: { bomb: string; why: string }[] = [];
  const onSkip = ({ name }: Bomb, why: string): void => {
    skipped.push({ bomb: name, why });
    say(`skipped: ${name}: ${why}`);
  };
  const onRun = (run: DrillRun): void => {
    progress.clear();
    tell(run);
  };
  try {
    const facts = await describe(plan).catch(failUnlessEnding);
    const runs = await runDrill({
      ...plan,
      shellSaid: facts.shell,
      onRun,
      onSkip,
      onSample: (now) => progress.show(now),
    });
    return { runs, skipped, facts };
  } finally {
    await plan.arena.dispose?.();
  }
}

async function describe({ arena, shell }: DrillPlan): Promise<ArenaFacts> {
  return (await arena.describe?.(shell)) ?? { engine: arena.name, kernel: 'unknown', shell, kind: shell };
}

function tell(run: DrillRun): void {
  const outcome = run.recovered ? `recovered after ${((run.took ?? 0) / 1000).toFixed(1)} s` : run.reasons.join('; ');
  say(`${run.bomb} at ${run.pids}: ${outcome}`);
}
