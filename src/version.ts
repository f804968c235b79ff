import { readFileSync } from 'node:fs';
import { packageRoot } from './root.ts';

const manifest = JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8')) as { version: string };

/** The version in package.json. */
export const version = manifest.version;
