import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { whomOf } from '../../src/render/whom.ts';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { unframe } from '../../src/render/frame/unframe.ts';
import { eachShell } from '../support/each-shell.ts';
import { rendered, textVariants } from '../support/variants.ts';

/** Longer ones nobody reads. */
const MOST_LINES = 15;

/** The functions of a body with more lines than that between their braces. */
function longFunctions(body: string): string[] {
  const found = [...body.matchAll(/^(\w+)\(\) \{\n([^]*?)^\}$/gm)];
  return found.filter(([, , inner = '']) => linesOf(inner).length > MOST_LINES).map(([, name = '']) => name);
}

/** What the linker declares by machine, and a line for each name that is asked for, is nobody's to shorten. */
const MADE = /^ {2}local |^ {2}unset -f |^ {2}long_\d+=|\) ls_aim "\$1" && pid=;;$/;

function linesOf(inner: string): string[] {
  return inner.split('\n').filter((line) => line !== '' && !MADE.test(line));
}

describe.each(textVariants())('%s', (_, request) => {
  test('stands in a frame as it is, and no line or function is too long', () => {
    const { body, text } = rendered(request);
    expect(unframe(text)).toEqual({ body });
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(79);
    expect(longFunctions(body)).toEqual([]);
  });

  test.each(eachShell)('%s reads it without a fault', (_shell, [program = '', ...words]) => {
    const { body } = rendered(request);
    expect(spawnSync(program, [...words, '-n'], { input: body }).stderr.toString()).toBe('');
  });
});

test.each<[Partial<Request>, string]>([
  [{ name: ['forkbomb'] }, 'named forkbomb'],
  [{ uid: ['1000'] }, 'of user 1000'],
  [{ name: ['a', 'b'], uid: ['1000'], under: ['7'] }, 'named a or b, of user 1000 and below PID 7'],
  [{ name: ['$(id)'] }, 'named .(id)'],
  [{ cgroup: [`/${'x'.repeat(60)}`], uid: ['7'] }, 'selected by --uid and --cgroup'],
  [{}, ''],
])('%j: %s', (request, whom) => {
  expect(whomOf(buildPlan({ script: 'list', ...request }).selectors)).toBe(whom);
});
