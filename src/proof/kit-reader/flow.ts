import type { AndOr, CompoundList, Pipeline, PipelineNode, Script, Statement } from 'unbash';
import { simpleCommand } from './command.ts';
import { compound, coproc, define, redirected } from './compound.ts';
import { type Context, step } from './context.ts';
import { type Outcome, type Reach, both, join, merged } from './outcome.ts';
import type { State } from './state.ts';

const nowhere: Outcome = both(undefined);

/** Follows a whole script, or one that stands as text inside another. */
export function script(c: Context, { commands }: Script, state: Reach): Outcome {
  return statements(c, commands, state);
}

/** Follows a list of commands. */
export function list(c: Context, { commands }: CompoundList, state: Reach): Outcome {
  return statements(c, commands, state);
}

function statements(c: Context, commands: readonly Statement[], state: Reach): Outcome {
  let outcome = both(state);
  for (const command of commands) outcome = statement(c, command, merged(outcome));
  return outcome;
}

function statement(c: Context, { pos, background, command }: Statement, state: Reach): Outcome {
  step(c);
  if (background) {
    c.report(pos, 'background', '& starts a process');
    run(c, command, state);
    return { yes: state, no: undefined };
  }
  return run(c, command, state);
}

/** Follows one command; what no path reaches is only looked at for what is plain to see. */
export function run(c: Context, node: PipelineNode | AndOr | CompoundList, state: Reach): Outcome {
  if (state) return reached(c, node, state);
  reached({ ...c, isDead: true }, node, c.lost);
  return nowhere;
}

function reached(c: Context, node: PipelineNode | AndOr | CompoundList, state: State): Outcome {
  switch (node.type) {
    case 'AndOr':
      return andOr(c, node, state);
    case 'Pipeline':
      return pipeline(c, node, state);
    case 'Command':
      return simpleCommand(c, node, state);
    case 'Function':
      return define(c, node, state);
    case 'Coproc':
      return coproc(c, node, state);
    case 'CompoundList':
      return list(c, node, state);
    case 'Redirected':
      return redirected(c, node, state);
    default:
      return compound(c, node, state);
  }
}

function andOr(c: Context, { commands, operators }: AndOr, state: State): Outcome {
  const [first, ...others] = commands;
  let { yes, no } = first ? run(c, first, state) : both(state);
  for (const [index, command] of others.entries()) {
    if (operators[index] === '&&') {
      const next = run(c, command, yes);
      yes = next.yes;
      no = join(no, next.no);
    } else {
      const next = run(c, command, no);
      yes = join(yes, next.yes);
      no = next.no;
    }
  }
  return { yes, no };
}

function pipeline(c: Context, node: Pipeline, state: State): Outcome {
  const [first, ...others] = node.commands;
  const negations = node.prefixes.filter(({ type }) => type === 'Negation').length;
  if (negations < node.prefixes.length && !c.shell.hasTimeKeyword)
    c.report(node.pos, 'time', 'time is a program in some of these shells');
  if (!first) return both(state);
  if (others.length > 0) {
    c.report(node.pos, 'pipeline', 'each side of | is a process');
    for (const command of node.commands) run(c, command, state);
    return both(state);
  }
  const { yes, no } = run(c, first, state);
  return negations % 2 === 1 ? { yes: no, no: yes } : { yes, no };
}
