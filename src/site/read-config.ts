import { dirname, resolve } from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { UsageError } from '../errors.ts';
import { type Site, siteSchema } from '../plan/site.ts';
import { readText } from '../util/read.ts';
import { configFile, configName } from './find-config.ts';
import { testedLine } from './tested.ts';

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function parseText(text: string, file: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first === undefined) return value;
  const what = printParseErrorCode(first.error);
  throw new UsageError(`${file}: line ${lineOf(text, first.offset)} is not JSON with comments (${what}); correct it`);
}

/** What is nested or long beyond all use makes the reader run out of its stack. */
function judge(text: string, file: string) {
  try {
    return siteSchema.safeParse(parseText(text, file));
  } catch (error) {
    if (error instanceof RangeError)
      throw new UsageError(`${file}: is nested too deep or has too long a text; correct it`);
    throw error;
  }
}

/**
 * Checks the text of a configuration.
 * @throws UsageError naming the dotted path of the first thing that is wrong.
 */
export function parseSite(text: string, file = configName): Site {
  const result = judge(text, file);
  if (result.success) return result.data;
  const [first, ...more] = result.error.issues;
  const path = first?.path.join('.') ?? '';
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  throw new UsageError(`${file}: ${path === '' ? 'the whole' : path}: ${first?.message ?? 'is wrong'}${others}`);
}

/** What a file says of a site. */
export function readConfig(file: string): Site {
  return parseSite(readText(file, '--config', 'make one with: lastshell init'), file);
}

/** The site of the configuration that is named or found, with what its file of facts says; the default site where there is none. */
export function readSite(named: string | undefined): Site {
  const file = configFile(named);
  if (file === undefined) return defaultSite;
  const site = readConfig(file);
  return site.facts === undefined ? site : { lastTested: testedLine(resolve(dirname(file), site.facts)), ...site };
}

/** What a team has that has said nothing about itself: one sample service, so that every page is whole. */
export const defaultSite: Site = siteSchema.parse({
  services: [
    {
      name: 'a program called forkbomb',
      select: { name: ['forkbomb'] },
      mayFreeze: 'whoever reads this',
      restartCosts: 'nothing: it does no work',
    },
  ],
});
