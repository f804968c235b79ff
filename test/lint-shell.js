import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { bodyOptions } from '../build/proof/shellcheck.js';
import { findProgram } from '../build/util/find-program.js';
import { unframe } from '../build/render/frame/unframe.js';

/**
 * ShellCheck over every shell text of the project: scripts as they are, and of a text in our frame the body, since the
 * frame holds it in quotes. What is typed by hand is too short for what ShellCheck asks for.
 */
const folders = ['src', 'test', 'generated'];
const found = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
);
const files = found.filter((file) => file.endsWith('.sh') && basename(file) !== 'typed.sh');
const bodies = files.flatMap((file) => {
  const own = unframe(readFileSync(file, 'utf8'));
  return own === undefined ? [] : [{ file, body: own.body }];
});
const others = files.filter((file) => !bodies.some((own) => own.file === file));

const program = findProgram('shellcheck');
if (program === undefined) {
  console.error('lint: ShellCheck is missing; on Debian: apt-get install shellcheck (test/setup.sh does it)');
  process.exit(3);
}

function shellcheck(words, cwd) {
  execFileSync(program, words, { cwd, stdio: 'inherit' });
}

const folder = mkdtempSync(join(tmpdir(), 'lastshell-lint-'));
try {
  const damaged = bodies.find(({ body }) => body === undefined);
  if (damaged) throw new Error(`${damaged.file} is damaged; run: npm run generate`);
  const names = bodies.map(({ file, body }) => {
    const name = file.replaceAll('/', '-');
    writeFileSync(join(folder, name), body);
    return name;
  });
  shellcheck(['.ci/run', ...others], '.');
  if (names.length > 0) shellcheck([...bodyOptions, ...names], folder);
} catch (error) {
  if (error.status === undefined) throw error;
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
