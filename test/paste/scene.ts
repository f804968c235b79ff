import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasProgram } from '../../src/util/find-program.ts';
import type { Confined } from './confine.ts';
import type { Session } from './session.ts';
import { ROGUE } from './texts.ts';

const NEEDED = ['strace', 'setpriv', 'prlimit', 'unshare', 'dash', 'busybox', 'mksh', 'zsh'];

/** Why no shell can be confined here; undefined if it can. */
export function needs(more: readonly string[]): string | undefined {
  const missing = process.getuid?.() === 0 ? [...NEEDED, ...more].find((program) => !hasProgram(program)) : 'root';
  return missing === undefined ? undefined : `a shell that may not fork needs ${missing}`;
}

/** The limit of a user counts what he has in other runs of the tests as well. */
const FIRST_USER = 20_000 + (process.pid % 600) * 50;

/** The files of one test file, and the session that is open. */
export class Scene {
  private readonly folder = mkdtempSync(join(tmpdir(), 'lastshell-paste-'));
  private readonly rogue = join(this.folder, ROGUE);
  private session: Session | undefined;

  constructor() {
    copyFileSync('/bin/sleep', this.rogue);
  }

  /** Opens the session number `index`. */
  open(index: number, make: (confined: Confined) => Session): Session {
    const uid = FIRST_USER + index;
    this.session = make({ uid, log: join(this.folder, `${uid}.log`), rogue: this.rogue });
    return this.session;
  }

  async close(): Promise<void> {
    await this.session?.close();
    this.session = undefined;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
