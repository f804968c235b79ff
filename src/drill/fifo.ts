import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { start } from '../util/start.ts';
import { waitFor } from './wait.ts';

const FEED_LIMIT = 60_000;

export async function makeFifos(files: readonly string[]): Promise<void> {
  await start('mkfifo', ['-m', '666', '--', ...files], {});
}

/** Writes all of the text, waiting while the pipe is full; never blocks for good on a reader that has died. */
export async function writeFifo(file: string, text: string): Promise<void> {
  const handle = await open(file, constants.O_RDWR | constants.O_NONBLOCK);
  let rest = Buffer.from(text);
  try {
    const isDone = await waitFor(async () => {
      rest = rest.subarray(await writeSome(handle, rest));
      return rest.length === 0 ? true : undefined;
    }, FEED_LIMIT);
    if (!isDone) throw new Error(`${file}: nobody reads it; ${rest.length} bytes were not written`);
  } finally {
    await handle.close();
  }
}

async function writeSome(handle: Awaited<ReturnType<typeof open>>, bytes: Buffer): Promise<number> {
  try {
    return (await handle.write(bytes)).bytesWritten;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}
