import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs the tests. Words on the command line go to jest; without any, what fills containers and virtual machines runs
 * beside all the rest, since it waits most of the time: half as long on two cores. Each half is one test after another.
 */
const DRILLS = 'test/(drill/|page/drill|readme)';
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
  const drills = start([...one, `--testPathPatterns=${DRILLS}`], () => undefined);
  const rest = await start([...one, `--testPathIgnorePatterns=${DRILLS}`], (data) => process.stderr.write(data));
  const { code, said } = await drills;
  process.stderr.write(said);
  const [ofRest, ofDrills] = [rest.said, said].map(summaryOf);
  const [passed, failed, skipped] = ofRest.map((number, index) => number + ofDrills[index]);
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
