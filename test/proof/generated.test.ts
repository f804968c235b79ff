import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { checkScript } from '../../src/proof/no-fork/check-script.ts';
import { checkArena, programsFor, trace } from '../../src/proof/trace/trace.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { testWith } from '../support/need.ts';
import { allVariants } from '../support/variants.ts';

const folder = join(import.meta.dirname, '../../generated');
const files = ['', 'sh/'].flatMap((below) => {
  const names = readdirSync(join(folder, below)).filter((name) => name.endsWith('.sh'));
  return names.map((name) => below + name);
});
/** Ten lines to type have no room for what a reader of code needs; test/scripts/typed.test.ts runs them under strace. */
const isTyped = (name: string) => name.startsWith('typed');
/** What a paste evaluates is its payload; test/render/compact.test.ts shows that it is the annotated text. */
const isPaste = (title: string) => title.endsWith('-paste');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

function lackOfArena(): string | undefined {
  try {
    checkArena();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
const lack = lackOfArena();

test('no text that the generator can make may start a process, by reading', () => {
  const variants = allVariants().filter(([title]) => !isTyped(title) && !isPaste(title));
  const texts = variants.map(([title, request]): [string, string] => [title, renderScript(buildPlan(request))]);
  expect(texts.length).toBeGreaterThan(50);
  for (const [title, text] of texts) expect([title, ...checkScript(text).findings]).toEqual([title]);
}, 600_000);

describe.each(files.filter((name) => !isTyped(name)))('generated/%s', (name) => {
  test('may not start a process, by reading', () => {
    expect(checkScript(read(name)).findings).toEqual([]);
  }, 120_000);

  testWith(lack)(
    'tries to start none, by running where none can be started',
    async () => {
      for (const program of programsFor(checkScript(read(name)).shell)) {
        const { attempts, timedOut, output } = await trace(read(name), program, 170);
        expect([attempts, timedOut]).toEqual([[], false]);
        expect(output).not.toBe('');
      }
    },
    180_000,
  );
});

/** A process planted in the function that every text calls. */
const planted = [
  ['a program', 'ls >/dev/null'],
  ['a substitution', 't=$(\\builtin echo 1)'],
  ['a pipe', '\\builtin echo 1 | \\builtin read -r t'],
  ['a name without a builtin', '__ls_not_there'],
];

test.each(planted)('planted in a text, %s is found by reading, at its line', (_, line) => {
  const text = read('list.sh').replace('__ls_say() {', () => `__ls_say() {\n  ${line}\n`);
  const at = text.split('\n').findIndex((each) => each.trim() === line) + 1;
  expect(checkScript(text).findings.map((finding) => finding.line)).toContain(at);
});

testWith(lack).each(planted)(
  'planted in a text, %s is seen when it runs',
  async (_, line) => {
    const text = read('list.sh').replace('__ls_say() {', () => `__ls_say() {\n  ${line}\n`);
    const [program = []] = programsFor('bash');
    expect((await trace(text, program, 110)).attempts).not.toEqual([]);
  },
  120_000,
);
