import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { start } from '../util/start.ts';
import { compileZoo } from './compile.ts';
import { type Files, shellClosure } from './host-shells.ts';
import { packArchive, type Entry } from './vm-cpio.ts';
import { compileInit } from './vm-init.ts';
import { ZOO_FOLDER } from './zoo.ts';

const FOLDER = 0o040755;
const PROGRAM = 0o100755;
const LINK = 0o120777;
const FIFO = 0o010666;
const FILE = 0o100644;

const FOLDERS = [
  'bin',
  'sbin',
  'usr',
  'usr/bin',
  'usr/sbin',
  'etc',
  'dev',
  'proc',
  'sys',
  'tmp',
  'run',
  'root',
  'arena',
];
const PASSWD = 'root:x:0:0:root:/root:/bin/bash\n';

/** The guest's first and only file system: our PID 1, bash and busybox, the shell asked for, the zoo. */
export async function buildImage(shell: string): Promise<Buffer> {
  const closures = [shellClosure('bash'), shellClosure('busybox'), shellClosure(shell)];
  const [init, zoo, applets, ...shells] = await Promise.all([compileInit(), compileZoo(), listApplets(), ...closures]);
  return packArchive([
    ...FOLDERS.map((folder) => ({ path: folder, mode: FOLDER })),
    { path: 'etc/passwd', mode: FILE, data: Buffer.from(PASSWD) },
    { path: 'arena/colleague', mode: FIFO },
    await program('init', init),
    ...(await packFiles(new Map(shells.flatMap((files) => [...files])))),
    ...applets,
    ...(await copyFolder(zoo, ZOO_FOLDER.slice(1))),
  ]);
}

async function program(target: string, source: string): Promise<Entry> {
  return { path: target, mode: PROGRAM, data: await readFile(source) };
}

async function listApplets(): Promise<Entry[]> {
  const { stdout } = await start('busybox', ['--list'], {});
  const names = stdout.split('\n').filter((name) => name !== 'busybox' && name !== 'init');
  return names.map((name) => ({ path: `bin/${name}`, mode: LINK, data: Buffer.from('/bin/busybox') }));
}

async function copyFolder(source: string, target: string): Promise<Entry[]> {
  const names = await readdir(source);
  const files = names.map((name) => program(path.join(target, name), path.join(source, name)));
  return [{ path: target, mode: FOLDER }, ...(await Promise.all(files))];
}

/** Files of this machine, and the folders that they lie in. */
async function packFiles(files: Files): Promise<Entry[]> {
  const folders = new Set([...files.keys()].flatMap(parents));
  return [
    ...[...folders].sort().map((folder) => ({ path: folder, mode: FOLDER })),
    ...(await Promise.all([...files].map(([target, source]) => program(target.slice(1), source)))),
  ];
}

function parents(file: string): string[] {
  const parts = path.dirname(file).slice(1).split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
