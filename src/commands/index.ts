import type { CommandModule } from 'yargs';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { drillCommand } from './drill.ts';
import { initCommand } from './init.ts';
import { pageCommand } from './page.ts';
import { printCommand } from './print.ts';
import { publishCommand } from './publish.ts';
import { runbookCommand } from './runbook.ts';

/** Every verb, in the order of the help; yargs is told the types of its arguments by each of them alone. */
export const commands = [
  printCommand,
  buildCommand,
  checkCommand,
  drillCommand,
  initCommand,
  runbookCommand,
  publishCommand,
  pageCommand,
] as unknown as readonly (CommandModule & { command: string; describe: string; builder: (argv: never) => unknown })[];
