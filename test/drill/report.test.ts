import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { progressLine } from '../../src/drill/progress.ts';
import { compare } from '../../src/drill/report/baseline.ts';
import { addFacts } from '../../src/drill/report/facts.ts';
import { jsonSchema, parseReport, toJson } from '../../src/drill/report/json.ts';
import { toJunit } from '../../src/drill/report/junit.ts';
import { toPage } from '../../src/drill/report/page.ts';
import { thin } from '../../src/drill/samples.ts';
import { UsageError } from '../../src/errors.ts';
import { exampleReport, exampleRun, failedRun, hostileReport } from './example-report.ts';

test('a report comes back from its JSON as it was, and the schema says its version', () => {
  const report = exampleReport([exampleRun(), failedRun()]);
  expect(parseReport(toJson(report), '--baseline')).toEqual(report);
  expect(JSON.parse(jsonSchema())).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    properties: { version: { const: 1 }, schema: { const: 'lastshell.drill' } },
  });
});

test('a report of a time when runs did not name the shell is read all the same', () => {
  const run = exampleRun();
  delete run.shell;
  const old = exampleReport([run]);
  expect(parseReport(toJson(old), '--baseline')).toEqual(old);
  expect(compare(old, exampleReport())).toEqual({ isWorse: false, lines: [] });
});

test('the page names the shell and the text of each row', () => {
  expect(toPage(exampleReport())).toMatch(/<td>bash 5\.2\.15<\/td>\s*<td>aaaaaaaaaaaa<\/td>/);
});

test.each(['', '[]', '{"version":2}', toJson(exampleReport()).replace('"recovered": true', '"recovered": 1')])(
  'what is no report is refused: %.20j',
  (text) => {
    expect(() => parseReport(text, '--baseline')).toThrow(UsageError);
  },
);

test('JUnit is well-formed whatever the names hold, and counts what failed', () => {
  const xml = toJunit(hostileReport());
  const counts = 'const t=require("fs").readFileSync(0,"utf8");if(/[<>]script|\\x1b|\\x00/.test(t))process.exit(1)';
  execFileSync('node', ['-e', counts], { input: xml });
  expect(xml).toContain('<testsuites tests="3" failures="1" errors="0" skipped="1">');
  expect(xml.match(/<testcase /g)).toHaveLength(3);
  expect(xml).toContain('name="&lt;script&gt;alert(1)&lt;/script&gt;&quot;');
});

test('a page holds no markup of others', () => {
  const page = toPage(hostileReport());
  expect(page).not.toContain('<script');
  expect(page).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
  expect(page.match(/<svg /g)).toHaveLength(2);
  for (const mark of ['paste', 'STOP', 'frozen', 'KILL', 'recovered']) expect(page).toContain(`${mark} `);
});

const bad = exampleReport([exampleRun(), failedRun()]);

test.each([
  { name: 'the same', before: exampleReport(), now: exampleReport(), isWorse: false, lines: [] },
  {
    name: 'worse',
    before: exampleReport(),
    now: bad,
    isWorse: true,
    lines: ['worse: loop at 100: recovered 1/1 before, 1/2 now'],
  },
  {
    name: 'better',
    before: bad,
    now: exampleReport(),
    isWorse: false,
    lines: ['better: loop at 100: recovered 1/2 before, 1/1 now'],
  },
  {
    name: 'slower',
    before: exampleReport(),
    now: exampleReport([exampleRun({ took: 4000 })]),
    isWorse: false,
    lines: ['slower: loop at 100: 1.2 s before, 4 s now'],
  },
  {
    name: 'another program',
    before: exampleReport(),
    now: exampleReport([failedRun({ bomb: 'chain' })]),
    isWorse: false,
    lines: [],
  },
])('compared with an older report: $name', ({ before, now, isWorse, lines }) => {
  expect(compare(before, now)).toEqual({ isWorse, lines });
});

test('facts replace those of the same place and keep the others', () => {
  const first = addFacts(undefined, exampleReport());
  const podman = { ...exampleReport(), arena: { ...exampleReport().arena, name: 'podman' as const } };
  const both = addFacts(first, podman);
  const tested = (text: string) => (JSON.parse(text) as { tested: { arena: string; runs: number }[] }).tested;
  expect(tested(both).map(({ arena }) => arena)).toEqual(['docker', 'podman']);
  expect(tested(addFacts(both, bad)).map(({ runs }) => runs)).toEqual([2, 1]);
  expect(() => addFacts('{}', bad)).toThrow(UsageError);
});

test('samples between two equal ones are left out', () => {
  const [sample] = exampleRun().samples;
  if (!sample) throw new Error('no sample');
  const same = [0, 1, 2, 3].map((at) => ({ ...sample, at }));
  expect(thin([...same, { ...sample, at: 4, used: 16 }]).map(({ at }) => at)).toEqual([0, 3, 4]);
});

test.each([
  [2, undefined, 'filling'],
  [2, 800, 'pasted'],
  [3, 800, 'freezing'],
  [4, 800, 'frozen'],
  [6, 800, 'recovered'],
])('after %d samples the line of progress says its phase', (count, pasted, phase) => {
  const line = progressLine({ bomb: 'loop', pids: 100, samples: exampleRun().samples.slice(0, count), pasted });
  expect(line).toContain(` ${phase} `);
  expect(line).toMatch(/[▁▂▃▄▅▆▇█]/);
});
