import type { Argv } from 'yargs';
import { wikiKinds } from '../plan/site-names.ts';
import { pageNames } from '../wiki/situations.ts';
import { configOption } from './site-rules.ts';

const examples: [string, string][] = [
  ['lastshell publish --to git --url git@git.example.net:runbook.wiki.git --dry-run', 'say what would change'],
  ['lastshell publish --config lastshell.config.json --verify', 'compare the pages with what they should be'],
];

function builder(argv: Argv) {
  return argv
    .example(examples)
    .options({
      to: {
        choices: wikiKinds,
        requiresArg: true,
        describe: 'what the wiki is; default: wiki.kind of the configuration',
      },
      url: { type: 'string', requiresArg: true, describe: 'api.php, lib/exe/xmlrpc.php, or the git remote' },
      page: { type: 'string', requiresArg: true, describe: 'title of the page, for one situation' },
      situation: {
        choices: pageNames,
        requiresArg: true,
        describe: 'one page only; default: all, or host with --page',
      },
      config: configOption,
      user: { type: 'string', requiresArg: true, describe: 'account; default: LASTSHELL_WIKI_USER' },
      'password-stdin': { type: 'boolean', default: false, describe: 'read the password from standard input' },
      'insecure-http': {
        type: 'boolean',
        default: false,
        describe: 'send the password over http:// to another machine all the same',
      },
      'dry-run': { type: 'boolean', default: false, describe: 'say what would change; change nothing' },
      force: { type: 'boolean', default: false, describe: 'replace what people wrote between the marks' },
      verify: { type: 'boolean', default: false, describe: 'compare the blocks on the page with what they should be' },
    } as const)
    .epilog('The password comes from LASTSHELL_WIKI_PASSWORD or --password-stdin, never from an option.');
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell publish`: the pages into a wiki, or a look whether they are right there. */
export const publishCommand = {
  command: 'publish',
  describe: 'write the pages into MediaWiki, DokuWiki or a git wiki',
  builder,
  handler: async (options: Arguments) => {
    const { runPublish, runVerify } = await import('../site/publish-site.ts');
    const isRight = await (options.verify ? runVerify(options) : runPublish(options));
    if (!isRight) process.exitCode = 1;
  },
};
