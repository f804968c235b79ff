import { createHash } from 'node:crypto';
import * as z from 'zod';
import { RemoteError, UsageError } from '../../errors.ts';
import { HttpSession } from './http.ts';
import { type Patience, withRetry } from './retry.ts';
import { type Account, BusyError, ConflictError, type Stored, type Target, type Wiki } from './wiki.ts';

type Parameters = Readonly<Record<string, string>>;

const optional = <T extends z.ZodType>(type: T) => type.optional();
const revision = z.object({ revid: z.number(), slots: z.object({ main: z.object({ content: z.string() }) }) });
const page = z.object({ invalid: optional(z.boolean()), revisions: optional(z.array(revision)) });
const tokens = z.object({ logintoken: optional(z.string()), csrftoken: optional(z.string()) });

/** What is read of an answer, which may hold anything. */
const answerSchema = z.object({
  error: optional(z.object({ code: z.string(), info: z.string() })),
  login: optional(z.object({ result: z.string(), reason: optional(z.string()) })),
  edit: optional(z.object({ result: z.string() })),
  query: optional(z.object({ tokens: optional(tokens), pages: optional(z.array(page)) })),
  parse: optional(z.object({ text: z.string() })),
});

type Answer = z.infer<typeof answerSchema>;

const conflicts = ['editconflict', 'articleexists', 'missingtitle', 'pagedeleted', 'nosuchrevid'];
const passing = ['ratelimited', 'readonly', 'maxlag', 'badtoken', 'internal_api_error_DBQueryError'];

/** The action API of MediaWiki, with a bot password. */
export class MediaWiki implements Wiki {
  private readonly http: HttpSession;
  private readonly patience: Patience;
  private token = '';

  private constructor(http: HttpSession, patience: Patience) {
    this.http = http;
    this.patience = patience;
  }

  static async open({ url, account }: Target, patience: Patience): Promise<MediaWiki> {
    const wiki = new MediaWiki(new HttpSession(url, patience), patience);
    await wiki.login(account);
    return wiki;
  }

  async read(title: string): Promise<Stored | undefined> {
    const query = { action: 'query', prop: 'revisions', rvprop: 'ids|content', rvslots: 'main', titles: title };
    const page = (await this.call(query)).query?.pages?.[0];
    if (page?.invalid === true) throw new UsageError(`--page: ${JSON.stringify(title)} is no title for this wiki`);
    const revision = page?.revisions?.[0];
    return revision && { text: revision.slots.main.content, version: String(revision.revid) };
  }

  async write(title: string, text: string, base: Stored | undefined): Promise<void> {
    // The API itself sees no conflict where both edits come from one account.
    const now = await this.read(title);
    if (now?.version !== base?.version) throw new ConflictError(`mediawiki: ${JSON.stringify(title)} has just changed`);
    const md5 = createHash('md5').update(text).digest('hex');
    const place: Parameters = base ? { nocreate: '1', baserevid: base.version } : { createonly: '1' };
    const summary = 'Runbook made by lastshell';
    const edit = { action: 'edit', title, text, md5, summary, bot: '1', assert: 'user', maxlag: '5', ...place };
    const { edit: done } = await withRetry(() => this.withToken(edit), this.patience);
    if (done?.result !== 'Success') throw new RemoteError(`mediawiki did not save ${JSON.stringify(title)}`);
  }

  async rendered(title: string): Promise<string> {
    return (await this.call({ action: 'parse', page: title, prop: 'text' })).parse?.text ?? '';
  }

  private async login({ user, password }: Account): Promise<void> {
    const { query } = await this.call({ action: 'query', meta: 'tokens', type: 'login' });
    const lgtoken = query?.tokens?.logintoken ?? '';
    const { login } = await this.call({ action: 'login', lgname: user, lgpassword: password, lgtoken });
    if (login?.result === 'Success') return;
    throw new UsageError(
      `LASTSHELL_WIKI_PASSWORD: mediawiki does not let ${JSON.stringify(user)} in (${login?.reason ?? login?.result ?? 'no answer'}); give a bot password, made on Special:BotPasswords`,
    );
  }

  private async withToken(parameters: Parameters): Promise<Answer> {
    this.token ||= (await this.call({ action: 'query', meta: 'tokens' })).query?.tokens?.csrftoken ?? '';
    const { token } = this;
    this.token = '';
    const answer = await this.call({ ...parameters, token });
    this.token = token;
    return answer;
  }

  private async call(parameters: Parameters): Promise<Answer> {
    const body = new URLSearchParams({ format: 'json', formatversion: '2', ...parameters });
    const text = await this.http.post(body.toString(), 'application/x-www-form-urlencoded');
    const answer = parseAnswer(text);
    if (answer.error) throw errorOf(answer.error);
    return answer;
  }
}

function parseAnswer(text: string): Answer {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    throw new RemoteError('the address answers, but not as a MediaWiki API; give the URL of api.php');
  }
}

function errorOf({ code, info }: { readonly code: string; readonly info: string }): Error {
  const message = `mediawiki says ${code}: ${info}`;
  if (conflicts.includes(code)) return new ConflictError(message);
  return passing.includes(code) ? new BusyError(message) : new RemoteError(message);
}
