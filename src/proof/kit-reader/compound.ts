import type { CompoundCommand, Coproc, Function as FunctionNode, If, Redirected, Subshell } from 'unbash';
import { arith } from './arithmetic.ts';
import { caseOf } from './case.ts';
import type { Context, Cursor } from './context.ts';
import { list, run } from './flow.ts';
import { arithmeticFor, each, whileLoop } from './loops.ts';
import { redirections } from './redirect.ts';
import { type Outcome, both, joined, merged } from './outcome.ts';
import type { State } from './state.ts';
import { test } from './test-command.ts';

/** Follows a command that holds others. */
export function compound(c: Context, node: CompoundCommand, state: State): Outcome {
  switch (node.type) {
    case 'If':
      return ifThen(c, node, state);
    case 'For':
    case 'Select':
      return each(c, node, state);
    case 'ArithmeticFor':
      return arithmeticFor(c, node, state);
    case 'While':
      return whileLoop(c, node, state);
    case 'Case':
      return caseOf(c, node, state);
    case 'BraceGroup':
      return list(c, node.body, state);
    case 'Subshell':
      return subshell(c, node, state);
    case 'TestCommand':
      return testCommand(c, node, state);
    case 'ArithmeticCommand': {
      if (!c.shell.grammar.has('((')) c.report(node.pos, 'shell', '(( )) is two subshells in some of these shells');
      const at: Cursor = { c, state };
      arith(at, node);
      return both(at.state);
    }
    default:
      c.report((node as Subshell).pos, 'syntax', 'this command is not known to this checker');
      return both(state.forget());
  }
}

function testCommand(c: Context, node: Extract<CompoundCommand, { type: 'TestCommand' }>, state: State): Outcome {
  if (!c.shell.grammar.has('[[')) c.report(node.pos, 'shell', '[[ is a command word in some of these shells');
  return test(c, node.expression, state);
}

function subshell(c: Context, node: Subshell, state: State): Outcome {
  c.report(node.pos, 'subshell', '( … ) starts a process');
  list(c, node.body, state);
  return both(state);
}

function ifThen(c: Context, node: If, state: State): Outcome {
  let { yes, no } = list(c, node.clause, state);
  let outcome = run(c, node.then, yes);
  for (const branch of node.elif) {
    ({ yes, no } = run(c, branch.clause, no));
    outcome = joined(outcome, run(c, branch.then, yes));
  }
  return joined(outcome, node.else ? run(c, node.else, no) : { yes: no, no: undefined });
}

/** A command with redirections of its own. */
export function redirected(c: Context, node: Redirected, state: State): Outcome {
  const at: Cursor = { c, state };
  redirections(at, node.redirects);
  const { yes, no } = run(c, node.command, at.state);
  // A redirection that fails leaves the command out.
  return { yes, no: no ? no.join(at.state) : at.state };
}

/** A definition is followed when it is called, or at the end if nobody does. */
export function define(c: Context, node: FunctionNode, state: State): Outcome {
  c.home.set(node, { report: c.report, source: c.source });
  const isKeyword = c.source === undefined || /^function\s+[^\s(]/.test(c.source.slice(node.pos, node.pos + 60));
  if (isKeyword && !c.shell.grammar.has('function'))
    c.report(node.pos, 'shell', 'function is a command word in some of these shells');
  return { yes: state.withFunction(node.name.value, { bodies: [node], sure: true }), no: undefined };
}

/** A process of its own. */
export function coproc(c: Context, node: Coproc, state: State): Outcome {
  c.report(node.pos, 'coproc', 'coproc starts a process');
  run(c, node.body, state);
  return both(merged({ yes: state, no: undefined }));
}
