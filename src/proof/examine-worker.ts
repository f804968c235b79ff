import { parentPort } from 'node:worker_threads';
import { type Source, examine } from './examine.ts';

/** Runs in a thread of its own, which can be ended whatever the script makes it do. */
parentPort?.on('message', ({ source, shell }: { source: Source; shell: string | undefined }) => {
  parentPort?.postMessage(examine(source, shell));
});
