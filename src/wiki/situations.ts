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
  user: {
    title: 'fork: Resource temporarily unavailable (for one user)',
    page: 'User without free processes',
  },
} as const;

export type Situation = keyof typeof situations;

export const situationNames = Object.keys(situations) as Situation[];

/** The page that is meant when none is named. */
export const defaultSituation: Situation = 'host';
