import * as z from 'zod';
import { UsageError } from '../../errors.ts';
import { summarize } from '../report.ts';
import type { DrillReport } from './schema.ts';

const entrySchema = z.object({
  date: z.iso.date(),
  arena: z.enum(['docker', 'podman', 'vm']),
  engine: z.string(),
  kernel: z.string(),
  shell: z.string(),
  script: z.string(),
  sha256: z.string(),
  bombs: z.array(z.string()),
  runs: z.int(),
  recovered: z.int(),
  hurt: z.int(),
});

/** When what was last tested where: small enough for a runbook to quote. */
const factsSchema = z.object({ version: z.literal(1), tested: z.array(entrySchema) });

export type Entry = z.infer<typeof entrySchema>;

/** The facts of a file with those of a drill: they take the place of older ones of the same kind. */
export function addFacts(text: string | undefined, report: DrillReport): string {
  const old = text === undefined ? [] : parseFacts(text, '--facts');
  const entry = entryOf(report);
  const tested = [...old.filter((other) => kindOf(other) !== kindOf(entry)), entry];
  const sorted = tested.toSorted((one, other) => (kindOf(one) < kindOf(other) ? -1 : 1));
  return `${JSON.stringify({ version: 1, tested: sorted }, undefined, 2)}\n`;
}

/** @throws UsageError that starts with `where` when the text is not such a file. */
export function parseFacts(text: string, where: string): Entry[] {
  try {
    return factsSchema.parse(JSON.parse(text)).tested;
  } catch {
    throw new UsageError(`${where}: the file is there and holds something else; give another, or remove it`);
  }
}

function kindOf({ arena, kernel, shell, script }: Entry): string {
  return JSON.stringify([arena, kernel, shell, script]);
}

function entryOf({ date, arena, script, runs }: DrillReport): Entry {
  const { name, engine, kernel, shell } = arena;
  const place = { arena: name, engine, kernel, shell, script: script.name, sha256: script.sha256 };
  const rows = summarize(runs);
  const sum = (key: 'recovered' | 'hurt'): number => rows.reduce((total, row) => total + row[key], 0);
  const bombs = [...new Set(rows.map(({ bomb }) => bomb))];
  return {
    date: date.slice(0, 10),
    ...place,
    bombs,
    runs: runs.length,
    recovered: sum('recovered'),
    hurt: sum('hurt'),
  };
}
