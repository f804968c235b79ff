import { expect, test } from '@jest/globals';
import { buildPlan } from '../../../src/plan/build-plan.ts';
import { renderScript } from '../../../src/render/kit/script.ts';
import { prune } from '../../../src/render/kit/prune.ts';
import { annotatedVariants } from '../../support/dialects.ts';

/** The functions of a text that nothing calls, but the list of those that must be there. */
function uncalled(text: string): string[] {
  const code = text.replace(/^ *#.*$/gm, '').replace(/^.*declare -F .*$|^.*unset -f .*$|^for __ls_i in .*$/gm, '');
  const defined = [...code.matchAll(/^(__l[sk]_\w+)\(\)/gm)].map((match) => match[1] ?? '');
  expect(defined.length).toBeGreaterThan(3);
  return defined.filter((name) => (code.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length === 1);
}

const variants = annotatedVariants();

test('both dialects are there', () => {
  expect(new Set(variants.map(([title]) => title.split('-', 2).join(' '))).size).toBe(8);
});

test.each(variants)('%s: every function is called', (_, request) => {
  expect(uncalled(renderScript(buildPlan(request)))).toEqual([]);
  if (request.script === 'room') expect(uncalled(renderScript(buildPlan({ ...request, force: true })))).toEqual([]);
});

test('what is declared and not used is left out, and nothing else', () => {
  const text = `__ls_f() { read -r seen; __ls_say "odd \${said} words"; }
__ls_main() {
  local IFS LC_ALL=C a b="" c=" " d=0 -
  local e="$x"
  local -a odd words
  local seen said f=1
  # lastshell: number d,seen,IFS counted
  # lastshell: number a counted
  b=1 c[2]=$(( f + 1 ))
  __ls_f
}
`;
  expect(prune(text)).toBe(`__ls_f() { read -r seen; __ls_say "odd \${said} words"; }
__ls_main() {
  local IFS LC_ALL=C b="" c=" " -
  local e="$x"
  local seen said f=1
  # lastshell: number seen,IFS counted
  b=1 c[2]=$(( f + 1 ))
  __ls_f
}
`);
});
