import type { Argv } from 'yargs';
import { buildPlan } from '../plan/build-plan.ts';
import { holdModes } from '../plan/plan.ts';
import { defaultScript, scriptNames, scripts } from '../plan/scripts.ts';
import { describePaste } from '../render/describe.ts';
import { servicesOf } from '../plan/services.ts';
import { holdOf } from '../plan/site.ts';
import { writeOutput } from '../util/write.ts';
import { selectionOptions } from './selection-options.ts';

const table = scriptNames.map((name) => `  ${name.padEnd(8)} ${scripts[name].summary}`).join('\n');

function builder(argv: Argv) {
  return argv
    .positional('script', { choices: scriptNames, default: defaultScript, describe: 'which script' })
    .options(selectionOptions)
    .options({
      all: { type: 'boolean', default: false, describe: 'thaw only: everybody whom a broken hold has left stopped' },
      'dry-run': { type: 'boolean', default: false, describe: 'say who would be signalled; signal nobody' },
      force: {
        type: 'boolean',
        default: false,
        describe: 'insist on a name that shells or logins share, or on room for a rogue that runs',
      },
      hold: {
        choices: holdModes,
        requiresArg: true,
        describe: 'stop everybody for a moment: at need (auto, unless the configuration says never), never, or first',
      },
      proc: { type: 'string', requiresArg: true, default: '/proc', describe: 'another proc file system to read' },
      config: { type: 'string', requiresArg: true, describe: 'facts of your team; see lastshell init' },
      output: { type: 'string', requiresArg: true, describe: 'write to this file instead of stdout' },
    } as const)
    .epilog(`Scripts:\n${table}`);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell print`: text for the last shell, to stdout or a file. */
export const printCommand = {
  command: 'print [script]',
  describe: 'print a script to paste into the last shell',
  builder,
  handler: async ({ output, config, ...request }: Arguments) => {
    const { readSite } = await import('../site/read-config.ts');
    const site = readSite(config);
    const plan = buildPlan({ ...request, services: servicesOf(site), hold: holdOf(site, request.hold) });
    const { provenText } = await import('../proof/proven.ts');
    const { text, sum } = provenText(plan);
    writeOutput(output, text);
    // Apart from the text, so that nobody copies it along.
    const gap = output === undefined && process.stdout.isTTY ? '\n' : '';
    if (sum !== undefined) process.stderr.write(`${gap}lastshell: ${describePaste({ text, sum })}\n`);
  },
};
