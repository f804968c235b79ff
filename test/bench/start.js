import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROUNDS = 21;
/** Bare node, and what is compared with it. */
const LINES = {
  bare: [],
  print: [CLI, 'print', 'recover', '--name', 'x'],
  help: [CLI, '--help'],
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Seconds of CPU time of user and system, as bash counts those of its child. */
function cpuOf(words) {
  const script = 'TIMEFORMAT=\'%U %S\'; time "$@" >/dev/null 2>&1';
  const { stderr } = spawnSync('bash', ['-c', script, 'x', process.execPath, ...words], { encoding: 'utf8' });
  const [user, system] = stderr.trim().split(' ').map(Number);
  return user + system;
}

/** Bytes of the tarball, and of what it holds. */
function packed(folder) {
  const words = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [{ filename, unpackedSize }] = JSON.parse(spawnSync('npm', words, { cwd: ROOT, encoding: 'utf8' }).stdout);
  return { tarball: statSync(path.join(folder, filename)).size, unpacked: unpackedSize };
}

/** How long the command line takes to start, and how large the package is. */
export function startTable() {
  const folder = mkdtempSync(path.join(tmpdir(), 'lastshell-bench-start-'));
  try {
    const empty = path.join(folder, 'empty.mjs');
    writeFileSync(empty, '');
    const times = Object.fromEntries(Object.keys(LINES).map((name) => [name, []]));
    // In turn, so that what else the machine does falls on all.
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, words] of Object.entries(LINES)) times[name].push(cpuOf(words.length > 0 ? words : [empty]));
    const ratio = (name) => (median(times[name]) / median(times.bare)).toFixed(2);
    const { tarball, unpacked } = packed(folder);
    return [
      '| the package | | target |',
      '| --- | --: | --: |',
      `| \`print recover --name x\`, proof included: CPU time, bare node is 1 | ${ratio('print')} | at most 3.00 |`,
      `| \`--help\` | ${ratio('help')} | |`,
      `| packed, KB | ${Math.round(tarball / 1000)} | at most 400 |`,
      `| installed, MB, with all it depends on | ${(unpacked / 1e6).toFixed(1)} | at most 8 |`,
      '',
      `Node ${process.versions.node}, medians of ${ROUNDS} rounds in turn. Made by \`npm run bench -- --start\`.`,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
