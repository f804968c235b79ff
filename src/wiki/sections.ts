import { fillSection } from './fill-section.ts';
import type { Block, Code } from './model.ts';
import { parseSection } from './parse.ts';
import { Slots } from './slots.ts';

/** The sections of a page in order; one file each, no decision in them but what to leave out. */
export const sectionNames = ['stop', 'paste', 'answers', 'services', 'messages', 'other'] as const;

/** The same of the page beside it. */
export const moreNames = ['lead', 'texts', 'typed', 'culprits', 'prevent', 'how'] as const;

function isCode(value: unknown): value is Code {
  return typeof value === 'object' && value !== null && (value as Partial<Code>).kind === 'code';
}

/** Every value enters through one of these; `label` is for headings, which some wikis cannot escape. */
function helpersOf(slots: Slots) {
  return {
    say: (value: unknown) => {
      if (typeof value !== 'string') throw new TypeError('a value of the page is missing');
      return slots.put(value);
    },
    block: (value: unknown) => {
      if (!isCode(value)) throw new TypeError('a block of the page is missing');
      return slots.put(value);
    },
    count: (value: unknown) => {
      if (!Number.isSafeInteger(value)) throw new TypeError('not a whole number');
      return String(value);
    },
    label: (value: unknown) => {
      if (!/^[A-Za-z0-9 ]+$/.test(String(value))) throw new TypeError('not plain words');
      return String(value);
    },
  };
}

/** Fills one section and gives its blocks. */
export function section(name: string, view: object): Block[] {
  const slots = new Slots();
  return parseSection(fillSection(name, helpersOf(slots), view), slots);
}
