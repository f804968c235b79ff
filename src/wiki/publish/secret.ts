import { escapeXml } from '../../util/escape-xml.ts';
import type { Account } from './wiki.ts';

/** A text with the password taken out, whoever put it there and however it is written. */
export function withoutSecret(text: string, { user, password }: Account): string {
  const known = password === '' ? [] : spellings(user, password);
  // The longer first: one may be part of another.
  const sorted = known.toSorted((one, other) => other.length - one.length);
  return sorted
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
    .replaceAll(/(:\/\/)[^\s/@]+@/g, '$1***@');
}

function spellings(user: string, password: string): string[] {
  const uri = encodeURIComponent(password);
  const form = new URLSearchParams({ x: password }).toString().slice(2);
  const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const base64 = [password, `${user}:${password}`].map((text) => Buffer.from(text).toString('base64'));
  const quoted = JSON.stringify(password).slice(1, -1);
  return [password, uri, lower(uri), form, lower(form), escapeXml(password), quoted, ...base64];
}
