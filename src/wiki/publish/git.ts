import { rm } from 'node:fs/promises';
import { marked } from 'marked';
import { MissingComponentError, RemoteError, UsageError } from '../../errors.ts';
import { makeTemporary } from '../../util/temporary.ts';
import { type Git, runGit } from './run-git.ts';
import { withoutSecret } from './secret.ts';
import { ConflictError, type Stored, type Target, type Wiki } from './wiki.ts';

/** What an entry of a tree is, by its mode, where it is no file. */
const kinds = new Map([
  ['120000', 'a link'],
  ['160000', 'another repository'],
  ['040000', 'a folder'],
]);

interface Entry {
  readonly mode: string;
  readonly id: string;
}

/**
 * A wiki that is a git repository: GitHub, GitLab, Gitea, Gollum. All pages go in one commit, or none. Nothing of the
 * repository is checked out: pages are read and written as objects, so that no link, filter or hook of it has a say.
 */
export class GitWiki implements Wiki {
  private readonly git: Git;

  private constructor(git: Git) {
    this.git = git;
  }

  static async open({ url, account }: Target): Promise<GitWiki> {
    const folder = makeTemporary('lastshell-git-');
    const wiki = new GitWiki({ folder, url, account });
    try {
      await wiki.run(['clone', '--quiet', '--bare', '--depth', '1', '--template=', '--', url, '.']);
      if (await wiki.hasCommit()) await wiki.run(['read-tree', 'HEAD']);
    } catch (error) {
      await wiki.close();
      throw error;
    }
    return wiki;
  }

  async read(title: string): Promise<Stored | undefined> {
    const entry = await this.entryOf(fileOf(title));
    if (entry === undefined) return undefined;
    const kind = kinds.get(entry.mode);
    if (kind !== undefined)
      throw new UsageError(`--page: ${JSON.stringify(title)} is ${kind} in the repository; give another title`);
    const text = await this.run(['cat-file', 'blob', entry.id]);
    return { text, version: text };
  }

  async write(title: string, text: string): Promise<void> {
    const file = fileOf(title);
    const mode = (await this.entryOf(file))?.mode ?? '100644';
    const id = (await this.run(['hash-object', '-w', '--stdin'], text)).trim();
    try {
      await this.run(['update-index', '--add', '--cacheinfo', `${mode},${id},${file}`]);
    } catch {
      throw new UsageError(
        `--page: ${JSON.stringify(title)} has no place, for a part of it is a file or a link; give another title`,
      );
    }
  }

  async rendered(title: string): Promise<string> {
    return marked.parse((await this.read(title))?.text ?? '');
  }

  async finish(): Promise<void> {
    const tree = (await this.run(['write-tree'])).trim();
    const parents = (await this.hasCommit()) ? ['-p', 'HEAD'] : [];
    if (parents.length > 0 && (await this.run(['rev-parse', 'HEAD^{tree}'])).trim() === tree) return;
    const words = ['commit-tree', ...parents, '-m', 'Runbook made by lastshell', tree];
    const commit = (await this.run(words)).trim();
    const branch = (await this.run(['symbolic-ref', 'HEAD'])).trim();
    await this.run(['push', '--quiet', 'origin', `${commit}:${branch}`]);
  }

  async close(): Promise<void> {
    await rm(this.git.folder, { recursive: true, force: true });
  }

  /** The entry of a file in the commit that was fetched, with what has been written since. */
  private async entryOf(file: string): Promise<Entry | undefined> {
    const found = (await this.run(['ls-files', '--stage', '-z'])).split('\0');
    const [entry] = found.flatMap((line) => {
      const [, mode = '', id = '', name = ''] = /^(\d+) ([0-9a-f]+) \d\t([^]*)$/.exec(line) ?? [];
      return name === file ? [{ mode, id }] : [];
    });
    return entry;
  }

  private async hasCommit(): Promise<boolean> {
    return (await runGit(this.git, ['rev-parse', '--verify', '--quiet', 'HEAD'])).exitCode === 0;
  }

  private async run(words: readonly string[], input?: string): Promise<string> {
    const { exitCode, code, stdout, stderr } = await runGit(this.git, words, input);
    if (code === 'ENOENT') throw new MissingComponentError('git is not installed; on Debian: apt-get install git');
    if (exitCode === 0) return stdout;
    const said = withoutSecret(stderr, this.git.account);
    if (/Authentication failed|could not read (Username|Password)|HTTP Basic: Access denied/.test(said)) {
      throw new UsageError(`LASTSHELL_WIKI_PASSWORD: the git remote does not let this user in; give an access token`);
    }
    const isBehind = /\[rejected\]|fetch first|failed to update ref|cannot lock ref/.test(said);
    const last = said.trim().split('\n').at(-1) ?? '';
    throw new (isBehind ? ConflictError : RemoteError)(`git ${words[0] ?? ''} failed: ${last}`);
  }
}

/** Wikis that are kept in git put a dash for a blank. */
function fileOf(title: string): string {
  const name = title.replaceAll(' ', '-').replaceAll(':', '');
  if (name.split('/').some((part) => part === '' || part.startsWith('.'))) {
    throw new UsageError(`--page: ${JSON.stringify(title)} is no file name; leave out empty parts and leading dots`);
  }
  return `${name}.md`;
}
