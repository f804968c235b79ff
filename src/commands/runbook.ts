import type { Argv } from 'yargs';
import { formatNames } from '../plan/site.ts';
import { defaultSituation, pageNames } from '../wiki/situations.ts';

function builder(argv: Argv) {
  return argv
    .positional('situation', {
      choices: pageNames,
      default: defaultSituation,
      describe: 'where the slots are full; more: the texts that the other pages lead to',
    })
    .options({
      format: { choices: formatNames, requiresArg: true, default: 'markdown', describe: 'what the page is for' },
      config: { type: 'string', requiresArg: true, describe: 'facts of your team; see lastshell init' },
      output: { type: 'string', requiresArg: true, describe: 'write to this file instead of stdout' },
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
