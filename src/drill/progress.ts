import type { Moment } from './run.ts';
import type { Sample } from './samples.ts';

const BARS = '▁▂▃▄▅▆▇█';
const WIDTH = 30;
const PAUSE = 100;

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line of a terminal that is written anew: slots used over time, and how far the drill is. Silent elsewhere. */
export class Progress {
  readonly #screen: Screen;
  #last = 0;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  show(now: Moment): void {
    if (!this.#screen.isTTY || Date.now() - this.#last < PAUSE) return;
    this.#last = Date.now();
    const line = progressLine(now).slice(0, (this.#screen.columns ?? 80) - 1);
    this.#screen.write(`\r\x1b[2K${line}`);
  }

  clear(): void {
    if (this.#screen.isTTY) this.#screen.write('\r\x1b[2K');
  }
}

export function progressLine({ bomb, pids, samples, pasted }: Moment): string {
  const last = samples.at(-1);
  if (!last) return '';
  const seconds = ((last.at - (pasted ?? 0)) / 1000).toFixed(1);
  return `${bomb} at ${pids}  ${sparkline(samples)}  ${last.used}/${last.limit}  ${phaseOf(last, pasted)} ${seconds} s`;
}

function sparkline(samples: readonly Sample[]): string {
  const bars = samples.slice(-WIDTH).map(({ used, limit }) => {
    const step = Math.round((used / limit) * (BARS.length - 1));
    return BARS[Math.min(BARS.length - 1, Math.max(0, step))];
  });
  return bars.join('').padStart(WIDTH);
}

function phaseOf({ running, stopped, zombies }: Sample, pasted: number | undefined): string {
  if (pasted === undefined) return 'filling';
  if (running + stopped + zombies === 0) return 'recovered';
  if (running > 0) return stopped > 0 ? 'freezing' : 'pasted';
  return stopped > 0 ? 'frozen' : 'killed';
}
