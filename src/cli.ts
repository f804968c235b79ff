#!/usr/bin/env node
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { drillCommand } from './commands/drill.ts';
import { initCommand } from './commands/init.ts';
import { pageCommand } from './commands/page.ts';
import { printCommand } from './commands/print.ts';
import { publishCommand } from './commands/publish.ts';
import { runbookCommand } from './commands/runbook.ts';
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

/** What yargs says, on one line, with what it leaves out. */
function oneLine(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  const [, option] = /^Not enough arguments following: (\S+)$/.exec(line) ?? [];
  return option === undefined ? line : `--${option}: needs a value; one that begins with - is written --${option}=-x`;
}

async function run(args: string[]): Promise<void> {
  await yargs(args)
    .scriptName('lastshell')
    .usage(uses)
    .locale('en')
    .version(version)
    .parserConfiguration({
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'dot-notation': false,
    })
    .command(printCommand)
    .command(buildCommand)
    .command(checkCommand)
    .command(drillCommand)
    .command(initCommand)
    .command(runbookCommand)
    .command(publishCommand)
    .command(pageCommand)
    .strict()
    .recommendCommands()
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
