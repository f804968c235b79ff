import { describe, expect, test } from '@jest/globals';
import { buildPlan, type Request } from '../../src/plan/build-plan.ts';
import { payloadHazards, wikiHazards } from '../../src/proof/wiki-neutral.ts';
import { payloadOf, renderScript } from '../../src/render/kit/script.ts';
import { kitVariants, rendered, textVariants } from '../support/variants.ts';

/** Each planted fault with a word of the rule that must name it, and no other rule. */
const faults: [planted: string, rule: RegExp][] = [
  ['echo caf\u00e9', /ASCII/],
  ['echo\u00a0x', /ASCII/],
  ['echo \u2019x\u2019', /ASCII/],
  ['echo x\r', /ASCII|trailing/],
  ['echo\tx', /tab/],
  ['echo x\n\necho y', /blank line/],
  ['echo x ', /trailing/],
  ['echo x \\\n y', /continuation/],
  ['while : ;do', /blank before/],
  ['[ a != b ]', /blank before/],
  ['if ! x', /blank before/],
  ['a % b', /blank before/],
  ['x ?', /blank before/],
  ['echo a!b', /history/],
  ['echo "!!"', /history/],
  [`echo ${'x'.repeat(80)}`, /79/],
  ['${x:-${y}}', /}}/],
  ['{{x', /\{\{/],
  ['[[ a ]]>x', /]]>/],
  ['x</etc/y', /<\//],
  ['<nowiki', /nowiki/],
  ['```', /```/],
  ['~~~', /~~~/],
  ['x-{y', /-\{/],
  ['{%x', /\{%/],
  ['{code}', /code/],
  ['----', /----/],
  ['include::x', /include/],
];

test.each(faults)('%j is found', (planted, rule) => {
  const rules = wikiHazards(planted).map((hazard) => hazard.rule);
  expect(rules).toContainEqual(expect.stringMatching(rule));
  expect(rules.filter((name) => !rule.test(name))).toEqual([]);
});

test.each([
  ['# x', /comment/],
  ['x;# y', /comment/],
  ["echo 'x'", /single quote/],
])('%j is found in a payload', (planted, rule) => {
  expect(payloadHazards([planted])).toMatchObject([{ line: 1, rule: expect.stringMatching(rule) as unknown }]);
});

test.each(['x :y', 'echo ${!x} $! [!a] a!=b', 'cmd; cmd', '$((a%b))', '${x:-}', 'x'.repeat(79)])(
  '%j is fine',
  (line) => {
    expect(wikiHazards(`${line}\n`)).toEqual([]);
  },
);

test('the line that is at fault is named', () => {
  expect(wikiHazards('a\nb\nc ')).toEqual([{ line: 3, rule: 'a trailing blank' }]);
});

const pastes = kitVariants().filter(([, { form }]) => form === 'paste');

describe('the pastes', () => {
  test('are many', () => {
    expect(pastes.length).toBeGreaterThan(10);
  });

  test.each(pastes)('%s has nothing that a wiki or a shell would change', (_, request: Request) => {
    const plan = buildPlan(request);
    expect(wikiHazards(renderScript(plan))).toEqual([]);
    expect(payloadHazards(payloadOf(plan))).toEqual([]);
  });
});

test.each(textVariants())('%s: the same of the texts in a frame', (_, request) => {
  expect(wikiHazards(rendered(request).text)).toEqual([]);
});
