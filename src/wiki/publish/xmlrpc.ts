import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { RemoteError } from '../../errors.ts';
import { escapeXml } from '../../util/escape-xml.ts';

export type Value = string | boolean | number | readonly Value[] | { readonly [key: string]: Value };

/** An error that the method itself gave, with its number. */
export class FaultError extends RemoteError {
  override readonly name = 'FaultError';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

function write(value: Value): string {
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`;
  if (typeof value === 'number') return `<int>${value}</int>`;
  if (typeof value === 'string') return `<string>${escapeXml(value).replaceAll('\r', '&#13;')}</string>`;
  if (isList(value)) return `<array><data>${value.map(wrap).join('')}</data></array>`;
  const members = Object.entries(value).map(
    ([name, of]) => `<member><name>${escapeXml(name)}</name>${wrap(of)}</member>`,
  );
  return `<struct>${members.join('')}</struct>`;
}

const wrap = (value: Value) => `<value>${write(value)}</value>`;

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function writeCall(method: string, values: readonly Value[]): string {
  const params = values.map((value) => `<param>${wrap(value)}</param>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><methodCall><methodName>${method}</methodName><params>${params}</params></methodCall>`;
}

function childrenOf(element: Element): Element[] {
  return [...element.childNodes].filter((node) => node.nodeType === 1) as Element[];
}

function childNamed(element: Element | undefined, name: string): Element | undefined {
  return element && childrenOf(element).find(({ tagName }) => tagName === name);
}

function read(element: Element): Value {
  const typed = childrenOf(element)[0];
  const text = (typed ?? element).textContent ?? '';
  switch (typed?.tagName) {
    case 'boolean':
      return text.trim() === '1';
    case 'int':
    case 'i4':
    case 'double':
      return Number(text);
    case 'array': {
      const data = childNamed(typed, 'data');
      return data ? childrenOf(data).map(read) : [];
    }
    case 'struct':
      return Object.fromEntries(childrenOf(typed).map(readMember));
    default:
      return text;
  }
}

function readMember(member: Element): [string, Value] {
  const value = childNamed(member, 'value');
  return [childNamed(member, 'name')?.textContent ?? '', value ? read(value) : ''];
}

/** The value in an answer. @throws FaultError when the method failed; RemoteError when it is no answer at all. */
export function readAnswer(xml: string): Value {
  try {
    return readRoot(parseXml(xml));
  } catch (error) {
    // Nested deeper than any answer is.
    if (error instanceof RangeError) throw notXmlRpc();
    throw error;
  }
}

function readRoot(root: Element | undefined): Value {
  const fault = childNamed(childNamed(root, 'fault'), 'value');
  if (fault) {
    const { faultCode, faultString } = read(fault) as { faultCode?: number; faultString?: string };
    throw new FaultError(faultCode ?? 0, faultString ?? 'no reason given');
  }
  const value = childNamed(childNamed(childNamed(root, 'params'), 'param'), 'value');
  if (!value) throw notXmlRpc();
  return read(value);
}

function parseXml(xml: string): Element | undefined {
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml').documentElement ?? undefined;
  } catch {
    throw notXmlRpc();
  }
}

function notXmlRpc(): RemoteError {
  return new RemoteError('the address answers, but not in XML-RPC; give the URL of lib/exe/xmlrpc.php');
}
