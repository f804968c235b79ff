import type { Argv } from 'yargs';
import { UsageError } from '../errors.ts';
import { quote } from '../render/quote.ts';
import { say, show } from '../util/show.ts';
import { configOption } from './site-rules.ts';

const examples: [string, string][] = [
  ['lastshell build --out runbook', 'write every script and page'],
  ['lastshell build --out runbook --check', 'name what is no longer current'],
];

function builder(argv: Argv) {
  return argv.example(examples).options({
    out: { type: 'string', alias: 'output', requiresArg: true, default: 'generated', describe: 'folder to write' },
    config: configOption,
    check: { type: 'boolean', default: false, describe: 'write nothing; exit 1 and name what is not current' },
    diff: { type: 'boolean', default: false, describe: 'with --check: show the difference of each as well' },
  } as const);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell build`: every script and page of a site into a folder. */
export const buildCommand = {
  command: 'build',
  describe: 'write every script and page into a folder, or check that it is current',
  builder,
  handler: async ({ out, config, check, diff }: Arguments) => {
    if (diff && !check) throw new UsageError('--diff: goes with --check; add it, or leave --diff out');
    const { driftIn, rewriteFolder } = await import('../site/folder.ts');
    const { siteFiles } = await import('../site/files.ts');
    const { readSite } = await import('../site/read-config.ts');
    const { lintBodies } = await import('../site/lint.ts');
    const files = siteFiles(readSite(config));
    await lintBodies(files);
    if (!check) {
      rewriteFolder(out, files);
      return;
    }
    const drift = driftIn(out, files);
    if (drift.length === 0) return;
    const { diffOf, nameOf } = await import('../site/drift.ts');
    show(drift.map(nameOf).join(''));
    if (diff) show(drift.map(diffOf).join(''));
    say(
      `lastshell: ${out} is not what the templates give; run: ${repair(out, config)}${diff ? '' : ' (--diff shows the differences)'}`,
    );
    process.exitCode = 1;
  },
};

/** The command that makes the folder right again; the project's own folder is made by an npm script. */
function repair(out: string, config: string | undefined): string {
  if (out === 'generated' && config === undefined) return 'npm run generate';
  return `lastshell build --out ${quote(out)}${config === undefined ? '' : ` --config ${quote(config)}`}`;
}
