import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The files of a process that any of the designs opens. */
const FILES = ['stat', 'status', 'loginuid', 'comm'];

/** The files outside the process folders that `list` opens. */
const SHARED = ['uptime', 'loadavg', 'self/stat', 'self/mountinfo', 'self/cgroup', 'self/mounts', 'self/limits'];

/**
 * Fills a folder with `count` copies of the files of the process `model`, each with its own PID.
 *
 * @param {string} folder
 * @param {number} count
 * @param {number} model
 */
export function writeFakeProc(folder, count, model) {
  const texts = FILES.map((file) => [file, readFileSync(`/proc/${model}/${file}`, 'latin1')]);
  mkdirSync(path.join(folder, 'self'), { recursive: true });
  for (const file of SHARED) copyFileSync(path.join('/proc', file), path.join(folder, file));
  for (let pid = 1; pid <= count; pid += 1) {
    const own = path.join(folder, String(pid));
    mkdirSync(own);
    symlinkSync('/bin/true', path.join(own, 'exe'));
    for (const [file, text] of texts)
      writeFileSync(path.join(own, file), file === 'stat' ? text.replace(/^\d+/, String(pid)) : text, 'latin1');
  }
}
