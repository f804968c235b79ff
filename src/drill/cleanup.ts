type Closer = () => Promise<void>;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const open = new Set<Closer>();
let isEnding = false;

/** Registers what must be ended when the tool itself is interrupted; returns how to take it off the list. */
export function endOnSignal(close: Closer): () => void {
  if (open.size === 0) for (const name of signalNames()) process.on(name, endAll);
  open.add(close);
  return () => {
    open.delete(close);
    if (open.size === 0) for (const name of signalNames()) process.off(name, endAll);
  };
}

function endAll(signal: NodeJS.Signals): void {
  isEnding = true;
  const code = signal in SIGNALS ? SIGNALS[signal as keyof typeof SIGNALS] : 1;
  void Promise.allSettled([...open].map((close) => close())).then(() => process.exit(code));
}

function signalNames(): (keyof typeof SIGNALS)[] {
  return Object.keys(SIGNALS) as (keyof typeof SIGNALS)[];
}

/** What fails while the tool is being ended fails because of that: it never settles, and the exit follows. */
export async function failUnlessEnding(error: unknown): Promise<never> {
  if (isEnding) await new Promise(() => undefined);
  throw error;
}
