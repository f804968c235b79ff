import { both } from '../outcome.ts';
import { type Handler, argumentsOf } from './call.ts';
import { declare } from './declare.ts';
import { leaveFunction, leaveLoop, leaveShell, numeric } from './leave.ts';
import { getopts, mapfile, printf, read, unset } from './names.ts';
import {
  alias, bind, compgen, complete, enable, exec, fc, jobs, letArithmetic, set, shift, shopt, wait,
} from './other.ts'; // prettier-ignore
import { test } from './test.ts';
import { evaluateText, source, trap } from './text.ts';

const succeed: Handler = (call) => {
  argumentsOf(call);
  return { yes: call.at.state, no: undefined };
};
const fail: Handler = (call) => {
  argumentsOf(call);
  return { yes: undefined, no: call.at.state };
};
const expand: Handler = (call) => {
  argumentsOf(call);
  return both(call.at.state);
};

/** Builtins that do more than expand their arguments. */
export const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  [':', succeed],
  ['true', succeed],
  ['false', fail],
  ['echo', expand],
  ['print', expand],
  ['read', read],
  ['mapfile', mapfile],
  ['readarray', mapfile],
  ['getopts', getopts],
  ['printf', printf],
  ['unset', unset],
  ['declare', declare],
  ['typeset', declare],
  ['local', declare],
  ['export', declare],
  ['readonly', declare],
  ['global', declare],
  ['eval', evaluateText],
  ['trap', trap],
  ['.', source],
  ['source', source],
  ['return', leaveFunction],
  ['exit', leaveShell],
  ['logout', leaveShell],
  ['break', leaveLoop],
  ['continue', leaveLoop],
  ['ulimit', numeric],
  ['umask', numeric],
  ['test', test],
  ['[', test],
  ['exec', exec],
  ['alias', alias],
  ['let', letArithmetic],
  ['enable', enable],
  ['fc', fc],
  ['jobs', jobs],
  ['bind', bind],
  ['complete', complete],
  ['compgen', compgen],
  ['set', set],
  ['shift', shift],
  ['shopt', shopt],
  ['wait', wait],
]);
