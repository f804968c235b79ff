import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { execa } from 'execa';
import { checkArena } from '../../src/proof/trace/trace.ts';

export const root = join(import.meta.dirname, '../..');
export const cli = join(root, 'dist/cli.js');

/** What only root can make: devices, and files of somebody else. */
export const lackOfRoot = process.getuid?.() === 0 ? undefined : 'only root can make devices and files of others';

/** A user that no machine has. */
export const stranger = 54_321;

/** A folder for one test file, gone afterwards. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lastshell-hostile-'));
  chmodSync(folder, 0o755);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Where {
  cwd?: string;
  env?: Record<string, string>;
  input?: string;
}

/** The command itself; whoever takes longer than so many seconds hangs. */
export async function lastshell(words: readonly string[], where: Where = {}, seconds = 30) {
  return node([cli, ...words], where, seconds);
}

/** Node with these words. */
export async function node(words: readonly string[], { cwd = '/', env = {}, input }: Where = {}, seconds = 30) {
  const { exitCode, stdout, stderr, timedOut } = await execa(process.execPath, words, {
    cwd,
    env,
    reject: false,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    stdin: input === undefined ? 'ignore' : 'pipe',
    ...(input !== undefined && { input }),
  });
  return { exitCode: timedOut ? 'hangs' : exitCode, stdout, stderr };
}

/** Makes a pipe. */
export function makePipe(file: string): void {
  execFileSync('mkfifo', ['--', file]);
}

/** Makes a device that does what /dev/null does. */
export function makeDevice(file: string): void {
  execFileSync('mknod', ['--', file, 'c', '1', '3']);
}

/** What is missing here for --trace. */
export function lackOfArena(): string | undefined {
  try {
    checkArena();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
