import { type IncomingMessage, type RequestListener, createServer } from 'node:http';
import { afterAll } from '@jest/globals';

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

/** A server of somebody's, and all that it has heard. */
export async function serve(answer: RequestListener): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      heard.push(`${JSON.stringify(request.headers)}\n${body}`);
      answer(Object.assign(request, { body }), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as { port: number }).port, heard };
}
