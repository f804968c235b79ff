import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Compiles each file once for all the requests. */
const fast = [
  '-d',
  'opcache.enable_cli=1',
  '-d',
  'opcache.validate_timestamps=0',
  '-d',
  'opcache.memory_consumption=256',
];

/** PHP's own web server on loopback. */
export class PhpServer {
  private child: ChildProcess | undefined;
  private readonly args: readonly string[];
  private readonly env: Record<string, string>;
  private readonly url: string;

  constructor(url: string, args: readonly string[], env: Record<string, string>) {
    this.url = url;
    this.args = args;
    this.env = env;
  }

  async start(): Promise<void> {
    const env = { ...process.env, ...this.env, PHP_CLI_SERVER_WORKERS: '3' };
    this.child = spawn('php', [...fast, ...this.args], { env, detached: true, stdio: 'ignore' });
    const end = Date.now() + 60_000;
    while (
      !(await fetch(this.url).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (Date.now() > end) throw new Error(`${this.url} does not answer`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** The whole group: its workers live on when only the first process is killed. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  }
}
