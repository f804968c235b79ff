import { open } from 'node:fs/promises';

/** The end of a file that is growing: at most so many bytes of it, as text; empty where there is none. */
export async function readTail(file: string, most: number): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, most));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, Math.max(0, size - most));
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
