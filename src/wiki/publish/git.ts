import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { marked } from 'marked';
import { MissingComponentError, RemoteError, UsageError } from '../../errors.ts';
import { writeWhole } from '../../util/write.ts';
import { type Account, ConflictError, type Stored, type Target, type Wiki, withoutSecret } from './wiki.ts';

/** Gives git the account from the environment, so that no argument and no file holds it. */
const helper = '!f() { echo "username=$LASTSHELL_WIKI_USER"; echo "password=$LASTSHELL_WIKI_PASSWORD"; }; f';

/** A wiki that is a git repository: GitHub, GitLab, Gitea, Gollum. All pages go in one commit, or none. */
export class GitWiki implements Wiki {
  private readonly folder: string;
  private readonly account: Account;

  private constructor(folder: string, account: Account) {
    this.folder = folder;
    this.account = account;
  }

  static async open({ url, account }: Target): Promise<GitWiki> {
    const wiki = new GitWiki(await mkdtemp(join(tmpdir(), 'lastshell-git-')), account);
    try {
      await wiki.git('clone', '--quiet', '--depth', '1', '--', url, '.');
    } catch (error) {
      await wiki.close();
      throw error;
    }
    return wiki;
  }

  read(title: string): Promise<Stored | undefined> {
    const file = this.fileOf(title);
    if (!existsSync(file)) return Promise.resolve(undefined);
    const text = readFileSync(file, 'utf8');
    return Promise.resolve({ text, version: text });
  }

  async write(title: string, text: string): Promise<void> {
    const file = this.fileOf(title);
    mkdirSync(dirname(file), { recursive: true });
    // A link in the repository must not lead the text out of it.
    if (!realpathSync(dirname(file)).startsWith(realpathSync(this.folder))) {
      throw new UsageError(`--page: ${JSON.stringify(title)} lies outside the repository; give another title`);
    }
    writeWhole(file, text, '--page');
    await this.git('add', '--', file);
  }

  async rendered(title: string): Promise<string> {
    return marked.parse((await this.read(title))?.text ?? '');
  }

  async finish(): Promise<void> {
    const { exitCode } = await this.run('diff', '--cached', '--quiet');
    if (exitCode === 0) return;
    await this.git('commit', '--quiet', '-m', 'Runbook made by lastshell');
    await this.git('push', '--quiet', 'origin', 'HEAD');
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Wikis that are kept in git put a dash for a blank. */
  private fileOf(title: string): string {
    const name = title.replaceAll(' ', '-').replaceAll(':', '');
    if (name.split('/').some((part) => part === '' || part.startsWith('.'))) {
      throw new UsageError(`--page: ${JSON.stringify(title)} is no file name; leave out empty parts and leading dots`);
    }
    return join(this.folder, `${name}.md`);
  }

  private run(...args: string[]) {
    const author = ['-c', 'user.name=lastshell', '-c', 'user.email=lastshell@localhost', '-c', 'core.autocrlf=false'];
    const { user, password } = this.account;
    const secret = password === '' ? [] : ['-c', 'credential.helper=', '-c', `credential.helper=${helper}`];
    const env = { LASTSHELL_WIKI_USER: user, LASTSHELL_WIKI_PASSWORD: password, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
    return execa('git', [...author, ...secret, ...args], { cwd: this.folder, env, reject: false, timeout: 120_000 });
  }

  private async git(...args: string[]): Promise<void> {
    const { exitCode, code, stderr } = await this.run(...args);
    if (code === 'ENOENT') throw new MissingComponentError('git is not installed; on Debian: apt-get install git');
    if (exitCode === 0) return;
    const said = withoutSecret(stderr, this.account);
    if (/Authentication failed|could not read (Username|Password)|HTTP Basic: Access denied/.test(said)) {
      throw new UsageError(`LASTSHELL_WIKI_PASSWORD: the git remote does not let this user in; give an access token`);
    }
    const isBehind = /\[rejected\]|fetch first|failed to update ref|cannot lock ref/.test(said);
    throw new (isBehind ? ConflictError : RemoteError)(
      `git ${args[0] ?? ''} failed: ${said.trim().split('\n').at(-1) ?? ''}`,
    );
  }
}
