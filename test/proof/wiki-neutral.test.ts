import { expect, test } from '@jest/globals';
import { wikiHazards } from '../../src/proof/wiki-neutral.ts';
import { rendered, textVariants } from '../support/variants.ts';

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

test.each(['x :y', 'echo ${!x} $! [!a] a!=b', 'cmd; cmd', '$((a%b))', '${x:-}', 'x'.repeat(79)])(
  '%j is fine',
  (line) => {
    expect(wikiHazards(`${line}\n`)).toEqual([]);
  },
);

test('the line that is at fault is named', () => {
  expect(wikiHazards('a\nb\nc ')).toEqual([{ line: 3, rule: 'a trailing blank' }]);
});

test.each(textVariants())('%s has nothing that a wiki or a shell would change', (_, request) => {
  expect(wikiHazards(rendered(request).text)).toEqual([]);
});
