/** Bad input: one line naming the option and the fix, exit code 2, nothing written. */
export class UsageError extends Error {
  readonly exitCode = 2;
  override readonly name = 'UsageError';
}

/** A component that is not here (Docker, ShellCheck, QEMU): named with how to get it, exit code 3. */
export class MissingComponentError extends Error {
  readonly exitCode = 3;
  override readonly name = 'MissingComponentError';
}

/** A server that cannot be reached or says no: what it said, exit code 1. */
export class RemoteError extends Error {
  readonly exitCode = 1;
  override readonly name: string = 'RemoteError';
}

/** A text of ours in which the proof finds a fault: it is not given out, exit code 1. */
export class UnprovenError extends Error {
  readonly exitCode = 1;
  override readonly name = 'UnprovenError';
}

const known = [UsageError, MissingComponentError, RemoteError, UnprovenError] as const;

/** What this project throws on purpose; everything else is a bug and keeps its stack. */
export function isKnownError(error: unknown): error is InstanceType<(typeof known)[number]> {
  return known.some((kind) => error instanceof kind);
}
