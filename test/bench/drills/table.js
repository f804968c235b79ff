import { median } from '../measure.js';

/** @typedef {import('./methods.js').Method} Method */
/** @typedef {import('../../../build/drill/judge.js').Verdict} Verdict */

const SHELL_LOST = '†';

/**
 * `3/3 0.1 s, 2 hurt`: recovered runs, median of their seconds, bystanders dead or stopped in all runs together.
 *
 * @param {readonly Verdict[]} verdicts
 */
function cell(verdicts) {
  const recovered = verdicts.filter((verdict) => verdict.recovered);
  const seconds = recovered.length > 0 ? ` ${(median(recovered.map(({ took }) => took)) / 1000).toFixed(1)} s` : '';
  const hurt = verdicts.reduce((sum, { harm }) => sum + harm.length, 0);
  const isShellLost = verdicts.some(({ reasons }) => reasons.some((reason) => reason.startsWith('shell ')));
  const marks = [hurt > 0 ? `, ${hurt} hurt` : '', isShellLost ? ` ${SHELL_LOST}` : ''].join('');
  return `${recovered.length}/${verdicts.length}${seconds}${marks}`;
}

/**
 * @param {ReadonlyMap<string, Record<string, Verdict[]>>} results by bomb, then by method
 * @param {readonly Method[]} methods
 * @param {{command: string, machine: string, pids: number, seconds: number}} about
 */
export function markdown(results, methods, about) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rows = [...results].map(([bomb, verdicts]) => line([bomb, ...methods.map(({ id }) => cell(verdicts[id]))]));
  const all = [...results.values()];
  const total = methods.map(({ id }) => {
    const runs = all.flatMap((verdicts) => verdicts[id]);
    const hurt = runs.reduce((sum, { harm }) => sum + harm.length, 0);
    return `${runs.filter(({ recovered }) => recovered).length}/${runs.length}${hurt > 0 ? `, ${hurt} hurt` : ''}`;
  });
  return [
    line([`at ${about.pids} PIDs`, ...methods.map(({ title }) => title)]),
    line(['---', ...methods.map(() => '---')]),
    ...rows,
    line(['all', ...total]),
    '',
    'Recovered runs, median seconds of those, and bystanders that were dead or stopped, in all the runs of a cell together.',
    `Recovered is: no rogue after at most ${about.seconds} seconds, every bystander alive and running, the last shell able to fork.`,
    `${SHELL_LOST} means that the last shell itself was stopped or killed. \`pkill -KILL -x\` is run by root outside the full`,
    'limit, where a fork is still possible; the others are typed into the last shell. A way that takes one name gets the',
    'first that `recover` gets, or, where that gets none, the name that most of the rogues show.',
    '',
    `${about.machine}. Made by \`${about.command}\`.`,
  ].join('\n');
}
