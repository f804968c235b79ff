/**
 * How much CPU time the generated texts take, beside the usual ways (ratios, because machines differ), and how much
 * goes by before the first signal of `recover`.
 * Or how often and how fast `recover` recovers, beside the usual ways, against every runaway program of the zoo.
 *
 *   npm run bench                   100 (the first signal), 1,000 and 5,000 processes
 *   npm run bench -- --first        only the first signal
 *   npm run bench -- --full         20,000 as well
 *   npm run bench -- --bash FILE    another bash
 *   npm run bench -- --drills       the drills in Docker instead
 *     --repeat N                    runs of each program and method (3)
 *     --bomb NAME                   only this program; may be given again
 *   npm run bench -- --page         how soon the offline page shows a text
 *   npm run bench -- --start        how long the command line takes to start, and how large the package is
 *   npm run bench -- ... --write    puts the tables into test/README.md
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeEvidence } from './evidence.js';
import { firstTable, late, markdown, missed } from './table.js';
import { writeTexts } from './texts.js';

const COMPILER = process.env.CC ?? 'gcc';
/** PIDs of its own: nothing else is seen or signalled, and everything ends with it. */
const NAMESPACE = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
const FAKE = 5000;
/** Where the targets of `why` and `top` hold, measured again with many names instead of one. */
const MANY = 20000;
const NAMES = 50;
/** Where the first signal of `recover` is measured. */
const FEW = 100;
const ROUNDS = { 100: 101, 1000: 21, 5000: 9, 20000: 5 };

const { values: options } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    first: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    bash: { type: 'string', default: 'bash' },
    rounds: { type: 'string' },
    raw: { type: 'boolean', default: false },
    drills: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    start: { type: 'boolean', default: false },
    repeat: { type: 'string', default: '3' },
    bomb: { type: 'string', multiple: true },
  },
});

/** Stops with one line: exit code 2, as for any use that cannot work. */
function refuse(text) {
  console.error(`bench: ${text}`);
  process.exit(2);
}

function compile(folder, source, name) {
  const file = path.join(import.meta.dirname, 'programs', source);
  const target = path.join(folder, name);
  const { status } = spawnSync(COMPILER, ['-static', '-O1', '-Wall', '-Wextra', '-Werror', '-o', target, file], {
    stdio: 'inherit',
  });
  if (status !== 0) refuse('gcc could not compile the sleepers: test/setup.sh installs it');
  return target;
}

/** Measures with `count` processes in a PID namespace of its own. */
function measure(count, job) {
  const inside = fileURLToPath(import.meta.resolve('./inside.js'));
  const rounds = Number(options.rounds ?? ROUNDS[count]);
  const argument = JSON.stringify({ ...job, count, rounds, fakeCount: count === FAKE ? FAKE : 0 });
  const { status, stdout } = spawnSync(NAMESPACE[0], [...NAMESPACE.slice(1), process.execPath, inside, argument], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the measurement with ${count} processes failed`);
  return { count, ...JSON.parse(stdout) };
}

function machine() {
  const version = execFileSync(options.bash, ['-c', 'printf %s "${BASH_VERSION%%(*}"'], { encoding: 'utf8' });
  return `Linux ${release()}, bash ${version}, ${cpus().length} cores; medians of rounds, without the start of the shell`;
}

/** How soon the first signal comes. */
function first(job) {
  const result = measure(FEW, { ...job, first: true });
  const table = firstTable(result, { machine: machine(), command: 'npm run bench -- --first' });
  console.log(`${table}\n`);
  for (const line of late(result)) console.error(`bench: ${line}`);
  if (options.write) writeEvidence('bench:first', table);
}

/** What each text costs a process. */
function compare(job) {
  const counts = options.full ? [1000, 5000, 20000] : [1000, 5000];
  const results = counts.map((count) => measure(count, job));
  const largest = results.at(-1);
  if (largest.count === MANY) {
    const { real } = measure(MANY, { ...job, names: NAMES });
    largest.real.mixed = real.why + real.top;
  }
  const { titles } = results[0];
  const command = `npm run bench${options.full ? ' -- --full' : ''}`;
  const table = markdown(results, titles, { machine: machine(), command });
  console.log(table);
  if (options.raw) console.log(JSON.stringify(results, undefined, 1));
  for (const line of missed(results, titles)) console.error(`bench: ${line}`);
  if (options.write) writeEvidence('bench:speed', table);
}

function speed() {
  const scratch = mkdtempSync(path.join(tmpdir(), 'lastshell-bench-'));
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  // Short: a text of ours has no room for a long one in one of its lines.
  const fakeProc = mkdtempSync(path.join(memory, 'ls-'));
  try {
    const sleepers = compile(scratch, 'sleepers.c', 'x');
    const cputime = compile(scratch, 'cputime.c', 'cputime');
    writeTexts(scratch, fakeProc);
    const job = { sleepers, cputime, fakeProc, texts: scratch, bash: options.bash };
    first(job);
    if (!options.first) compare(job);
  } finally {
    for (const folder of [scratch, fakeProc]) rmSync(folder, { recursive: true, force: true });
  }
}

async function drills() {
  const repeat = Number(options.repeat);
  if (!Number.isInteger(repeat) || repeat < 1) refuse('--repeat: give a whole number from 1');
  const { drillTable } = await import('./drills/run.js');
  await other('bench:drills', () => drillTable({ repeat, only: options.bomb, refuse }));
}

async function other(mark, tableOf) {
  const table = await tableOf();
  console.log(table);
  if (options.write) writeEvidence(mark, table);
}

if (process.getuid() !== 0) refuse('it takes root for a PID namespace: run it with sudo');
if (options.drills) await drills();
else if (options.page) await other('bench:page', (await import('./page.js')).pageTable);
else if (options.start) await other('bench:start', (await import('./start.js')).startTable);
else speed();
