import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Process, parseList } from './process.ts';
import { StageTerminal } from './stage-terminal.ts';

const NAMESPACE = ['--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-ec'];
const ENVIRONMENT = { PATH: process.env['PATH'], TERM: 'dumb', LC_ALL: 'C', HOME: '/nowhere' };
let program: string | undefined;

/** test/hold/stage.c, made once for each file of tests. */
function build(): string {
  program ??= join(mkdtempSync(join(tmpdir(), 'lastshell-stage-')), 'stage');
  const source = fileURLToPath(import.meta.resolve('./stage.c'));
  const { status, stderr } = spawnSync('gcc', ['-O1', '-o', program, source, '-lutil'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return program;
}

/** A PID namespace of its own, in which a hold may stop everything; the one who looks on is its PID 1. */
export class Stage {
  private readonly child: ChildProcess;
  private readonly replies: ((text: string) => void)[] = [];
  private readonly terminals: StageTerminal[] = [];
  private readonly ended: Promise<unknown>;
  private rest = '';

  /** `setup` is done by sh before everything else: mounts, mostly. */
  constructor(setup = ':', seconds = 300) {
    const path = (program ?? build()).replace(/'/g, '');
    const args = [...NAMESPACE, `${setup}\necho 1000 >/proc/sys/kernel/ns_last_pid\nexec ${path} ${seconds}`];
    this.child = spawn('unshare', args, { stdio: ['pipe', 'pipe', 'inherit'], env: ENVIRONMENT });
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.stdout?.setEncoding('latin1').on('data', (data: string) => this.hear(data));
    this.child.stdin?.on('error', () => undefined);
  }

  /** A shell command on a terminal of its own. */
  async open(command: string, uid = 0): Promise<StageTerminal> {
    const id = this.terminals.length;
    const terminal = new StageTerminal(id, (order) => this.send(order));
    this.terminals.push(terminal);
    terminal.pid = Number(await this.ask(`open ${id} ${uid} ${command}`));
    return terminal;
  }

  async start(command: string): Promise<number> {
    return Number(await this.ask(`start ${command}`));
  }

  signal(pid: number, number: number): void {
    this.send(`signal ${pid} ${number}`);
  }

  async processes(): Promise<Process[]> {
    return parseList(await this.ask('list'));
  }

  async file(path: string): Promise<string> {
    return this.ask(`file ${path}`);
  }

  async end(): Promise<void> {
    this.child.stdin?.end();
    setTimeout(() => this.child.kill('SIGKILL'), 3000).unref();
    await this.ended;
  }

  private send(order: string): void {
    this.child.stdin?.write(`${order}\n`);
  }

  private async ask(order: string): Promise<string> {
    const answer = new Promise<string>((resolve) => this.replies.push(resolve));
    this.send(order);
    const silence = this.ended.then(() => Promise.reject(new Error(`the stage ended before: ${order}`)));
    silence.catch(() => undefined);
    return Promise.race([answer, silence]);
  }

  private hear(data: string): void {
    const lines = (this.rest + data).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      const words = line.split(' ');
      const text = Buffer.from(words.at(-1) ?? '', 'hex').toString('latin1');
      if (words[0] === 'out') this.terminals[Number(words[1])]?.hear(text);
      else this.replies.shift()?.(text);
    }
  }
}
