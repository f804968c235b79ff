import type { Argv } from 'yargs';
import { UsageError } from '../errors.ts';
import { checkNumbers } from '../plan/numbers.ts';
import type { Source } from '../proof/examine.ts';
import { shellNames } from '../shell/shells.ts';
import type { FileReport } from '../proof/report/report.ts';
import { readBytes } from '../util/read.ts';
import { say } from '../util/show.ts';
import { disarm, stdin } from './words.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;

const examples: [string, string][] = [
  ['lastshell check recover.sh', 'may it start a process?'],
  ['lastshell check --list --shell sh *.sh', 'every place that may, a line each'],
  ['lastshell check -', 'the same of standard input'],
];

function builder(argv: Argv) {
  return argv
    .example(examples)
    .positional('files', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'scripts, also not ours; - is stdin',
    })
    .options({
      shell: {
        choices: shellNames,
        requiresArg: true,
        describe: 'what runs them; by default what their first line says',
      },
      allow: {
        type: 'boolean',
        default: true,
        describe: 'let comments in the scripts allow what is found; --no-allow for scripts that are not yours',
      },
      trace: { type: 'boolean', default: false, describe: 'run them too, where no process can be started (root)' },
      seconds: { type: 'string', default: '60', requiresArg: true, describe: 'how long each may run for --trace' },
      list: { type: 'boolean', default: false, describe: 'only list the places that start a process, or may' },
      budget: { type: 'string', requiresArg: true, describe: 'fail only above so many places that start one, or may' },
      shellcheck: { type: 'boolean', default: true, describe: 'ask ShellCheck as well; --no-shellcheck does not' },
      format: { choices: formats, default: 'text' as const, requiresArg: true, describe: 'how the report is written' },
      json: { type: 'boolean', default: false, describe: 'short for --format json' },
    } as const);
}

type Arguments = Awaited<ReturnType<typeof builder>['argv']>;

/** `lastshell check`: shows that scripts cannot start a process, or where they may. */
export const checkCommand = {
  command: 'check <files..>',
  describe: 'prove that scripts cannot start a process, and ask ShellCheck',
  builder,
  handler: async (args: Arguments) => {
    const [seconds = 60] = checkNumbers([args.seconds], '--seconds', 1, 600);
    const [budget] = checkNumbers(args.budget === undefined ? [] : [args.budget], '--budget', 0, 1_000_000);
    const sources = await readSources(args.files.map(disarm));
    const { checkFiles } = await import('../proof/check-files.ts');
    const reports = await checkFiles(sources, {
      shell: args.shell,
      shellcheck: args.shellcheck && !args.list,
      trace: args.trace,
      seconds,
      allow: args.allow,
    });
    const { countPlaces, formatPlaces } = await import('../proof/report/places.ts');
    const format = args.json ? 'json' : args.format;
    process.stdout.write(args.list ? formatPlaces(reports, format === 'json') : await write(format, reports));
    const { linesOf } = await import('../proof/report/report.ts');
    const [places, lines] = [countPlaces(reports), reports.reduce((sum, report) => sum + linesOf(report).length, 0)];
    if (budget !== undefined && places > budget)
      say(`lastshell: ${places} places start a process or may; --budget allows ${budget}`);
    if (budget === undefined ? lines > 0 : places > budget || lines > places) process.exitCode = 1;
  },
};

async function readSources(files: readonly string[]): Promise<Source[]> {
  if (files.filter((file) => file === stdin).length > 1)
    throw new UsageError('check: - is given more than once, and stdin can be read once; give it once');
  return Promise.all(files.map(async (file) => ({ file: file === stdin ? '-' : file, bytes: await readSource(file) })));
}

async function readSource(file: string): Promise<Uint8Array> {
  const { MOST_BYTES } = await import('../proof/check-files.ts');
  if (file !== stdin) return readBytes(file, 'check', 'give a script, or - for stdin', MOST_BYTES, true);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size > MOST_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, MOST_BYTES);
}

async function write(format: (typeof formats)[number], reports: FileReport[]): Promise<string> {
  if (format === 'text') return (await import('../proof/report/text.ts')).formatText(reports);
  const { formatGithub, formatJson, formatSarif } = await import('../proof/report/machine.ts');
  return { json: formatJson, sarif: formatSarif, github: formatGithub }[format](reports);
}
