#!/usr/bin/env node
import yargs, { type CommandModule } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { common, exitCodes } from './commands/definition.ts';
import { commands } from './commands/index.ts';
import { refuseMistakes } from './commands/mistakes.ts';
import { type Declared, helpFor, refuseSlips } from './commands/slips.ts';
import { armFiles } from './commands/words.ts';
import { UsageError, isKnownError } from './errors.ts';
import { say } from './util/show.ts';
import { version } from './version.ts';

const uses = `Text for the last shell of a Linux host that can no longer start a process.

The four uses:
  print a script to paste   lastshell print recover --name forkbomb
  keep files for the wiki   lastshell build --out runbook/, lastshell page --output page.html
  rehearse in Docker        lastshell drill recover --bomb loop --pids 100
  check any script          lastshell check recover.sh`;

const codes = `Exit codes:\n${exitCodes.map(([code, meaning]) => `  ${code}  ${meaning}`).join('\n')}`;

/** What yargs says, on one line, with what it leaves out. */
function oneLine(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  const [, option] = /^Not enough arguments following: (\S+)$/.exec(line) ?? [];
  return option === undefined ? line : `--${option}: needs a value; one that begins with - is written --${option}=-x`;
}

/** The parser of a verb, for which it is what yargs calls the default command; without one, of the help that lists them all. */
function parserOf(args: readonly string[]) {
  const verb = commands.find(({ command }) => command.split(' ')[0] === args[0]);
  // The working directory may be gone, and nothing in it is for yargs.
  const parser = yargs(args.slice(verb === undefined ? 0 : 1), '/').locale('en');
  if (verb === undefined) {
    const all = commands as unknown as CommandModule[];
    return parser.scriptName('lastshell').usage(uses).command(all).epilog(codes);
  }
  const [name = '', ...words] = verb.command.split(' ');
  // Of any other command it makes the help beforehand, which takes a fifth of the time of a print.
  return parser
    .scriptName(`lastshell ${name}`)
    .command({ ...verb, command: ['$0', ...words].join(' ') } as CommandModule);
}

async function run(args: string[]): Promise<void> {
  refuseMistakes(args);
  await parserOf(args)
    .version('version', common.get('version')?.describe ?? '', version)
    .parserConfiguration({
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'dot-notation': false,
    })
    .help('help', common.get('help')?.describe ?? '')
    .alias('help', 'h')
    .strict()
    .exitProcess(false)
    .check((argv, options: unknown) => refuseSlips(args, argv, options as Declared))
    .fail((message, error: Error | undefined) => {
      if (error !== undefined && error.name !== 'YError') throw error;
      throw new UsageError(`${oneLine(message)}; see ${helpFor(args)}`);
    })
    .parseAsync();
}

// Nobody is left to be told.
process.stderr.on('error', () => undefined);

// A reader like head that has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  const args = armFiles(hideBin(process.argv));
  await run(args.length === 0 ? ['--help'] : args);
} catch (error) {
  if (!isKnownError(error)) throw error;
  say(`lastshell: ${error.message.replaceAll('\n', ' ')}`);
  process.exitCode = error.exitCode;
}
