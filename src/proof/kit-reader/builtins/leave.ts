import { frameOf } from '../context.ts';
import { type Outcome, both, join } from '../outcome.ts';
import { type Argument, type Call, argumentsOf, complain } from './call.ts';

/** An operand that mksh evaluates. */
function operand(call: Call, argument: Argument | undefined): void {
  if (call.at.c.shell.runsOperands && argument && argument.kind < 2 && argument.literal === undefined)
    complain(call, argument, 'arith', 'some of these shells evaluate this');
}

/** Builtins that take a number: mksh evaluates it. */
export function numeric(call: Call): Outcome {
  for (const argument of argumentsOf(call)) operand(call, argument);
  return both(call.at.state);
}

/** With more arguments than one it complains, and the shell goes on behind it. */
function mayStay(args: readonly Argument[]): boolean {
  return args.length > 1 || args.some(({ splits }) => splits);
}

export function leaveFunction(call: Call): Outcome {
  const args = argumentsOf(call);
  const [status] = args;
  operand(call, status);
  const { returns, depth } = frameOf(call.at.c);
  if (status?.literal !== '0') returns.no = join(returns.no, call.at.state);
  if (!status || status.literal === undefined || status.literal === '0') returns.yes = join(returns.yes, call.at.state);
  // Outside a function it ends a file that is sourced, and nothing else.
  return both(depth === 0 || mayStay(args) ? call.at.state : undefined);
}

export function leaveShell(call: Call): Outcome {
  const args = argumentsOf(call);
  operand(call, args[0]);
  return both(mayStay(args) ? call.at.state : undefined);
}

function loopsOf(call: Call, count: string) {
  const loops = call.at.c.frames.flatMap((frame) => frame.loops);
  const wanted = loops.at(-Number(count));
  return /^[1-9]$/.test(count) && wanted ? [wanted] : loops;
}

export function leaveLoop(call: Call): Outcome {
  const args = argumentsOf(call);
  const [count] = args;
  operand(call, count);
  for (const loop of loopsOf(call, count ? (count.literal ?? '') : '1')) {
    if (call.name === 'break') loop.breaks = join(loop.breaks, call.at.state);
    else loop.continues = join(loop.continues, call.at.state);
  }
  // In a function that the loop has called, some shells go on instead.
  const isInside = frameOf(call.at.c).loops.length > 0 && (!count || /^[1-9]$/.test(count.literal ?? ''));
  return both(isInside && !mayStay(args) ? undefined : call.at.state);
}
