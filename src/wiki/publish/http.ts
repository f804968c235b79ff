import { RemoteError, UsageError } from '../../errors.ts';
import { type Patience, withRetry } from './retry.ts';
import { BusyError } from './wiki.ts';

const LIMIT = 30_000;
/** More than any page is. */
const MOST_BYTES = 32 * 1024 * 1024;

/** One server: keeps its cookies, waits when it is busy, and never goes anywhere else with a password in hand. */
export class HttpSession {
  private readonly url: string;
  private readonly patience: Patience;
  private readonly cookies = new Map<string, string>();

  constructor(url: string, patience: Patience) {
    this.url = url;
    this.patience = patience;
  }

  post(body: string, type: string): Promise<string> {
    return withRetry(() => this.send(body, type), this.patience);
  }

  private async send(body: string, type: string): Promise<string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'content-type': type, 'user-agent': 'lastshell', ...(cookie && { cookie }) };
    const response = await fetch(this.url, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT),
    }).catch((error: unknown) => {
      throw new BusyError(`${this.url} does not answer (${reasonOf(error)})`);
    });
    this.check(response);
    this.remember(response);
    return this.textOf(response);
  }

  private async textOf({ body }: Response): Promise<string> {
    const parts: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
        size += part.length;
        if (size > MOST_BYTES) break;
        parts.push(part);
      }
    } catch (error) {
      throw new BusyError(`${this.url} broke off (${reasonOf(error)})`);
    }
    if (size > MOST_BYTES) throw new RemoteError(`${this.url} answers more than ${MOST_BYTES} bytes; is it right?`);
    return Buffer.concat(parts).toString();
  }

  private check({ status, headers }: Response): void {
    if (status >= 300 && status < 400) {
      const place = JSON.stringify(headers.get('location') ?? '');
      throw new UsageError(`--url: ${this.url} only points to ${place}; give that address`);
    }
    const after = Number(headers.get('retry-after') ?? Number.NaN);
    if (status === 429 || status >= 500) {
      throw new BusyError(`${this.url} says HTTP ${status}`, Number.isFinite(after) ? after : undefined);
    }
    if (status >= 400) throw new RemoteError(`${this.url} says HTTP ${status}; is the address right?`);
  }

  private remember(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.cookies.set(name, value);
    }
  }
}

function reasonOf(error: unknown): string {
  const { cause, name, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'no answer in 30 s' : message);
}
