import type { FormatName } from '../../plan/site-names.ts';
import { asciidoc } from './asciidoc.ts';
import { confluence } from './confluence.ts';
import { dokuwiki } from './dokuwiki.ts';
import type { Format } from './format.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { mediawiki } from './mediawiki.ts';

export const formats: Readonly<Record<FormatName, Format>> = {
  markdown,
  mediawiki,
  dokuwiki,
  confluence,
  asciidoc,
  html,
};
