import { cutName } from './comm.ts';
import { sampleName } from './scripts.ts';
import type { Site } from './site.ts';

/** The name that a process has after it was started from a file. */
function commOf(file: string): string {
  return cutName(file.slice(file.lastIndexOf('/') + 1));
}

/** What a kit has to know of a site: the names by which its services show, where they are selected by name or program. */
export function servicesOf({ services }: Pick<Site, 'services'>): string[] {
  const names = services.flatMap(({ select }) => [...(select.name ?? []), ...(select.exe ?? []).map(commOf)]);
  // The sample of a site that has said nothing is nobody's.
  return [...new Set(names)].filter((name) => name !== sampleName);
}
