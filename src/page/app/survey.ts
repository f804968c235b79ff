import type { Survey } from '../../render/link/survey.ts';

/** Escapes and double-quoted strings, which define, call and set nothing in our texts. */
const QUOTED = /\\.|"(?:\\.|[^"\\])*"/gs;

function all(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, found = '']) => found);
}

/**
 * What ../../render/link/survey.ts reads from a syntax tree, without the parser, which would be half of the page: our
 * own texts are written in few forms. A test compares the two over every text and part.
 */
export function survey(text: string): Survey {
  const bare = text.replace(/^ *#.*$/gm, '').replace(QUOTED, '""');
  const sets = bare.replace(/\bIFS=\S* read\b/g, 'read');
  return {
    defined: all(bare, /^(\w+)\(\) [{(]/gm),
    called: all(bare, /(?<![\w${.-])(ls_\w+)(?![\w=(])/g),
    assigned: [
      ...all(sets, /(?<![\w$"'{}=*?\]/.-])([A-Za-z_]\w*)=/g),
      ...all(sets, /\bfor (\w+) in\b/g),
      ...all(sets, /\bread((?: -\w+| [A-Za-z_]\w*)+)/g).flatMap((words) =>
        words.split(' ').filter((word) => /^[A-Za-z_]/.test(word)),
      ),
    ],
  };
}
