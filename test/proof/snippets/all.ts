import { arithmetic } from './arithmetic.ts';
import { attacks } from './attacks.ts';
import { builtins } from './builtins.ts';
import { declared } from './declared.ts';
import { evaluated } from './evaluated.ts';
import { found } from './found.ts';
import { guards } from './guards.ts';
import { hidden } from './hidden.ts';
import { indirect } from './indirect.ts';
import { ordinary } from './ordinary.ts';
import { outsider } from './outsider.ts';
import { plain } from './plain.ts';
import { processes } from './processes.ts';

/** [shells, text]: the whole table. What each does is asked of the shells themselves, never written here. */
export const snippets: readonly (readonly [shells: string, text: string])[] = [
  ...ordinary,
  ...indirect,
  ...processes,
  ...builtins,
  ...arithmetic,
  ...attacks,
  ...hidden,
  ...evaluated,
  ...declared,
  ...guards,
  ...plain,
  ...found,
  ...outsider,
];

export const allSnippets: readonly string[] = snippets.map(([, text]) => text);
