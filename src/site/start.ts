import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { UsageError } from '../errors.ts';
import { siteSchema } from '../plan/site.ts';
import { configName } from './find-config.ts';
import { writeFolder } from './folder.ts';
import { packageRoot } from '../root.ts';

export const schemaName = 'lastshell.schema.json';

/** The JSON Schema of the configuration, for editors. */
export function siteJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(siteSchema, { io: 'input' }), null, 2)}\n`;
}

/** The configuration to start from, with comments. */
export function startText(): string {
  return readFileSync(new URL('templates/site/config.jsonc', packageRoot), 'utf8');
}

/** Writes both files and gives their paths; a configuration that is there is kept. */
export function writeStart(folder: string, isForced: boolean): string[] {
  const config = join(folder, configName);
  if (existsSync(config) && !isForced) {
    throw new UsageError(`--out: ${JSON.stringify(config)} is there already; edit it, or overwrite it with --force`);
  }
  writeFolder(
    folder,
    new Map([
      [configName, startText()],
      [schemaName, siteJsonSchema()],
    ]),
  );
  return [config, join(folder, schemaName)];
}
