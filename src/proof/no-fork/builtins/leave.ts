import { frameOf } from '../context.ts';
import { type Outcome, both, join } from '../state.ts';
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

export function leaveFunction(call: Call): Outcome {
  const [status] = argumentsOf(call);
  operand(call, status);
  const { returns } = frameOf(call.at.c);
  if (status?.literal !== '0') returns.no = join(returns.no, call.at.state);
  if (!status || status.literal === undefined || status.literal === '0') returns.yes = join(returns.yes, call.at.state);
  return both(undefined);
}

export function leaveShell(call: Call): Outcome {
  const [status] = argumentsOf(call);
  operand(call, status);
  return both(undefined);
}

function loopsOf(call: Call, count: string) {
  const loops = call.at.c.frames.flatMap((frame) => frame.loops);
  const wanted = loops.at(-Number(count));
  return /^[1-9]$/.test(count) && wanted ? [wanted] : loops;
}

export function leaveLoop(call: Call): Outcome {
  const [count] = argumentsOf(call);
  operand(call, count);
  for (const loop of loopsOf(call, count ? (count.literal ?? '') : '1')) {
    if (call.name === 'break') loop.breaks = join(loop.breaks, call.at.state);
    else loop.continues = join(loop.continues, call.at.state);
  }
  // In a function that the loop has called, some shells go on instead.
  return both(frameOf(call.at.c).loops.length === 0 ? call.at.state : undefined);
}
