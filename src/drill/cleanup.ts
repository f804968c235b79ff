type Closer = () => Promise<void>;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const open = new Set<Closer>();
let isEnding = false;

/** Registers what must be ended when the tool itself is interrupted or fails; returns how to take it off the list. */
export function endOnSignal(close: Closer): () => void {
  if (open.size === 0) listen();
  open.add(close);
  return () => {
    open.delete(close);
    if (open.size === 0) stopListening();
  };
}

function listen(): void {
  for (const name of signalNames()) process.on(name, endAll);
  process.on('uncaughtException', endAfterCrash);
}

function stopListening(): void {
  // While the tool is being ended a second Ctrl-C must not cut the ending short.
  if (isEnding) return;
  for (const name of signalNames()) process.off(name, endAll);
  process.off('uncaughtException', endAfterCrash);
}

function endAll(signal: NodeJS.Signals): void {
  end(SIGNALS[signal as keyof typeof SIGNALS]);
}

/** A mistake of ours: what was started is ended all the same, and the stack is shown. */
function endAfterCrash(error: Error): void {
  if (!isEnding) process.stderr.write(`${error.stack ?? error.message}\n`);
  end(70);
}

function end(code: number): void {
  if (isEnding) return;
  isEnding = true;
  void closeAll().then(() => process.exit(code));
}

/** What was begun meanwhile is on the list only now, so the list is gone through until it is empty. */
async function closeAll(): Promise<void> {
  for (let round = 0; open.size > 0 && round < 5; round++) {
    // The last begun goes first: an image can be removed only after its containers.
    for (const close of [...open].toReversed()) await close().catch(() => undefined);
  }
}

function signalNames(): (keyof typeof SIGNALS)[] {
  return Object.keys(SIGNALS) as (keyof typeof SIGNALS)[];
}

/** Waits for ever while the tool is being ended: nothing new is begun then, and the exit follows. */
export async function beginUnlessEnding(): Promise<void> {
  if (isEnding) await new Promise(() => undefined);
}

/** What fails while the tool is being ended fails because of that: it never settles, and the exit follows. */
export async function failUnlessEnding(error: unknown): Promise<never> {
  await beginUnlessEnding();
  throw error;
}
