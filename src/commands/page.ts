import type { Argv } from 'yargs';
import { configOption, readRules } from './site-rules.ts';

const examples: [string, string][] = [
  ['lastshell page --output page.html', 'one file for a laptop or a jump host'],
] as const;

function builder(argv: Argv) {
  return argv.example(examples).options({
    config: configOption,
    output: { type: 'string', alias: 'out', requiresArg: true, describe: 'write to this file instead of stdout' },
  } as const);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell page`: one HTML file that makes the texts without a network. */
export const pageCommand = {
  command: 'page',
  describe: 'write the page that makes these texts in a browser, without a network',
  builder,
  handler: async ({ config, output }: Arguments) => {
    const { offlinePage } = await import('../page/offline-page.ts');
    const { writeOutput } = await import('../util/write.ts');
    writeOutput(output, offlinePage(await readRules(config)));
  },
};
