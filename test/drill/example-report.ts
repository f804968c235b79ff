import type { DrillReport, ReportRun } from '../../src/drill/report/schema.ts';

/** What a name may hold when its owner means harm: markup, quotes, an escape code, the end of a CDATA section. */
const HOSTILE = '<script>alert(1)</script>"\'&\x1b[31m]]>\x00';

const ran = { running: 0, stopped: 0, zombies: 0 };

export function exampleRun(change: Partial<ReportRun> = {}): ReportRun {
  return {
    bomb: 'loop',
    pids: 100,
    shell: 'bash 5.2.15',
    select: ['--name', 'loop'],
    sha256: 'a'.repeat(64),
    recovered: true,
    took: 1200,
    forks: 0,
    harm: [],
    reasons: [],
    marks: { pasted: 800, stop: 1700, frozen: 1750, kill: 1900, recovered: 2000 },
    samples: [
      { at: 0, used: 15, limit: 100, ...ran },
      { at: 700, used: 100, limit: 100, ...ran, running: 85 },
      { at: 1700, used: 100, limit: 100, ...ran, running: 5, stopped: 80 },
      { at: 1750, used: 100, limit: 100, ...ran, stopped: 85 },
      { at: 1900, used: 60, limit: 100, ...ran, stopped: 30, zombies: 15 },
      { at: 2000, used: 15, limit: 100, ...ran },
      { at: 2600, used: 15, limit: 100, ...ran },
    ],
    ...change,
  };
}

export function failedRun(change: Partial<ReportRun> = {}): ReportRun {
  const run = exampleRun({ recovered: false, marks: { pasted: 800 }, reasons: ['why'], ...change });
  delete run.took;
  return run;
}

export function exampleReport(runs: ReportRun[] = [exampleRun()]): DrillReport {
  return {
    schema: 'lastshell.drill',
    version: 1,
    lastshell: '0.1.0',
    date: '2026-11-25T10:20:30.000Z',
    arena: { name: 'docker', engine: 'Docker 20.10', kernel: 'Linux 6.1', shell: 'bash 5.2.15' },
    script: { name: 'recover', sha256: 'b'.repeat(64) },
    runs,
    skipped: [{ bomb: 'typed', why: 'it needs /bin/bash, which the image has not' }],
  };
}

export const hostileReport = (): DrillReport => ({
  ...exampleReport([exampleRun({ bomb: HOSTILE }), failedRun({ bomb: HOSTILE, reasons: [HOSTILE, 'x'.repeat(300)] })]),
  script: { name: HOSTILE, sha256: 'c'.repeat(64) },
});
