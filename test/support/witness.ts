import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { hasProgram } from '../../src/util/find-program.ts';
import { bashes } from './bashes.ts';

/** A shell that is here, under the name that the checker has for it. */
export interface RealShell {
  name: string;
  program: string[];
}

function bashName(program: string): string {
  const command = 'echo "${BASH_VERSINFO[0]}.${BASH_VERSINFO[1]}"';
  return `bash${spawnSync(program, ['-c', command]).stdout.toString().trim()}`;
}

/** Every shell that the checker knows and this machine has. */
export function shellsAtHand(): RealShell[] {
  const others: [string, string[]][] = [
    ['dash', ['dash']],
    ['busybox', ['busybox', 'ash']],
    ['mksh', ['mksh']],
    ['zsh', ['zsh']],
  ];
  return [
    ...bashes().map((program) => ({ name: bashName(program), program: [program] })),
    ...others.filter(([name]) => hasProgram(name)).map(([name, program]) => ({ name, program })),
  ];
}

/** Asks strace whether a text starts a process. */
export class Witness {
  private readonly folder = mkdtempSync(join(tmpdir(), 'lastshell-witness-'));

  async forks(program: readonly string[], text: string): Promise<boolean> {
    const folder = mkdtempSync(join(this.folder, 'run-'));
    const [script, log] = [join(folder, 's.sh'), join(folder, 'log')];
    // A second command, so that a shell does not turn its last fork into an exec.
    writeFileSync(script, `${text}\n:\n`);
    const trace = ['--seccomp-bpf', '-f', '-o', log, '-e', 'trace=fork,vfork,clone,clone3,execve'];
    const env = { PATH: process.env['PATH'] ?? '', HOME: '/', LC_ALL: 'C' };
    // What goes round for ever ends by itself, and what waits for ever ends with its group: strace, killed, would leave both.
    const limited = ['-s', 'KILL', '15', 'bash', '-c', 'ulimit -t 5; exec "$@"', 'bash'];
    await execa('timeout', [...limited, 'strace', ...trace, ...program, script], {
      cwd: folder, env, extendEnv: false, reject: false, stdin: 'ignore',
    }); // prettier-ignore
    const starts = readFileSync(log, 'utf8').match(/\b(?:fork|vfork|clone|clone3|execve)\(/g) ?? [];
    return starts.length > 1;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
