import { chmodSync, chownSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { isKnownError } from '../../build/errors.js';
import { checkFiles } from '../../build/proof/check-files.js';
import { driftIn, rewriteFolder } from '../../build/site/folder.js';
import { sumsText } from '../../build/site/sums.js';
import { readBytes } from '../../build/util/read.js';
import { writeOutput } from '../../build/util/write.js';

/**
 * Random folders, and what build --out, --output and check do with them: `node fuzz-child.js PLACE` reads a list of folders
 * as JSON from stdin, and writes a line before and after each. Ends with 1 at the first that changes anything outside.
 */
const [place = ''] = process.argv.slice(2);
const isRoot = process.getuid?.() === 0;
const outside = join(place, 'outside');
const names = ['README.md', 'recover.sh', 'page.html', 'prevent/prompt.sh', 'runbook/host.md', 'sh/why.sh'];
const files = new Map(names.map((name) => [name, `made ${name}\n`]));
files.set('SHA256SUMS', sumsText(files));

/** The names of all that is below a folder; readdir itself follows links when it is recursive. */
function walk(folder, before = '') {
  return readdirSync(join(folder, before)).flatMap((name) => {
    const path = join(before, name);
    return [path, ...(lstatSync(join(folder, path)).isDirectory() ? walk(folder, path) : [])];
  });
}

/** Everything below a folder, as it is. */
function snapshot(folder) {
  return walk(folder)
    .sort()
    .map((name) => [name, identity(join(folder, name))].join(' '))
    .join('\n');
}

function identity(file) {
  const stat = lstatSync(file);
  const content = stat.isFile() ? readFileSync(file, 'latin1') : stat.isSymbolicLink() ? readlinkSync(file) : '';
  const size = stat.isDirectory() ? 0 : stat.size;
  return [stat.mode, stat.uid, stat.gid, size, stat.rdev, stat.isFile() ? 0 : stat.ino, content].join(' ');
}

/** Puts one thing of a random folder in its place. */
function put(out, { name, kind, mode, target }) {
  const file = join(out, name);
  try {
    // Never through a link that was put there before.
    if (lstatSync(file, { throwIfNoEntry: false })) return;
    if (kind === 'folder') mkdirSync(file);
    else if (kind === 'link') symlinkSync(target.replace('OUTSIDE', outside), file);
    else if (kind === 'pipe') execFileSync('mkfifo', ['--', file], { stdio: 'ignore' });
    else if (kind === 'hard') linkSync(join(outside, 'notes'), file);
    else if (kind === 'device' && isRoot)
      execFileSync('mknod', ['--', file, 'c', '1', mode % 2 ? '3' : '5'], { stdio: 'ignore' });
    else writeFileSync(file, kind === 'script' ? '#!/bin/bash\nls\n' : 'old\n', { flag: 'wx' });
    if (kind !== 'link' && kind !== 'hard') chmodSync(file, mode);
    if (kind === 'foreign' && isRoot) chownSync(file, 54_321, 54_321);
  } catch (error) {
    if (
      !['EEXIST', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EPERM', 'EACCES', 'EINVAL', 'ENXIO'].includes(error.code) &&
      error.status === undefined
    )
      throw error;
  }
}

function lay(out, { things, listed }) {
  for (const thing of things) put(out, thing);
  if (listed.length === 0) return;
  const sum = (of) => createHash('sha256').update(of).digest('hex');
  const lines = listed.map(({ name, text: of }) => `${sum(of)}  ${name}\n`);
  put(out, { name: 'SHA256SUMS', kind: 'file', mode: 0o644 });
  try {
    if (lstatSync(join(out, 'SHA256SUMS')).isFile()) writeFileSync(join(out, 'SHA256SUMS'), lines.join(''));
  } catch {
    // A link to nothing, or no place for it.
  }
}

/** What may be said is said in one line. */
function attempt(work) {
  try {
    work();
  } catch (error) {
    if (!isKnownError(error) || error.message.includes('\n')) throw error;
  }
}

/** What is no regular file, or somebody else's in an open folder, is where it was. */
const kept = (out) =>
  walk(out)
    .filter((name) => !lstatSync(join(out, name)).isFile() && !lstatSync(join(out, name)).isDirectory())
    .map((name) => `${name} ${identity(join(out, name))}`);

async function trial(folder) {
  const inside = mkdtempSync(join(place, 'in-'));
  const out = join(inside, 'out');
  put(inside, { ...folder.itself, name: 'out' });
  if (folder.itself.kind === 'folder') lay(out, folder);
  const isFolder = lstatSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const before = [snapshot(outside), isFolder ? kept(out).join('\n') : identity(out)];
  attempt(() => driftIn(out, files));
  attempt(() => rewriteFolder(out, files));
  for (const { name } of folder.things) {
    // A path that a person gives may lead through a link of his.
    if (!name.includes('/')) attempt(() => writeOutput(join(out, name), 'written\n'));
    attempt(() => readBytes(join(out, name), 'check', 'fix it', 1 << 20, true));
  }
  const sources = folder.things.flatMap(({ name }) => {
    const found = [];
    attempt(() => found.push({ file: name, bytes: readBytes(join(out, name), 'check', 'fix it', 1 << 20, true) }));
    return found;
  });
  if (folder.isChecked)
    await checkFiles(sources, { shell: undefined, shellcheck: false, trace: false, seconds: 1, allow: false });
  const after = [snapshot(outside), isFolder ? kept(out).join('\n') : identity(out)];
  const left = isFolder ? walk(out).filter((name) => name.endsWith('.part')) : [];
  rmSync(inside, { recursive: true, force: true });
  if (before.join('\n') !== after.join('\n'))
    throw new Error(`changed: ${JSON.stringify(folder)}\n${before}\n---\n${after}`);
  if (left.length > 0) throw new Error(`left: ${left.join(' ')}: ${JSON.stringify(folder)}`);
}

mkdirSync(outside);
mkdirSync(join(outside, 'deep'));
writeFileSync(join(outside, 'notes'), 'notes\n', { mode: 0o600 });
writeFileSync(join(outside, 'deep/prompt.sh'), 'old\n');
const folders = JSON.parse(await text(process.stdin));
for (const [index, folder] of folders.entries()) {
  process.stdout.write(`begins ${index}\n`);
  await trial(folder);
}
process.stdout.write('done\n');
