import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ArenaFacts } from '../drill/arena.ts';
import type { Comparison } from '../drill/report/baseline.ts';
import type { DrillReport } from '../drill/report/schema.ts';
import type { DrillRun } from '../drill/run.ts';
import { UsageError } from '../errors.ts';
import { readText } from '../util/read.ts';
import { checkPlace, writeWhole } from '../util/write.ts';
import { version } from '../version.ts';
import type { DrillArguments } from './drill-options.ts';
import type { DrillPlan } from './drill-plan.ts';

const writers: Readonly<Record<string, (report: DrillReport) => Promise<string>>> = {
  '.html': async (report) => (await import('../drill/report/page.ts')).toPage(report),
  '.json': async (report) => (await import('../drill/report/json.ts')).toJson(report),
  '.xml': async (report) => (await import('../drill/report/junit.ts')).toJunit(report),
};

/** Hours of drills must not end with a file that cannot be written, so this is asked first. */
export function checkPlaces({ report = [], facts }: DrillArguments): void {
  for (const file of report) {
    if (!Object.hasOwn(writers, path.extname(file)))
      throw new UsageError(`--report: ${JSON.stringify(file)} has no known ending; give .html, .json or .xml`);
    checkPlace(file, '--report');
  }
  if (facts !== undefined) checkPlace(facts, '--facts');
}

export interface Findings {
  readonly runs: readonly DrillRun[];
  readonly skipped: DrillReport['skipped'];
  readonly facts: ArenaFacts;
}

export function toReport(args: DrillArguments, plan: DrillPlan, { runs, skipped, facts }: Findings): DrillReport {
  const { engine, kernel, shell } = facts;
  return {
    schema: 'lastshell.drill',
    version: 1,
    lastshell: version,
    date: new Date().toISOString(),
    arena: { name: plan.arena.name, ...(args.image !== undefined && { image: args.image }), engine, kernel, shell },
    script: {
      name: args.script === undefined ? args.verb : path.basename(args.script),
      sha256: createHash('sha256').update(plan.reference).digest('hex'),
    },
    runs: runs.map((run) => ({ ...run, select: [...run.select], samples: [...run.samples], ...copyLists(run) })),
    skipped,
  };
}

function copyLists({ harm, reasons, lines }: DrillRun) {
  return { harm: [...harm], reasons: [...reasons], lines: [...lines] };
}

/** Files whole or not at all. */
export async function writeReports({ report = [], facts }: DrillArguments, content: DrillReport): Promise<void> {
  for (const file of report) {
    const text = await writers[path.extname(file)]?.(content);
    writeWhole(file, text ?? '', '--report');
  }
  if (facts === undefined) return;
  const { addFacts } = await import('../drill/report/facts.ts');
  const old = existsSync(facts) ? readText(facts, '--facts', 'give another file') : undefined;
  writeWhole(facts, addFacts(old, content), '--facts');
}

export async function readBaseline({ baseline }: DrillArguments): Promise<DrillReport | undefined> {
  if (baseline === undefined) return undefined;
  const { parseReport } = await import('../drill/report/json.ts');
  return parseReport(readText(baseline, '--baseline', 'give a file that --report wrote'), '--baseline');
}

export async function compareWith(before: DrillReport | undefined, now: DrillReport): Promise<Comparison> {
  if (!before) return { isWorse: false, lines: [] };
  return (await import('../drill/report/baseline.ts')).compare(before, now);
}
