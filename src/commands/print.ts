import type { Argv } from 'yargs';
import { buildPlan } from '../plan/build-plan.ts';
import { brakeModes, type FormName, formNames, shellNames } from '../plan/plan.ts';
import { defaultScript, scriptNames, scripts } from '../plan/scripts.ts';
import { describePaste } from '../render/kit/envelope/describe.ts';
import { writeOutput } from '../util/write.ts';
import { selectionOptions } from './selection-options.ts';

const table = scriptNames.map((name) => `  ${name.padEnd(8)} ${scripts[name].summary}`).join('\n');

function builder(argv: Argv) {
  return argv
    .positional('script', { choices: scriptNames, default: defaultScript, describe: 'which script' })
    .options(selectionOptions)
    .options({
      'dry-run': { type: 'boolean', default: false, describe: 'say who would be signalled; signal nobody' },
      force: {
        type: 'boolean',
        default: false,
        describe: 'insist on a name that shells or logins share, or on room for a rogue that runs',
      },
      brake: {
        choices: brakeModes,
        requiresArg: true,
        default: 'auto',
        describe: 'the rungs that stop everybody for a moment: at need, never, or first',
      },
      shell: {
        choices: shellNames,
        requiresArg: true,
        default: 'bash',
        describe: 'bash, or sh for dash, busybox ash, mksh and zsh',
      },
      form: {
        choices: formNames,
        requiresArg: true,
        describe: 'text to read, to paste, or a file to load [default: paste on a terminal]',
      },
      proc: { type: 'string', requiresArg: true, default: '/proc', describe: 'another proc file system to read' },
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
  handler: async ({ output, form = defaultForm(output), ...request }: Arguments) => {
    const plan = buildPlan({ ...request, form });
    const { isEnveloped, renderPaste, renderScript } = await import('../render/kit/script.ts');
    const { prove } = await import('../proof/proven.ts');
    prove(plan);
    const paste = isEnveloped(plan) ? renderPaste(plan) : undefined;
    const text = paste?.text ?? renderScript(plan);
    writeOutput(output, text);
    // Apart from the text, so that nobody copies it along.
    const gap = output === undefined && process.stdout.isTTY ? '\n' : '';
    if (paste) process.stderr.write(`${gap}lastshell: ${describePaste(paste)}\n`);
  },
};

/** Whoever prints to a terminal copies from there; whoever prints to a file or a pipe reads first. */
function defaultForm(output: string | undefined): FormName {
  return output === undefined && process.stdout.isTTY ? 'paste' : 'annotated';
}
