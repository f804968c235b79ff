import { expect, test } from '@jest/globals';
import { buildPlan, type Request } from '../../../src/plan/build-plan.ts';
import { payloadOf, renderScript } from '../../../src/render/kit/script.ts';
import { kitVariants } from '../../support/variants.ts';
import { meanings } from '../../support/syntax.ts';

/** Values that need no other quoting in a paste; those that do are compared by running them. */
const isPlain = ([, request]: [string, Request]) =>
  request.form === 'annotated' &&
  !/['!*{}$()"]/.test(JSON.stringify(Object.values(request).slice(3)).replace(/["{}]/g, ''));
const variants = kitVariants().filter(isPlain);

/**
 * All that the short form may change, and nothing else: \builtin is left out; the words that act come out of variables;
 * != is written as the pattern that excludes; single quotes are double ones; who ends the kit forgets those variables.
 */
function renamed(text: string, own: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .map((line) => (line.includes('>|') ? line.replaceAll(/(?<!\\)\\builtin printf/g, `\${__${own}w?}`) : line))
    .join('\n')
    .replace(/(?<!\\)\\builtin kill/g, `\${__${own}k?}`)
    .replace(/(?<!\\)\\builtin /g, '')
    .replace(/'([^'\n]*)'/g, '"$1"');
}

test('there is something to compare', () => {
  expect(variants.length).toBeGreaterThan(8);
});

test.each(variants)('%s: the short form has the same syntax tree', (_, request) => {
  const own = request.script === 'kit' ? 'k' : '';
  const long = meanings(renamed(renderScript(buildPlan(request)), own));
  const short = meanings(
    payloadOf(buildPlan(request))
      .join('\n')
      .replace(/[;\n]unset -v __k(?:k __kw|\b __w)/g, ''),
  );
  expect(short).toHaveLength(long.length);
  short.forEach((part, index) => expect(part).toEqual(long[index]));
});

test('a change of one word is seen', () => {
  expect(meanings('f() { a "b"; }')).not.toEqual(meanings('f() { a "c"; }'));
  expect(meanings('f() { (( a + b )); }')).toEqual(meanings('f(){ ((a+b));}'));
  expect(meanings('f() { (( a + b )); }')).not.toEqual(meanings('f(){ ((a-b));}'));
});
