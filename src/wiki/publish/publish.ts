import { formats } from '../format/index.ts';
import type { Format } from '../format/format.ts';
import { type Decision, decide } from './decide.ts';
import { DokuWiki } from './dokuwiki.ts';
import { GitWiki } from './git.ts';
import { MediaWiki } from './mediawiki.ts';
import { type Patience, patient } from './retry.ts';
import { ConflictError, type Stored, type Target, type Wiki } from './wiki.ts';

export interface PageText {
  readonly title: string;
  /** The page with its marks. */
  readonly text: string;
}

export interface Outcome extends Decision {
  readonly title: string;
}

export interface Mode {
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly patience?: Patience;
  /** Told of each page that is written. */
  readonly onWrite?: (outcome: Outcome) => void;
}

/** The format that a wiki takes. */
export function formatOf({ kind }: Target): Format {
  return formats[kind === 'git' ? 'markdown' : kind];
}

export function openWiki(target: Target, patience: Patience = patient): Promise<Wiki> {
  const kinds = { mediawiki: MediaWiki, dokuwiki: DokuWiki, git: GitWiki };
  return kinds[target.kind].open(target, patience);
}

const CONFLICTS = 4;

/**
 * Writes what has changed. Every page is read and decided before the first is written, so a page that must be refused
 * stops them all; each page is written whole or not at all.
 */
export async function publish(target: Target, pages: readonly PageText[], mode: Mode): Promise<Outcome[]> {
  const written = new Map<string, Outcome>();
  for (let count = 1; ; count++) {
    const wiki = await openWiki(target, mode.patience);
    try {
      return await publishOnce(wiki, formatOf(target), pages, mode, written);
    } catch (error) {
      // Somebody was faster: look again. What is written already counts as unchanged then.
      if (!(error instanceof ConflictError) || count >= CONFLICTS) throw error;
    } finally {
      await wiki.close?.();
    }
  }
}

async function publishOnce(
  wiki: Wiki,
  format: Format,
  pages: readonly PageText[],
  mode: Mode,
  written: Map<string, Outcome>,
): Promise<Outcome[]> {
  const looks: { outcome: Outcome; base: Stored | undefined }[] = [];
  for (const { title, text } of pages) {
    const base = await wiki.read(title);
    looks.push({ base, outcome: { title, ...decide(title, base?.text, text, format, mode.force) } });
  }
  const outcomes = looks.map(({ outcome }) => outcome);
  if (mode.dryRun || outcomes.some(({ action }) => action === 'refuse')) return outcomes;
  const changes = looks.filter(({ outcome }) => outcome.action !== 'keep');
  for (const { outcome, base } of changes) {
    await wiki.write(outcome.title, outcome.text, base);
    // What is only collected so far is not written yet.
    if (!wiki.finish) note(outcome, written, mode);
  }
  await wiki.finish?.();
  if (wiki.finish) for (const { outcome } of changes) note(outcome, written, mode);
  return outcomes.map((outcome) => written.get(outcome.title) ?? outcome);
}

function note(outcome: Outcome, written: Map<string, Outcome>, mode: Mode): void {
  written.set(outcome.title, outcome);
  mode.onWrite?.(outcome);
}
