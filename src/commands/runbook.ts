import type { Argv } from 'yargs';
import { formatNames } from '../plan/site-names.ts';
import { defaultSituation, pageNames } from '../wiki/situations.ts';
import { configOption } from './site-rules.ts';

const examples: [string, string][] = [
  ['lastshell runbook host', 'a page in Markdown'],
  ['lastshell runbook pod --format mediawiki --output pod.wiki', 'the page for a pod, for MediaWiki'],
];

function builder(argv: Argv) {
  return argv
    .example(examples)
    .positional('situation', {
      choices: pageNames,
      default: defaultSituation,
      describe: 'where the slots are full; more: the texts that the other pages lead to',
    })
    .options({
      format: { choices: formatNames, requiresArg: true, default: 'markdown', describe: 'what the page is for' },
      config: configOption,
      output: { type: 'string', alias: 'out', requiresArg: true, describe: 'write to this file instead of stdout' },
    } as const);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell runbook`: one page for a wiki, to stdout or a file. */
export const runbookCommand = {
  command: 'runbook [situation]',
  describe: 'print a page for the wiki: host, container, pod, agent, user or more',
  builder,
  handler: async ({ situation, format, config, output }: Arguments) => {
    const { readSite } = await import('../site/read-config.ts');
    const { renderPage } = await import('../wiki/render.ts');
    const { writeOutput } = await import('../util/write.ts');
    writeOutput(output, renderPage(readSite(config), situation, format));
  },
};
