import { type ScriptName, scriptNames } from '../../plan/scripts.ts';
import { type SelectorKind, selectorKinds } from '../../plan/selectors.ts';

export interface Proposal {
  script: ScriptName;
  kind: SelectorKind;
  value: string;
}

const COMMAND = /lastshell print (\w+) --(\w+) (\$'(?:[^'\\]|\\.)*'|'(?:[^']|'\\'')*'|[^\s']+)\s*$/;

/** A word as `top` quotes it: `'…'`, `$'…'` with octal escapes, or bare. */
function unquote(word: string): string | undefined {
  if (word.startsWith("'")) return word.slice(1, -1).replaceAll(`'\\''`, "'");
  if (!word.startsWith('$')) return word.replace(/\\(.)/g, '$1');
  const codes: number[] = [];
  for (const [, octal, sign, plain] of word.slice(2, -1).matchAll(/\\([0-7]{1,3})|\\(.)|([^\\])/gu)) {
    if (octal !== undefined) codes.push(parseInt(octal, 8));
    else codes.push(...new TextEncoder().encode(escapes[sign ?? ''] ?? sign ?? plain ?? ''));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes));
  } catch {
    return undefined;
  }
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07', b: '\b', E: '\x1b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v',
}; // prettier-ignore

/** What the output of `why`, `top` or the kit proposes to do; each proposal once. */
export function readBack(output: string): Proposal[] {
  const found = new Map<string, Proposal>();
  for (const line of output.split(/\r?\n/)) {
    const [, script, kind, word] = COMMAND.exec(line) ?? [];
    const known = { script: scriptNames.find((name) => name === script), kind: selectorKinds.find((k) => k === kind) };
    const value = word === undefined ? undefined : unquote(word);
    if (known.script && known.kind && value !== undefined)
      found.set(line.trim(), { script: known.script, kind: known.kind, value });
  }
  return [...found.values()];
}

/** The first line of `why`, where there is one: which limit is full. */
export function verdictIn(output: string): string | undefined {
  return output.split(/\r?\n/).find((line) => /\bfull\b/i.test(line))?.trim();
}
