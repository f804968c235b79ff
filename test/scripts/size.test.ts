import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { type ScriptName, scripts } from '../../src/plan/scripts.ts';
import { renderText } from '../../src/render/rendered.ts';

/** What a console, a reader and a starved shell can be asked to take; frame and comments included. */
const limits: [ScriptName, number, number][] = [
  // The limits of five kinds, each read where it may not show, cost more than was hoped for: see the change log.
  ['kit', 20400, 650],
  ['why', 10250, 300],
  ['top', 12950, 390],
  ['room', 11350, 330],
  ['recover', 8170, 220],
  ['freeze', 7950, 220],
  ['kill', 4100, 110],
  ['thaw', 3300, 110],
  ['list', 3950, 118],
  ['root', 5800, 155],
  ['reboot', 3500, 90],
];
const WIDTH = 79;
const FUNCTION = 15;
const FILE = 70;

function textOf(script: ScriptName) {
  return renderText(buildPlan({ script, ...(scripts[script].selector === 'needed' && { name: ['forkbomb'] }) }));
}

/** Each function of a body with the number of its lines, braces included, without what the linker adds. */
function functionsOf(body: string): [string, number][] {
  return Array.from(
    body.replaceAll(/^ {2}(?:local|unset -f) .*\n/gm, '').matchAll(/^(\w+)\(\) \{\n(?:.*\n)*?\}$/gm),
    ([whole, name = '']) => [name, whole.split('\n').length],
  );
}

test.each(limits)('%s: at most %i bytes and %i lines', (script, bytes, lines) => {
  const { text } = textOf(script);
  expect(text.length).toBeLessThanOrEqual(bytes);
  expect(text.split('\n').length - 1).toBeLessThanOrEqual(lines);
});

test.each(limits)(`%s: no line over ${WIDTH} columns, no function over ${FUNCTION} lines`, (script) => {
  const { text, body } = textOf(script);
  expect(text.split('\n').filter((line) => line.length > WIDTH)).toEqual([]);
  expect(functionsOf(body).length).toBeGreaterThan(2);
  expect(functionsOf(body).filter(([, lines]) => lines > FUNCTION)).toEqual([]);
});

test('typed: a canary and a line', () => {
  const { text } = renderText(buildPlan({ script: 'typed', name: ['forkbomb'] }));
  const [canary = '', line = '', ...more] = text.split('\n');
  expect(canary.length).toBeLessThanOrEqual(WIDTH);
  expect(line.length).toBeLessThanOrEqual(170);
  expect(more).toEqual(['']);
});

test(`no template over ${FILE} lines`, () => {
  const folder = new URL('../../templates/script/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
  const long = files.filter((file) => readFileSync(new URL(file, folder), 'utf8').split('\n').length - 1 > FILE);
  expect(files.length).toBeGreaterThan(20);
  expect(long).toEqual([]);
});
