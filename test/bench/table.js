/** What FACTS asks for, as ratios to the loop. */
const TARGETS = { list: 0.95, top: 0.95, both: 0.95, mixed: 0.95 };

/** How many first passes of the recipe may go by before the first signal. */
const FIRST = 5;

/** Up to 2,000 processes these read everything, which takes longer than the loop, and no more than a second. */
const FROM = { top: 20000, both: 20000, mixed: 20000 };

/** At most this much dearer a process at the largest number than at the smallest. */
const GROWTH = 1.2;

const plain = (value) => (value === undefined || Number.isNaN(value) ? '' : value.toFixed(2));
const thousands = (count) => count.toLocaleString('en-US');

/**
 * @typedef {{count: number, real: Record<string, number>, fake?: Record<string, number>}} Result
 */

/**
 * The rows of the table: a title, a number for each result, the made-up /proc, and the target.
 *
 * @param {readonly Result[]} results by rising number of processes
 * @param {Record<string, string>} titles
 */
function rows(results, titles) {
  const fake = results.find((result) => result.fake)?.fake;
  const first = results[0].real;
  const last = results.at(-1).real;
  const growth = (id) => [...results.slice(0, -1).map(() => undefined), last[id] / first[id], undefined];
  return [
    ...Object.keys(titles).map((id) => ({
      title: titles[id],
      values: [
        ...results.map(({ real }) => real[id] / real.loop),
        fake?.[id] === undefined ? undefined : fake[id] / fake.loop,
      ],
      target: TARGETS[id],
      from: FROM[id],
    })),
    {
      title: '`why` and `top` together',
      values: [...results.map(({ real }) => (real.why + real.top) / real.loop), undefined],
      target: TARGETS.both,
      from: FROM.both,
    },
    ...(last.mixed === undefined
      ? []
      : [
          {
            title: '`why` and `top` together, 50 names instead of one',
            values: [...results.map(({ real }) => real.mixed / real.loop), undefined],
            target: TARGETS.mixed,
            from: FROM.mixed,
          },
        ]),
    ...['freeze', 'list', 'why', 'top'].map((id) => ({
      title: `${titles[id]}: cost a process, relative to ${thousands(results[0].count)} processes`,
      values: growth(id),
      target: GROWTH,
    })),
  ];
}

/**
 * @param {readonly Result[]} results
 * @param {Record<string, string>} titles
 * @param {{machine: string, command: string}} about
 */
export function markdown(results, titles, about) {
  const head = [
    'CPU time, relative to the loop',
    ...results.map(({ count }) => `${thousands(count)}`),
    'made-up /proc of 5,000',
    'target',
  ];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const wanted = ({ target, from }) =>
    target === undefined ? '' : `at most ${target.toFixed(2)}${from ? ` at ${thousands(from)}` : ''}`;
  const body = rows(results, titles).map((row) => line([row.title, ...row.values.map(plain), wanted(row)]));
  return [
    line(head),
    line(['---', ...head.slice(1).map(() => '--:')]),
    ...body,
    '',
    `${about.machine}. Made by \`${about.command}\`.`,
  ].join('\n');
}

const milliseconds = (microseconds) => (microseconds / 1000).toFixed(2);

/**
 * What the last shell computes before the first signal of `recover`, beside one pass of the recipe.
 *
 * @param {Result} result
 * @param {{machine: string, command: string}} about
 */
export function firstTable({ count, real }, { machine, command }) {
  const line = (title, value, target = '') => `| ${title} | ${value('bash')} | ${value('dash')} | ${target} |`;
  const time = (id) => (shell) => milliseconds(real[`${shell}-${id}`] * count);
  return [
    `| CPU time in ms, over ${count} processes | bash | dash | target |`,
    '| --- | --: | --: | --: |',
    line('the first pass of the recipe', time('pass')),
    line('`recover`, from its first character to its first STOP', time('first')),
    line('so many passes', (shell) => plain(passes(real, shell)), `at most ${FIRST}`),
    '',
    `${machine}. Made by \`${command}\`.`,
  ].join('\n');
}

const passes = (real, shell) => real[`${shell}-first`] / real[`${shell}-pass`];

/** One line for each shell in which the first signal comes too late. @param {Result} result */
export function late({ real }) {
  return ['bash', 'dash'].flatMap((shell) => {
    const count = passes(real, shell);
    return count > FIRST ? [`over the target of ${FIRST}: the first STOP in ${shell} (${plain(count)} passes)`] : [];
  });
}

/**
 * One line for each target that is missed.
 *
 * @param {readonly Result[]} results
 * @param {Record<string, string>} titles
 */
export function missed(results, titles) {
  return rows(results, titles).flatMap(({ title, values, target, from = 0 }) => {
    const held = values.filter((_, at) => (results[at]?.count ?? Infinity) >= from);
    const over = held.filter((value) => value !== undefined && target !== undefined && value > target);
    return over.length ? [`over the target of ${target}: ${title} (${over.map(plain).join(', ')})`] : [];
  });
}
