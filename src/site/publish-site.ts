import { text } from 'node:stream/consumers';
import { UsageError, isKnownError } from '../errors.ts';
import { type Site, siteSchema } from '../plan/site.ts';
import { type WikiKind } from '../plan/site-names.ts';
import { codesOf } from '../wiki/model.ts';
import { buildPage } from '../wiki/page.ts';
import { type Outcome, formatOf, openWiki, publish } from '../wiki/publish/publish.ts';
import { damagedCodes } from '../wiki/publish/verify.ts';
import { withoutSecret } from '../wiki/publish/secret.ts';
import { checkTransport } from '../wiki/publish/transport.ts';
import type { Account, Target } from '../wiki/publish/wiki.ts';
import { say, show } from '../util/show.ts';
import { wrapMarked } from '../wiki/mark.ts';
import { type PageName, pageNames, pageTitle } from '../wiki/situations.ts';
import { configName } from './find-config.ts';
import { readSite } from './read-config.ts';

export interface PublishOptions {
  readonly to?: WikiKind | undefined;
  readonly url?: string | undefined;
  readonly page?: string | undefined;
  readonly situation?: PageName | undefined;
  readonly config?: string | undefined;
  readonly user?: string | undefined;
  readonly passwordStdin: boolean;
  readonly insecureHttp: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
}

async function readPassword(isStdin: boolean): Promise<string> {
  if (!isStdin) return process.env['LASTSHELL_WIKI_PASSWORD'] ?? '';
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

/** Where to, and as whom. @throws UsageError that names what is missing. */
async function targetOf(site: Site, options: PublishOptions): Promise<Target> {
  const kind = options.to ?? site.wiki?.kind;
  if (kind === undefined) throw new UsageError('--to: say what the wiki is, here or as wiki.kind in the configuration');
  const given = options.url ?? (site.wiki?.kind === kind ? site.wiki.url : undefined);
  if (given === undefined)
    throw new UsageError('--url: say where the wiki is, here or as wiki.url in the configuration');
  const checked = siteSchema.safeParse({ wiki: { kind, url: given } });
  if (!checked.success) throw new UsageError(`--url: ${checked.error.issues[0]?.message ?? 'is wrong'}`);
  checkTransport(kind, given, options.insecureHttp);
  const account = {
    user: options.user ?? process.env['LASTSHELL_WIKI_USER'] ?? '',
    password: await readPassword(options.passwordStdin),
  };
  if (kind !== 'git' && account.user === '') throw new UsageError('--user: say who, here or in LASTSHELL_WIKI_USER');
  if (kind !== 'git' && account.password === '') {
    throw new UsageError('LASTSHELL_WIKI_PASSWORD: is not set; set it, or give the password with --password-stdin');
  }
  if (account.password !== '' && options.url === undefined && options.config === undefined) {
    throw new UsageError(
      `--url: a password would go to the address in the ${configName} that was found here; give --url, or --config ${configName} if you mean that file`,
    );
  }
  if (/\p{Cc}/u.test(account.user)) throw new UsageError('--user: holds a control character; give one line of text');
  return { kind, url: given, account };
}

interface Titled {
  readonly title: string;
  readonly situation: PageName;
}

function titlesOf(site: Site, { page, situation }: PublishOptions): Titled[] {
  if (page !== undefined && !/^[^\p{C}]{1,200}$/u.test(page)) {
    throw new UsageError('--page: holds a control character or is too long; give one line of text');
  }
  if (page !== undefined) return [{ title: page, situation: situation ?? 'host' }];
  const prefix = site.wiki?.prefix ?? '';
  const chosen = situation === undefined ? pageNames : [situation];
  return chosen.map((name) => ({ title: prefix + pageTitle(name), situation: name }));
}

const words = { create: 'created', update: 'updated', keep: 'unchanged', refuse: 'refused' } as const;

/** Titles, and pages of the wiki in the differences, are texts of others. */
function report(outcomes: readonly Outcome[], isDry: boolean, account: Account): boolean {
  for (const { action, title, diff, reason } of outcomes) {
    if (action === 'refuse' || (isDry && action === 'update')) show(withoutSecret(diff, account));
    if (isDry || action === 'keep') show(`${isDry ? `would be ${words[action]}` : words[action]}: ${title}\n`);
    if (action === 'refuse') say(`lastshell: ${title}: ${reason ?? ''}; nothing was written`);
  }
  return outcomes.every(({ action }) => action !== 'refuse');
}

async function withAccount<T>(target: Target, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isKnownError(error)) error.message = withoutSecret(error.message, target.account);
    throw error;
  }
}

/** Publishes; false when a page was refused. */
export async function runPublish(options: PublishOptions): Promise<boolean> {
  const site = readSite(options.config);
  const target = await targetOf(site, options);
  const format = formatOf(target);
  const pages = titlesOf(site, options).map(({ title, situation }) => ({
    title,
    text: wrapMarked(format.page(buildPage(site, situation)), format),
  }));
  const onWrite = ({ action, title }: Outcome) => show(`${words[action]}: ${title}\n`);
  const mode = { dryRun: options.dryRun, force: options.force, onWrite };
  return report(await withAccount(target, () => publish(target, pages, mode)), options.dryRun, target.account);
}

/** Compares what readers get; false when a block is missing or changed. */
export async function runVerify(options: PublishOptions): Promise<boolean> {
  const site = readSite(options.config);
  const target = await targetOf(site, options);
  return withAccount(target, async () => {
    const wiki = await openWiki(target);
    const results: boolean[] = [];
    for (const { title, situation } of titlesOf(site, options)) {
      const damaged = damagedCodes(await wiki.rendered(title), codesOf(buildPage(site, situation).blocks));
      const verdict = damaged.length === 0 ? 'as it should be' : `differs in ${damaged.join(', ')}`;
      show(`${title}: ${verdict}\n`);
      results.push(damaged.length === 0);
    }
    await wiki.close?.();
    return results.every(Boolean);
  });
}
