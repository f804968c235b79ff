import type { Argv } from 'yargs';

function builder(argv: Argv) {
  return argv.options({
    out: { type: 'string', default: 'generated', describe: 'folder to write' },
    check: { type: 'boolean', default: false, describe: 'write nothing; exit 1 and show the difference on drift' },
  } as const);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell build`: every script of the default site into a folder. */
export const buildCommand = {
  command: 'build',
  describe: 'write every script into a folder, or check that it is current',
  builder,
  handler: async ({ out, check }: Arguments) => {
    const { checkFolder, writeFolder } = await import('../site/folder.ts');
    const { siteFiles } = await import('../site/files.ts');
    if (!check) {
      writeFolder(out, siteFiles());
      return;
    }
    const drift = checkFolder(out, siteFiles());
    if (drift === '') return;
    process.stdout.write(drift);
    process.stderr.write(`lastshell: ${out} is not what the templates give; run: npm run generate\n`);
    process.exitCode = 1;
  },
};
