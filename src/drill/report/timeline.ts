import { type Html, markup } from './html.ts';
import type { ReportRun } from './schema.ts';

const WIDTH = 360;
const HEIGHT = 190;
const PLOT = { left: 34, right: 352, top: 64, bottom: 164 };
const MARKS = { pasted: 'paste', stop: 'STOP', frozen: 'frozen', kill: 'KILL', recovered: 'recovered' } as const;
type MarkName = keyof typeof MARKS;

interface Frame {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** Tasks over time as a picture: all under the limit, the stopped and the dead of the rogue, and what happened when. */
export function timeline(run: ReportRun, label: string): Html {
  const frame = frameOf(run);
  const lines = (['used', 'stopped', 'zombies'] as const).map(
    (key) => markup`<polyline class="${key}" points="${points(run, frame, key)}" />`,
  );
  return markup`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
    ${axes(run, frame)} ${lines} ${marks(run, frame)}
  </svg>`;
}

/** From a moment before the paste to the last look; how long the bomb took to fill the arena is of no interest. */
function frameOf({ samples, marks: { pasted, recovered } }: ReportRun): Frame {
  const last = samples.at(-1)?.at ?? pasted;
  const end = recovered === undefined ? last : Math.min(last, recovered + Math.max(recovered - pasted, 500));
  const span = Math.max(end - pasted, 200);
  const most = Math.max(1, ...samples.map(({ used, limit }) => Math.max(used, limit)));
  return { from: pasted - span / 4, to: pasted + span, most };
}

function x(at: number, { from, to }: Frame): number {
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return Math.round((PLOT.left + share * (PLOT.right - PLOT.left)) * 10) / 10;
}

function y(tasks: number, { most }: Frame): number {
  return Math.round((PLOT.bottom - (tasks / most) * (PLOT.bottom - PLOT.top)) * 10) / 10;
}

/** Samples outside the frame only give the line its ends. */
function points({ samples }: ReportRun, frame: Frame, key: 'used' | 'stopped' | 'zombies'): string {
  const first = Math.max(
    0,
    samples.findLastIndex(({ at }) => at <= frame.from),
  );
  const after = samples.findIndex(({ at }) => at >= frame.to);
  const seen = samples.slice(first, after < 0 ? undefined : after + 1);
  return seen.map((sample) => `${x(sample.at, frame)},${y(sample[key], frame)}`).join(' ');
}

function axes({ samples, marks: { pasted } }: ReportRun, frame: Frame): Html {
  const limit = samples.at(-1)?.limit ?? 0;
  const end = ((frame.to - pasted) / 1000).toFixed(1);
  return markup`<line class="axis" x1="${PLOT.left}" x2="${PLOT.right}" y1="${PLOT.bottom}" y2="${PLOT.bottom}" />
    <line class="limit" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(limit, frame)}" y2="${y(limit, frame)}" />
    <text x="${PLOT.left - 5}" y="${y(limit, frame) + 4}" text-anchor="end">${limit}</text>
    <text x="${PLOT.left - 5}" y="${PLOT.bottom + 4}" text-anchor="end">0</text>
    <text x="${x(pasted, frame)}" y="${HEIGHT - 8}" text-anchor="middle">0 s</text>
    <text x="${PLOT.right}" y="${HEIGHT - 8}" text-anchor="end">${end} s</text>`;
}

/** Each name on a line of its own, because marks are often closer than words. */
function marks(run: ReportRun, frame: Frame): readonly Html[] {
  const names = Object.keys(MARKS) as MarkName[];
  return names.flatMap((name, row) => {
    const at = run.marks[name];
    if (at === undefined) return [];
    const left = x(at, frame);
    const top = 10 + row * 12;
    const isLate = left > WIDTH * 0.7;
    const text = `${MARKS[name]} ${((at - run.marks.pasted) / 1000).toFixed(2)} s`;
    return [
      markup`<line class="mark ${name}" x1="${left}" x2="${left}" y1="${top - 7}" y2="${PLOT.bottom}" />
        <text class="name" x="${left + (isLate ? -4 : 4)}" y="${top}" text-anchor="${isLate ? 'end' : 'start'}">
          ${text}
        </text>`,
    ];
  });
}
