/** Formats a page can be written in. */
export const formatNames = ['markdown', 'mediawiki', 'dokuwiki', 'confluence', 'asciidoc', 'html'] as const;
export type FormatName = (typeof formatNames)[number];

export const wikiKinds = ['mediawiki', 'dokuwiki', 'git'] as const;
export type WikiKind = (typeof wikiKinds)[number];
