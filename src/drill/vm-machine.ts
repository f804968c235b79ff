import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { findProgram } from '../util/find-program.ts';
import { makeTemporary } from '../util/temporary.ts';
import { owner } from './owner.ts';

export const QEMU = 'qemu-system-x86_64';

/** `panic=-1`: a guest whose PID 1 has died ends the emulator instead of standing still. */
const KERNEL_LINE = 'console=ttyS1 quiet panic=-1';
const FIXED = '-accel tcg,thread=multi -cpu max -m 1024 -smp 2 -nodefaults -no-user-config -display none -no-reboot';

/** The order of the devices is the order of the ttys: ttyS0 is the operator's, ttyS1 takes the kernel's messages. */
const CONSOLE = '-chardev socket,id=console,fd=3 -device isa-serial,chardev=console';
const LOG = '-chardev stdio,id=log,signal=off -device isa-serial,chardev=log';
/** The address is the one in vm-init/port.c; not the usual interrupt, which is that of ttyS0. */
const CONTROL = '-chardev socket,id=control,fd=4 -device isa-serial,chardev=control,iobase=0x3e8,irq=10';

/** A running emulator with the host's ends of its lines. */
export interface Machine {
  readonly console: Duplex;
  readonly control: Duplex;
  /** Settles with the last words of kernel and emulator when the emulator has ended. */
  readonly ended: Promise<string>;
  kill(): Promise<void>;
}

/** Starts the emulator; the guest is not ready yet. `hardware` is more words for its command line. */
export async function startMachine(kernel: string, image: Buffer, hardware: readonly string[]): Promise<Machine> {
  const initrd = await openUnlinked(image);
  try {
    return supervise(launch(kernel, initrd.fd, hardware));
  } finally {
    await initrd.close();
  }
}

/** A file without a name: nothing to clean up, however the tool ends. */
async function openUnlinked(content: Buffer): Promise<FileHandle> {
  const folder = makeTemporary(`lastshell-vm-${owner}-`);
  try {
    await writeFile(path.join(folder, 'initrd'), content);
    return await open(path.join(folder, 'initrd'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * The emulator has a process group of its own and dies with this process, even when that is killed.
 * Not through execa, which has no stream that both reads and writes one descriptor.
 */
function launch(kernel: string, initrd: number, hardware: readonly string[]): ChildProcess {
  const devices = [...[FIXED, CONSOLE, LOG, CONTROL].join(' ').split(' '), ...hardware];
  const boot = ['-kernel', kernel, '-initrd', '/proc/self/fd/5', '-append', KERNEL_LINE];
  const [guard, qemu] = ['setpriv', QEMU].map((name) => findProgram(name) ?? name);
  return spawn(guard ?? '', ['--pdeathsig', 'KILL', qemu ?? '', ...devices, ...boot], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', initrd],
  });
}

function supervise(qemu: ChildProcess): Machine {
  let lastWords = '';
  for (const stream of [qemu.stdout, qemu.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-4000)));
  }
  const ended = once(qemu, 'close').then(
    () => lastWords,
    (error: unknown) => String(error),
  );
  const [console, control] = [qemu.stdio[3] as Duplex, qemu.stdio[4] as Duplex];
  // Writing to an emulator that is gone is told by `ended`, not by a stream error.
  for (const line of [console, control]) line.on('error', () => undefined);
  return { console, control, ended, kill: () => kill(qemu, ended) };
}

async function kill(qemu: ChildProcess, ended: Promise<string>): Promise<void> {
  if (qemu.pid !== undefined && qemu.exitCode === null && qemu.signalCode === null) process.kill(-qemu.pid, 'SIGKILL');
  for (const stream of qemu.stdio) stream?.destroy();
  await ended;
}
