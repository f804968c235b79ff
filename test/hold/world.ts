import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const USER = 4242;

/** Mounts that give the stage an operator who may sudo, and accounts without files of their own. */
export function operator(sudoDefaults: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lastshell-world-'));
  const passwd = readFileSync('/etc/passwd', 'utf8').replace(/^root:.*$/m, 'root:*:0:0::/nowhere:/bin/bash');
  writeFileSync(join(folder, 'passwd'), `${passwd}operator:*:${USER}:${USER}::/nowhere:/bin/bash\n`);
  const rules = `Defaults ${sudoDefaults}\nroot ALL=(ALL:ALL) NOPASSWD: ALL\noperator ALL=(ALL:ALL) NOPASSWD: ALL\n`;
  writeFileSync(join(folder, 'sudoers'), rules);
  chmodSync(join(folder, 'sudoers'), 0o440);
  chmodSync(folder, 0o755);
  return ['passwd', 'sudoers'].map((name) => `mount --bind ${join(folder, name)} /etc/${name}`).join('\n');
}
