import type { Function as FunctionNode } from 'unbash';
import { isFreeName } from '../../shell/builtins.ts';
import { visitList } from './lists.ts';
import { NAME } from '../../shell/names.ts';
import { visitNode } from './nodes.ts';
import { type Visit, report } from './visit.ts';
import { onlyBash } from './words.ts';

/** Judges the definition of a function, and its body: whoever calls it, and when, changes nothing in that. */
export function visitFunction(v: Visit, node: FunctionNode): void {
  const name = node.name.value;
  const more = { name };
  if (v.text.startsWith('function', node.pos)) onlyBash(v, node, 'the word function');
  if (!NAME.test(node.name.text)) report(v, node, 'function', 'not every shell takes this name for a function', more);
  if (!isFreeName(name)) report(v, node, 'function', `${name} means something else to a shell`, more);
  if (!v.scope.isDirect) report(v, node, 'function', `${name} may be called where it is not defined`, more);
  if (v.check.facts.functions.get(name) !== node) report(v, node, 'function', `${name} is defined twice`, more);
  const scope = {
    ...v.scope,
    fn: name,
    loops: 0,
    guarded: new Set<string>(),
    mended: new Set<string>(),
    isDirect: false,
  };
  const inside = { ...v, scope };
  if (node.body.type === 'CompoundList') visitList(inside, node.body.commands);
  else visitNode(inside, node.body);
}
