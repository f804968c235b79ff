import path from 'node:path';
import { UsageError } from '../errors.ts';
import { start } from '../util/start.ts';
import type { Arena, ArenaFacts, ArenaOptions } from './arena.ts';
import { hostShell } from './host-shells.ts';
import { isFile, versionOf } from './shells.ts';
import { Control } from './vm-control.ts';
import { buildImage } from './vm-image.ts';
import { findKernel, lacks } from './vm-kernel.ts';
import { type Machine, QEMU, startMachine } from './vm-machine.ts';
import { VmSession, type VmSettings } from './vm-session.ts';

const BOOT_MS = 120_000;
/** An emulated processor needs several times as long, and twice that while this machine is busy with other work. */
const EMULATED = 4;

export interface VmOptions extends Partial<VmSettings> {
  /** Path of a kernel image, or the series of one that setup fetched: `6.1`, `6.12`. */
  readonly kernel?: string;
  /** More words for the emulator's command line, such as two NUMA nodes. */
  readonly hardware?: readonly string[];
}

interface Guest {
  readonly machine: Machine;
  readonly control: Control;
}

export interface VmArena extends Arena {
  open(options: ArenaOptions): Promise<VmSession>;
}

/** The whole-system arena: a virtual machine whose task numbers run out, and root on its serial console. */
export function vmArena({
  kernel = '6.12',
  what = 'pid_max',
  paste = 'terminal',
  cgroups = 'shares',
  hardware = [],
}: VmOptions = {}): VmArena {
  return {
    name: 'vm',
    slowness: EMULATED,
    lacks: () => lacks(kernel),
    describe: (shell) => describe(kernel, shell),
    open: async (options) => {
      const bootUp = async () => boot(await findKernel(kernel), await buildImage(options.shell), hardware);
      return openSession(await bootUp(), options, { what, paste, cgroups });
    },
  };
}

async function describe(kernel: string, shell: string): Promise<ArenaFacts> {
  const { stdout: qemu } = await start(QEMU, ['--version'], {});
  const kind = isFile(shell) ? 'bash' : shell;
  const program = await hostShell(shell);
  return {
    engine: `QEMU ${/version (\S+)/.exec(qemu)?.[1] ?? ''}`,
    kernel: `Linux ${path.basename(await findKernel(kernel)).replace('vmlinuz-', '')}`,
    shell: await versionOf(kind, async (words) => (await start(program, words, { reject: false })).stdout),
    kind,
  };
}

async function openSession(guest: Guest, options: ArenaOptions, settings: VmSettings): Promise<VmSession> {
  const { machine, control } = guest;
  try {
    const session = new VmSession(machine, control, options, settings);
    await session.prepare();
    return session;
  } catch (error) {
    await machine.kill();
    throw error;
  }
}

/** Under software emulation now and then a kernel panics while it boots, so a boot has more than one try. */
async function boot(kernel: string, image: Buffer, hardware: readonly string[], tries = 3): Promise<Guest> {
  const machine = await startMachine(kernel, image, hardware);
  try {
    const control = new Control(machine);
    await control.ready(BOOT_MS);
    return { machine, control };
  } catch (error) {
    await machine.kill();
    if (tries <= 1) throw new UsageError(`--kernel: it does not start (${(error as Error).message}); give another`);
    return boot(kernel, image, hardware, tries - 1);
  }
}
