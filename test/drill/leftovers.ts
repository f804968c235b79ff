import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { execa } from 'execa';

/** Everything that a drill with this PID has left: containers, images, folders, control groups, programs of the zoo. */
export async function leftovers(engine: 'docker' | 'podman', pid: number): Promise<string[]> {
  const mark = `-${pid}-`;
  const [containers, images] = await Promise.all([
    lines(engine, ['ps', '--all', '--format', '{{.Names}} {{.ID}}']),
    lines(engine, ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']),
  ]);
  return [
    ...containers.filter((name) => name.startsWith(`lastshell${mark}`)),
    ...images.filter((tag) => tag.startsWith(`localhost/lastshell-drill:${pid}-`)),
    ...readdirSync(tmpdir()).filter((name) => /^lastshell-(?:arena|image)-/.test(name) && name.includes(mark)),
    ...commandLines().filter((line) => line.includes(`lastshell${mark}`)),
  ];
}

async function lines(engine: string, args: string[]): Promise<string[]> {
  const { stdout } = await execa(engine, args);
  return stdout.split('\n').filter(Boolean);
}

/** The engine's own helpers (shim, conmon) and clients name the container. */
function commandLines(): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
    } catch {
      return [];
    }
  });
}
