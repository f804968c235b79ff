import * as z from 'zod';

const milliseconds = z.number().describe('milliseconds since the bomb was started');
const count = z.int().min(0);

const sampleSchema = z.object({
  at: milliseconds,
  used: z.number().describe('tasks counted against the limit that is full'),
  limit: z.number(),
  running: count.describe('tasks of the rogue that are neither stopped nor dead'),
  stopped: count.describe('tasks of the rogue that are stopped'),
  zombies: count.describe('dead processes of the rogue that nobody has reaped yet'),
});

const marksSchema = z.object({
  pasted: milliseconds.describe('the first byte of the script went to the last shell'),
  stop: milliseconds.optional().describe('the first rogue was seen stopped'),
  frozen: milliseconds.optional().describe('from here on no rogue was seen running'),
  kill: milliseconds.optional().describe('the first look after that with fewer stopped rogues'),
  recovered: milliseconds.optional().describe('no rogue was left'),
});

const runSchema = z.object({
  bomb: z.string(),
  pids: count.describe('tasks that the arena may hold'),
  shell: z.string().optional().describe('the last shell; left out in reports from before it was noted'),
  select: z.array(z.string()).describe('selectors that the script was made with'),
  sha256: z.string().describe('checksum of the script as it was pasted'),
  recovered: z.boolean(),
  took: z.number().optional().describe('milliseconds from the paste until no rogue was left'),
  forks: count.optional().describe('forks that the last shell attempted because of the script; left out: not counted'),
  harm: z
    .array(z.string())
    .describe('innocents that are dead, replaced, stopped, or continued though they were stopped before'),
  reasons: z.array(z.string()).describe('why it is not recovered'),
  lines: z
    .array(z.object({ read: z.string(), typed: z.string() }))
    .optional()
    .describe('what a person read on the screen after the paste, and typed then'),
  why: z.string().optional().describe('why not row 1 alone was typed'),
  transcript: z.string().optional().describe('file with what the last shell of a failed run has shown'),
  marks: marksSchema,
  samples: z.array(sampleSchema).describe('as seen from outside; samples between two equal ones are left out'),
});

/** What `--report x.json` holds. A change that old readers would misread raises the version. */
export const reportSchema = z.object({
  schema: z.literal('lastshell.drill'),
  version: z.literal(1),
  lastshell: z.string().describe('version of lastshell'),
  date: z.iso.datetime(),
  arena: z.object({
    name: z.enum(['docker', 'podman', 'vm']),
    image: z.string().optional().describe("a team's own image"),
    engine: z.string(),
    kernel: z.string(),
    shell: z.string(),
  }),
  script: z.object({
    name: z.string().describe('name of the script, or the file that --script named'),
    sha256: z.string().describe('of that file, or of the text that `lastshell print NAME --name forkbomb` gives'),
  }),
  runs: z.array(runSchema),
  skipped: z.array(z.object({ bomb: z.string(), why: z.string() })),
});

export type DrillReport = z.infer<typeof reportSchema>;
export type ReportRun = DrillReport['runs'][number];

/** The how manieth of its bomb and limit a run is. */
export function turnOf(runs: readonly ReportRun[], index: number): number {
  const { bomb, pids } = runs[index] ?? {};
  return runs.slice(0, index + 1).filter((run) => run.bomb === bomb && run.pids === pids).length;
}
