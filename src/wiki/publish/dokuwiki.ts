import { RemoteError, UsageError } from '../../errors.ts';
import { HttpSession } from './http.ts';
import { type Patience, withRetry } from './retry.ts';
import { BusyError, ConflictError, type Stored, type Target, type Wiki } from './wiki.ts';
import { FaultError, type Value, readAnswer, writeCall } from './xmlrpc.ts';

const LOCKED = 133;

/** The XML-RPC interface of DokuWiki. */
export class DokuWiki implements Wiki {
  private readonly http: HttpSession;
  private readonly patience: Patience;

  private constructor(http: HttpSession, patience: Patience) {
    this.http = http;
    this.patience = patience;
  }

  static async open({ url, account }: Target, patience: Patience): Promise<DokuWiki> {
    const wiki = new DokuWiki(new HttpSession(url, patience), patience);
    if ((await wiki.call('dokuwiki.login', account.user, account.password)) === true) return wiki;
    throw new UsageError(
      `LASTSHELL_WIKI_PASSWORD: dokuwiki does not let ${JSON.stringify(account.user)} in; give the right password, and allow the user in remoteuser`,
    );
  }

  async read(title: string): Promise<Stored | undefined> {
    const text = await this.call('wiki.getPage', title);
    return typeof text === 'string' && text !== '' ? { text, version: text } : undefined;
  }

  /** Under a lock, because putPage does not say which version it means to replace. */
  async write(title: string, text: string, base: Stored | undefined): Promise<void> {
    await withRetry(() => this.lock(title), this.patience);
    try {
      const now = await this.read(title);
      if (now?.version !== base?.version)
        throw new ConflictError(`dokuwiki: ${JSON.stringify(title)} has just changed`);
      const done = await this.call('wiki.putPage', title, text, { sum: 'Runbook made by lastshell', minor: false });
      if (done !== true) throw new RemoteError(`dokuwiki did not save ${JSON.stringify(title)}`);
    } finally {
      await this.call('dokuwiki.setLocks', { lock: [], unlock: [title] }).catch(() => undefined);
    }
  }

  async rendered(title: string): Promise<string> {
    const html = await this.call('wiki.getPageHTML', title);
    return typeof html === 'string' ? html : '';
  }

  private async lock(title: string): Promise<void> {
    const answer = (await this.call('dokuwiki.setLocks', { lock: [title], unlock: [] })) as { lockfail?: Value[] };
    if (answer.lockfail?.length) {
      throw new BusyError(`dokuwiki: somebody edits ${JSON.stringify(title)}, or this user may not`);
    }
  }

  private async call(method: string, ...values: Value[]): Promise<Value> {
    const xml = await this.http.post(writeCall(method, values), 'text/xml; charset=utf-8');
    try {
      return readAnswer(xml);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const message = `dokuwiki says ${error.code}: ${error.message}`;
      throw error.code === LOCKED ? new BusyError(message) : new RemoteError(message);
    }
  }
}
