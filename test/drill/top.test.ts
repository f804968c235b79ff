import { afterAll, expect, test } from '@jest/globals';
import { dockerArena } from '../../src/drill/docker.ts';
import { bombs } from '../../src/drill/zoo.ts';
import { testWith } from '../support/need.ts';
import { followTop } from './top-line.ts';
import { slice } from '../support/whole.ts';

/**
 * Programs that differ in how they are named; LASTSHELL_TOP=all takes the whole zoo, LASTSHELL_TOP=NAME one. Not here:
 * of `zombies` row 1 is no selector of print.
 */
const SLICE = ['renamer', 'threads-headless'];

afterAll(async () => dockerArena.dispose?.());

const asked = process.env['LASTSHELL_TOP']?.split(',') ?? slice(['all'], SLICE);
const chosen = bombs.filter(({ name }) => asked.includes('all') || asked.includes(name));

test('the programs asked for are in the zoo', () => {
  expect(chosen.length).toBeGreaterThan(0);
  if (!asked.includes('all')) expect(chosen).toHaveLength(asked.length);
});

testWith(await dockerArena.lacks()).each(chosen)(
  'whom top names first in a container full of $name, recover ends, and nobody else',
  async (bomb) => {
    const { row, select, tasks, verdict, output } = await followTop(bomb);
    process.stderr.write(`top on ${bomb.name}: ${select.join(' ')} (${row[0] ?? '?'} of ${tasks} tasks)\n`);
    if (!verdict.recovered) process.stderr.write(`${output.slice(-3000)}\n`);
    expect(verdict).toMatchObject({ harm: [], recovered: true, reasons: [] });
    // What comes and goes while it is counted makes the two counts differ; of a chain most have gone before they are read.
    expect(Number(row[0])).toBeGreaterThan(bomb.name.startsWith('chain') ? tasks / 8 : tasks / 2);
    expect(Number(row[0])).toBeLessThan(tasks * 1.5 + 5);
  },
  240_000,
);
