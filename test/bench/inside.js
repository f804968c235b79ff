/**
 * Runs as PID 1 of a PID namespace of its own: starts the sleepers, measures, prints one JSON object. Whatever it
 * started ends with it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { designs, starts } from './designs.js';
import { writeFakeProc } from './fake.js';
import { cpu, median, rounds, stopped } from './measure.js';

const job = JSON.parse(process.argv[2]);

/** The sleepers, in a process group of their own. */
async function nursery() {
  const child = spawn(job.sleepers, [String(job.count), String(job.names ?? 0)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  if (!String(text).startsWith('ready')) throw new Error(`${job.count} processes could not be started`);
  return child.pid;
}

/** A sleeper takes its STOP when it next gets a processor: on a busy machine that is a moment later. */
function check(design, round) {
  if (!design.stops || round > 0) return;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let turn = 0; stopped() !== job.count; turn += 1) {
    if (turn === 200) throw new Error(`${design.id} stopped ${stopped()} of ${job.count} processes`);
    Atomics.wait(pause, 0, 0, 100);
  }
}

const group = await nursery();
const all = designs(job);
// The others look for one name.
if (job.names) all.real = all.real.filter(({ id }) => id === 'why' || id === 'top');
if (job.first) all.real = all.first;
if (job.fakeCount) {
  const model = Number(readFileSync(`/proc/${group}/task/${group}/children`, 'utf8').split(' ', 1)[0]);
  writeFakeProc(job.fakeProc, job.fakeCount, model);
}

const begin = {};
for (const [kind, argv] of Object.entries(starts(job.bash)))
  begin[kind] = median(Array.from({ length: 21 }, () => cpu(job.cputime, argv)));

const how = { rounds: job.rounds, cputime: job.cputime };
const real = rounds(all.real, { ...how, before: () => process.kill(-group, 'SIGCONT'), after: check });
const fake = job.fakeCount ? rounds(all.fake, how) : undefined;

/** Per process, without the start. */
const share = (list, totals, count) =>
  Object.fromEntries(list.map(({ id, start }) => [id, (totals[id] - begin[start]) / count]));

process.stdout.write(
  JSON.stringify({
    titles: Object.fromEntries(all.real.map(({ id, title }) => [id, title])),
    real: share(all.real, real, job.count),
    fake: fake && share(all.fake, fake, job.fakeCount),
  }),
  () => process.exit(0),
);
