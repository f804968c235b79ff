import { createHash } from 'node:crypto';
import type { Site } from '../plan/site.ts';
import { version } from '../version.ts';
import { kitCommand, mainBlocks, moreBlocks, serviceBlocks, typedBlock } from './blocks.ts';
import type { Block, Page } from './model.ts';
import { allPreventFiles } from './prevent.ts';
import { moreNames, section, sectionNames } from './sections.ts';
import { type PageName, type Situation, more, situations } from './situations.ts';

function servicesOf(site: Site) {
  return site.services.map((service, index) => ({
    unit: '',
    ...service,
    heading: `Culprit ${index + 1}`,
    typedHeading: `Typed ${index + 1}`,
    command: kitCommand(service),
    typed: typedBlock(site, service.select, index + 1),
  }));
}

/** The services that the command of the kit has no words for, each with texts of its own. */
function culpritsOf(site: Site) {
  return servicesOf(site).flatMap((service, index) =>
    service.command === undefined ? [{ ...service, ...serviceBlocks(site, service, index + 1) }] : [],
  );
}

/** Everything a section of a situation may see, each key always present. */
function mainView(site: Site, situation: Situation) {
  return {
    isHost: situation === 'host',
    isContainer: situation === 'container',
    isPod: situation === 'pod',
    isUser: situation === 'user',
    isAgent: situation === 'agent',
    console: site.console,
    escalation: site.escalation,
    become: site.root,
    services: servicesOf(site),
    ...mainBlocks(site),
  };
}

/** The same for the page beside it. */
function moreView(site: Site) {
  return {
    become: site.root,
    services: servicesOf(site),
    culprits: culpritsOf(site),
    files: allPreventFiles(site),
    ...moreBlocks(site),
  };
}

/** Twelve digits that tell one content from another; the date of the last test is not part of it. */
function idOf(blocks: readonly Block[]): string {
  return createHash('sha256')
    .update(JSON.stringify([version, blocks]))
    .digest('hex')
    .slice(0, 12);
}

function blocksFor(site: Site, name: PageName): Block[] {
  if (name !== 'more') return sectionNames.flatMap((part) => section(part, mainView(site, name)));
  const view = moreView(site);
  return moreNames.flatMap((part): Block[] => {
    const made = section(part, view);
    return part === 'how' ? [{ kind: 'fold', title: 'How it works', blocks: made }] : made;
  });
}

/** A page, in no format yet. */
export function buildPage(site: Site, name: PageName): Page {
  const blocks = blocksFor(site, name);
  const { owner, team, reviewBy, lastTested } = site;
  const foot = section('tested', { owner, team, reviewBy, lastTested, version, id: idOf(blocks) });
  const { title } = name === 'more' ? more : situations[name];
  const beside = { title: `${site.wiki?.prefix ?? ''}${more.page}`, file: 'more' };
  return { title, blocks: [...blocks, ...foot], beside };
}
