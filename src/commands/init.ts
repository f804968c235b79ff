import type { Argv } from 'yargs';
import { say } from '../util/show.ts';

const examples: [string, string][] = [
  ['lastshell init', 'lastshell.config.json in this folder'],
  ['lastshell init --out /etc/lastshell', 'in another one'],
];

function builder(argv: Argv) {
  return argv.example(examples).options({
    out: {
      type: 'string',
      alias: 'output',
      requiresArg: true,
      default: '.',
      describe: 'folder to write the two files in',
    },
    force: { type: 'boolean', default: false, describe: 'overwrite a configuration that is there' },
  } as const);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell init`: a commented configuration to fill in, and its schema for editors. */
export const initCommand = {
  command: 'init',
  describe: 'write a commented lastshell.config.json to start from',
  builder,
  handler: async ({ out, force }: Arguments) => {
    const { writeStart } = await import('../site/start.ts');
    for (const file of writeStart(out, force)) say(`lastshell: wrote ${file}`);
  },
};
