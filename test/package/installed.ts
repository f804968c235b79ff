import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../../src/util/start.ts';
import { root } from '../hostile/support.ts';

/** The package as a user has it: packed, and installed into an empty folder without what only its makers need. */
export class Installed {
  readonly folder = mkdtempSync(join(tmpdir(), 'lastshell-packed-'));
  /** Where a person works, far from both. */
  readonly work = join(this.folder, 'work');
  readonly modules = join(this.folder, 'app/node_modules');
  readonly package = join(this.modules, 'lastshell');
  private readonly program = join(this.modules, '.bin/lastshell');
  /** Bytes of the tarball. */
  packed = 0;

  async make(): Promise<this> {
    mkdirSync(this.work);
    mkdirSync(join(this.folder, 'app'));
    // What the tests run has been built already: dist/ is packed as it is.
    const words = ['pack', '--ignore-scripts', '--silent', '--pack-destination', this.folder];
    const { stdout } = await start('npm', words, { cwd: root });
    const tarball = join(this.folder, stdout.trim().split('\n').at(-1) ?? '');
    this.packed = statSync(tarball).size;
    const install = ['install', '--omit=dev', '--offline', '--no-audit', '--no-fund', tarball];
    await start('npm', install, { cwd: join(this.folder, 'app') });
    return this;
  }

  /** Bytes of all that was installed. */
  size(folder = this.modules): number {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    return entries.reduce((sum, it) => sum + (it.isFile() ? statSync(join(it.parentPath, it.name)).size : 0), 0);
  }

  async run(words: readonly string[], input = '') {
    const { exitCode, stdout, stderr } = await start(this.program, words, { cwd: this.work, reject: false, input });
    return { exitCode, stdout, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
