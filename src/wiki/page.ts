import { createHash } from 'node:crypto';
import type { Site } from '../plan/site.ts';
import { version } from '../version.ts';
import { commonBlocks, serviceBlocks } from './blocks.ts';
import type { Block, Page } from './model.ts';
import { preventFiles } from './prevent.ts';
import { section, sectionNames } from './sections.ts';
import { type Situation, situations } from './situations.ts';

function servicesOf(site: Site) {
  return site.services.map((service, index) => ({
    unit: '',
    ...service,
    heading: `Culprit ${index + 1}`,
    typedHeading: `Typed ${index + 1}`,
    ...serviceBlocks(site, service, index + 1),
  }));
}

/** Everything a section may see, each key always present. */
function viewOf(site: Site, situation: Situation) {
  return {
    isHost: situation === 'host',
    isContainer: situation === 'container',
    isPod: situation === 'pod',
    isUser: situation === 'user',
    team: site.team,
    owner: site.owner,
    reviewBy: site.reviewBy,
    console: site.console,
    escalation: site.escalation,
    become: site.root,
    isRootful: site.root !== undefined,
    // As the texts show a name: nothing in it that a reader cannot see.
    protects: site.protect.map((name) => name.replace(/\p{C}/gu, '?')),
    services: servicesOf(site),
    files: preventFiles(site, situation),
    ...commonBlocks(site),
  };
}

/** Twelve digits that tell one content from another; the date of the last test is not part of it. */
function idOf(blocks: readonly Block[]): string {
  return createHash('sha256')
    .update(JSON.stringify([version, blocks]))
    .digest('hex')
    .slice(0, 12);
}

/** The page of one situation, in no format yet. */
export function buildPage(site: Site, situation: Situation): Page {
  const view = viewOf(site, situation);
  const blocks = sectionNames.flatMap((name): Block[] => {
    const made = section(name, view);
    return name === 'how' ? [{ kind: 'fold', title: 'How it works', blocks: made }] : made;
  });
  const { owner, lastTested } = site;
  const foot = section('tested', { owner, lastTested, version, id: idOf(blocks) });
  return { title: situations[situation].title, blocks: [...blocks, ...foot] };
}
