import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { dockerArena } from '../src/drill/docker.ts';
import { scriptNames } from '../src/plan/scripts.ts';
import { selectorKinds } from '../src/plan/selectors.ts';
import { testWith } from './support/need.ts';
import { longSentencesOf } from './support/sentences.ts';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist/cli.js');
const evidence = 'test/README.md';
/** What a person reads, the way in first. */
const readmes = [
  'README.md',
  'generated/README.md',
  'src/README.md',
  'src/proof/README.md',
  'src/wiki/README.md',
  'templates/script/README.md',
  evidence,
];
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');

const lines = [...readme.matchAll(/^```(?:bash|sh)\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
  block.split('\n').filter(Boolean),
);
const [setUp, commands] = [false, true].map((isOurs) =>
  lines.filter((line) => line.startsWith('lastshell ') === isOurs),
);
const [drills, others] = [true, false].map((isDrill) =>
  (commands ?? []).filter((line) => line.startsWith('lastshell drill') === isDrill),
);

const folder = mkdtempSync(join(tmpdir(), 'lastshell-readme-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs one line as a person would type it, in a folder that keeps what the lines before it have written. */
async function exitCodeOf(line: string): Promise<unknown> {
  const typed = `lastshell() { node "$0" "$@"; }\n${line}`;
  const { exitCode, stderr } = await execa('bash', ['-c', typed, cli], { cwd: folder, reject: false });
  return [line, exitCode, exitCode === 0 ? '' : stderr];
}

test.each(others ?? [])('README: %s', async (line) => {
  expect(await exitCodeOf(line)).toEqual([line, 0, '']);
});

testWith(await dockerArena.lacks()).each(drills ?? [])(
  'README: %s',
  async (line) => {
    expect(await exitCodeOf(line)).toEqual([line, 0, '']);
  },
  180_000,
);

test('README has commands of each of the three uses', () => {
  for (const verb of ['print', 'build', 'drill']) expect(lines.join('\n')).toContain(`lastshell ${verb} `);
});

test('the two set-up commands of the README are what .ci/run calls', () => {
  expect(setUp).toHaveLength(2);
  const called = read('.ci/run')
    .split('\n')
    .map((line) => line.trim());
  for (const line of setUp ?? []) expect(called).toContain(line);
});

test.each([...readmes, 'CHANGELOG.md', 'src/SECURITY.md'])('every local link of %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link);
  const local = links.filter((link) => !link.includes('://'));
  expect(local.filter((link) => !existsSync(join(root, page, '..', link)))).toEqual([]);
});

test('README names every script, every selector and every command of npm run', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const asked = [...`${readme}${read(evidence)}`.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(asked.filter((name) => !(name in scripts))).toEqual([]);
  expect(scriptNames.filter((name) => !readme.includes(`| \`${name}\``))).toEqual([]);
  expect(selectorKinds.filter((kind) => !readme.includes(`\`--${kind}\``))).toEqual([]);
});

test('README says how many bytes recover has', () => {
  const bytes = readFileSync(join(root, 'generated/recover.sh')).length.toLocaleString('en');
  expect(readme).toContain(`${bytes}, 9 seconds at 9,600 baud`);
});

test('README is short enough to be read', () => {
  expect(readme.split('\n').length - 1).toBeLessThanOrEqual(150);
});

test('a sentence of 31 words is found, in a paragraph, an item and a cell', () => {
  const long = 'word '.repeat(30);
  const found = longSentencesOf(`${long}a.\n\n- ${long}b.\n\n| ${long}c |\n| --- |\n| \`x y\` ${long}d |\n\n${long}\n`);
  expect(found.map((sentence) => sentence.replace(/(?:word )+/, ''))).toEqual(['a.', 'b.', 'c', 'code d']);
});

test.each(readmes)('%s: no sentence over 30 words', (page) => {
  expect(longSentencesOf(read(page))).toEqual([]);
});

const marks = ['drill:matrix', 'bench:first', 'bench:speed', 'bench:drills', 'bench:page', 'bench:start'];

test.each(marks)(`${evidence} has one place for the numbers of %s, and README has none`, (mark) => {
  expect(read(evidence).split(`<!-- ${mark} -->`)).toHaveLength(2);
  expect(read(evidence).split(`<!-- /${mark} -->`)).toHaveLength(2);
  expect(readme).not.toContain(mark);
});
