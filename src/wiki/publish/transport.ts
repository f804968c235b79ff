import { UsageError } from '../../errors.ts';
import type { WikiKind } from '../../plan/site-names.ts';

/**
 * Refuses an address to which no password may go: not encrypted and not on this machine, unless that is meant.
 * @throws UsageError
 */
export function checkTransport(kind: WikiKind, url: string, isInsecureMeant: boolean): void {
  const { protocol, hostname } = new URL(url);
  if (hostname.startsWith('-'))
    throw new UsageError(`--url: ${JSON.stringify(hostname)} is no host: programs would take it for an option`);
  if (kind !== 'git' && !/^https?:$/.test(protocol))
    throw new UsageError(`--url: ${JSON.stringify(protocol)} does not lead to a ${kind}; give an https:// address`);
  if (protocol !== 'http:' || isInsecureMeant || isLoopback(hostname)) return;
  throw new UsageError(
    `--url: http:// to ${JSON.stringify(hostname)} shows the password to everybody on the way; give an https:// address, or --insecure-http if you mean it`,
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
