import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkScript } from '../../src/proof/verdict/check-script.ts';
import { checkArena, programsFor, trace } from '../../src/proof/trace/trace.ts';
import { faultsOf } from '../../src/proof/proven.ts';
import { unframe } from '../../src/render/frame/unframe.ts';
import { testWith } from '../support/need.ts';
import { rendered, textVariants } from '../support/variants.ts';

const folder = join(import.meta.dirname, '../../generated');
const files = readdirSync(folder).filter((name) => name.endsWith('.sh'));
/** A line to type has no room for what a reader of code needs; test/scripts/typed.test.ts runs it under strace. */
const isTyped = (name: string) => name.startsWith('typed');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** The body of a file, which is one of our texts. */
function bodyOf(name: string): string {
  const own = unframe(read(name));
  if (own === 'damaged' || own === undefined) throw new Error(`${name} is not as print writes it`);
  return own.body;
}

function check(name: string) {
  return checkScript(bodyOf(name), { isFramed: true, shell: 'all' });
}

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
  const variants = textVariants();
  expect(variants.length).toBeGreaterThan(90);
  for (const [title, request] of variants) expect([title, ...faultsOf(rendered(request))]).toEqual([title]);
}, 600_000);

describe.each(files.filter((name) => !isTyped(name)))('generated/%s', (name) => {
  test('may not start a process, by reading', () => {
    expect(check(name).findings).toEqual([]);
  }, 120_000);

  testWith(lack)(
    'tries to start none, by running where none can be started',
    async () => {
      for (const program of programsFor(check(name).shell)) {
        const { attempts, timedOut, output } = await trace(read(name), program, 170);
        expect([attempts, timedOut]).toEqual([[], false]);
        expect(output).not.toBe('');
      }
    },
    180_000,
  );
});

/** A process planted in the main function of a text. */
const planted = [
  ['a program', 'ls >/dev/null'],
  ['a substitution', 't=$(echo 1)'],
  ['a pipe', 'echo 1 | read -r t'],
  ['a name without a builtin', 'ls_not_there'],
];

function listWith(line: string): string {
  return bodyOf('list.sh').replace('ls_main() {', () => `ls_main() {\n  ${line}\n`);
}

test.each(planted)('planted in a text, %s is found by reading, at its line', (_, line) => {
  const text = listWith(line);
  const at = text.split('\n').findIndex((each) => each.trim() === line) + 1;
  expect(checkScript(text).findings.map((finding) => finding.line)).toContain(at);
});

testWith(lack).each(planted)(
  'planted in a text, %s is seen when it runs',
  async (_, line) => {
    const text = listWith(line);
    const [program = []] = programsFor('bash');
    expect((await trace(text, program, 110)).attempts).not.toEqual([]);
  },
  120_000,
);
