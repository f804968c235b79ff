import type { Argv } from 'yargs';

function builder(argv: Argv) {
  return argv.options({
    output: { type: 'string', requiresArg: true, describe: 'write to this file instead of stdout' },
  } as const);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell page`: one HTML file that makes the texts without a network. */
export const pageCommand = {
  command: 'page',
  describe: 'write the page that makes these texts in a browser, without a network',
  builder,
  handler: async ({ output }: Arguments) => {
    const { offlinePage } = await import('../page/offline-page.ts');
    const { writeOutput } = await import('../util/write.ts');
    writeOutput(output, offlinePage());
  },
};
