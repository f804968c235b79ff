import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs the tests. Words on the command line go to jest; without any, what works with containers, virtual machines,
 * wikis and browsers runs beside all the rest, since it waits most of the time. Each half is one test after another.
 */
const WAITING = 'test/(drill/|page/|wiki/|readme|hostile/hook)';
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  fileURLToPath(import.meta.resolve('jest/bin/jest')),
  '--forceExit',
];

/** Starts jest; `show` gets what it prints. @returns {Promise<{code: number, said: string}>} */
function start(words, show) {
  const child = spawn(process.execPath, [...jest, ...words], { stdio: ['inherit', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (data) => {
      said += data;
      show(data);
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, said })));
}

/** The numbers of test/support/summary-reporter.js. */
function summaryOf(said) {
  const line = said.match(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/m);
  return line ? line.slice(1).map((number) => Number(number ?? 0)) : [0, 1, 0];
}

async function both() {
  const one = ['--maxWorkers=1'];
  const waiting = start([...one, `--testPathPatterns=${WAITING}`], () => undefined);
  const rest = await start([...one, `--testPathIgnorePatterns=${WAITING}`], (data) => process.stderr.write(data));
  const { code, said } = await waiting;
  process.stderr.write(said);
  const [ofRest, ofWaiting] = [rest.said, said].map(summaryOf);
  const [passed, failed, skipped] = ofRest.map((number, index) => number + ofWaiting[index]);
  process.stderr.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  return rest.code || code;
}

/** One jest with the terminal to itself. */
function single(words) {
  const child = spawn(process.execPath, [...jest, ...words], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

const words = process.argv.slice(2);
process.exitCode = words.length > 0 ? await single(words) : await both();
