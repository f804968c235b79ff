import type { Arena, ArenaOptions } from './arena.ts';
import { Control } from './vm-control.ts';
import { buildImage } from './vm-image.ts';
import { findKernel, lacks } from './vm-kernel.ts';
import { type Machine, startMachine } from './vm-machine.ts';
import { VmSession, type VmSettings } from './vm-session.ts';

const BOOT_MS = 120_000;

export interface VmOptions extends Partial<VmSettings> {
  /** Path of a kernel image, or the series of one that setup fetched: `6.1`, `6.12`. */
  readonly kernel?: string;
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
}: VmOptions = {}): VmArena {
  return {
    name: 'vm',
    lacks: () => lacks(kernel),
    open: async (options) => openSession(await findKernel(kernel), options, { what, paste, cgroups }),
  };
}

async function openSession(kernel: string, options: ArenaOptions, settings: VmSettings): Promise<VmSession> {
  const { machine, control } = await boot(kernel, await buildImage(options.shell));
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
async function boot(kernel: string, image: Buffer, tries = 3): Promise<{ machine: Machine; control: Control }> {
  const machine = await startMachine(kernel, image);
  try {
    const control = new Control(machine);
    await control.ready(BOOT_MS);
    return { machine, control };
  } catch (error) {
    await machine.kill();
    if (tries <= 1) throw error;
    return boot(kernel, image, tries - 1);
  }
}
