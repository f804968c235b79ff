import { parse } from 'unbash';
import { visitGaps } from '../gaps.ts';
import { APART } from '../facts.ts';
import { literalOf } from '../../../shell/literal.ts';
import { visitScript } from '../lists.ts';
import { placeOf, report } from '../visit.ts';
import { type Call, wordsOf } from './call.ts';

const SIGNAL =
  /^(?:EXIT|[0-9]{1,2}|(?:SIG)?(?:ABRT|ALRM|CHLD|CONT|HUP|INT|PIPE|QUIT|TERM|TSTP|TTIN|TTOU|URG|USR1|USR2|WINCH|XCPU|XFSZ))$/i;

/** Judges trap: its action is written out, and is code that is judged here. */
export function visitTrap(call: Call): void {
  const { v } = call;
  const words = wordsOf(call);
  const texts = words.map(literalOf);
  const refuse = (reason: string) => report(v, call.name, 'trap', reason, 'trap');
  if (texts[0] === '-p' || texts[0] === '-l')
    return texts.slice(1).every(isSignal) ? undefined : refuse('the signal is not written out');
  if (texts[0] === '--') {
    texts.shift();
    words.shift();
  }
  const [action, ...signals] = texts;
  const [word] = words;
  if (word === undefined) return;
  if (action === undefined) return refuse('the action shows only when the script runs');
  // Nothing runs.
  if (action === '' || action === '-' || (signals.length === 0 && isSignal(action))) return;
  if (!signals.every(isSignal)) return refuse('the signal is not written out, or its action runs at every command');
  if (/^[-\d]/.test(action)) return refuse('shells do not agree on what this action means');
  const scope = { ...v.scope, ...APART, inTrap: true };
  const inside = { ...v, scope, text: action, origin: placeOf(v, word), isQuoted: false };
  const tree = parse(action);
  visitScript(inside, tree);
  visitGaps(inside, tree);
}

function isSignal(text: string | undefined): boolean {
  return text !== undefined && SIGNAL.test(text);
}
