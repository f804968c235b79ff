/** The places where the slots can be full; each has a page of its own. */
export const situations = {
  host: {
    title: 'bash: fork: retry: Resource temporarily unavailable (on a host)',
    page: 'Host without free processes',
  },
  container: {
    title: 'fork: Resource temporarily unavailable (in a container)',
    page: 'Container without free processes',
  },
  pod: {
    title: 'fork: Resource temporarily unavailable (in a Kubernetes pod)',
    page: 'Pod without free processes',
  },
  agent: {
    title: 'fork: Resource temporarily unavailable (in a CI job or an agent)',
    page: 'CI job or agent without free processes',
  },
  user: {
    title: 'fork: Resource temporarily unavailable (for one user)',
    page: 'User without free processes',
  },
} as const;

export type Situation = keyof typeof situations;

export const situationNames = Object.keys(situations) as Situation[];

/** A page beside them: the texts that most people never need. */
export const more = {
  title: 'More texts for hosts without free processes',
  page: 'More for hosts without free processes',
} as const;

export type PageName = Situation | 'more';

export const pageNames: readonly PageName[] = [...situationNames, 'more'];

/** The name of a page in a wiki. */
export function pageTitle(name: PageName): string {
  return name === 'more' ? more.page : situations[name].page;
}

/** The page that is meant when none is named. */
export const defaultSituation: Situation = 'host';
