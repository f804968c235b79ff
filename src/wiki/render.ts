import type { Site } from '../plan/site.ts';
import type { FormatName } from '../plan/site-names.ts';
import { formats } from './format/index.ts';
import { wrapMarked } from './mark.ts';
import { buildPage } from './page.ts';
import type { PageName } from './situations.ts';

/** One page in one format, with the marks that publish looks for. An HTML file stands for itself and has none. */
export function renderPage(site: Site, page: PageName, name: FormatName): string {
  const format = formats[name];
  const text = format.page(buildPage(site, page));
  return name === 'html' ? text : wrapMarked(text, format);
}
