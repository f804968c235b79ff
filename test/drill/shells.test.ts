import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { dockerArena } from '../../src/drill/docker.ts';
import { judge } from '../../src/drill/judge.ts';
import { showsPrompt } from '../../src/drill/prompt.ts';
import { shellNames } from '../../src/drill/shells.ts';
import { bombs, orphans } from '../../src/drill/zoo.ts';
import { testWith } from '../support/need.ts';
import { slice } from '../support/whole.ts';
import { talkative } from './recipes.ts';

const LIMIT = 180_000;
const lack = await dockerArena.lacks();

/** LASTSHELL_BASHES names a folder with old bashes, built by hand: no package has them. */
const folder = process.env['LASTSHELL_BASHES'] ?? '';
const bashes = folder === '' ? [] : readdirSync(folder).map((name) => join(folder, name));

const shells = slice<readonly string[]>(
  [...shellNames, ...bashes],
  ['mksh', 'zsh', ...bashes.filter((file) => file.endsWith('4.2'))],
);

afterAll(async () => dockerArena.dispose?.());

testWith(lack).each(shells)(
  'the last shell is %s: what it is, and the judge asks nothing before the text has said all',
  async (shell) => {
    const facts = await dockerArena.describe?.(shell);
    expect(facts?.shell).toMatch(/^(?:bash|busybox|mksh R?|zsh) ?\d|^dash$/);
    const session = await dockerArena.open({ pids: 60, shell });
    try {
      await session.detonate(bombs.find(({ name }) => name === 'paced') ?? orphans);
      const verdict = await judge(session, talkative('paced'), 60_000);
      expect(verdict).toMatchObject({ recovered: true, forks: 0, harm: [], reasons: [] });
      expect(await session.output()).toMatch(/SAID-ALL[^]*TEXT-''ENDED/);
      expect(await session.output()).not.toMatch(/TEXT-''ENDED[^]*SAID-ALL/);
    } finally {
      await session.close();
    }
  },
  LIMIT,
);

test.each([
  ['a$ ls\r\nbash-5.2# ', true],
  ['\x1b[1m\x1b[7m%\x1b[27m   \r \r\r\x1b[0m\x1b[27m\x1b[24m\x1b[Jhost% \x1b[K\x1b[?2004h', true],
  ['# ', true],
  ['{\r\n> ', false],
  ['# echo\r\n', false],
  ['', false],
])('a screen that ends with %j: prompt %s', (screen, expected) => {
  expect(showsPrompt(screen)).toBe(expected);
});

test('a prompt of another kind is known by what was there before', () => {
  expect(showsPrompt('me>\nls\nme>', 'hello\nme>')).toBe(true);
  expect(showsPrompt('me>\nls\n', 'hello\n')).toBe(false);
});
