import { mkdirSync, rmSync } from 'node:fs';
import { packageRoot } from '../root.ts';
import { bundleCommand, withoutNeedless } from './command.ts';
import { writeLicences } from './licences.ts';
import { writeManual } from './manual.ts';
import { bundlePage } from './page.ts';
import { bundleShared } from './shared.ts';
import { copyTypes } from './types.ts';

/** Makes dist/, which is what is packed, installed, and run by the tests. */
rmSync(new URL('dist/', packageRoot), { recursive: true, force: true });
mkdirSync(new URL('dist/', packageRoot));
await bundlePage();
writeLicences([...(await bundleShared(withoutNeedless)), ...(await bundleCommand())]);
copyTypes();
writeManual();
