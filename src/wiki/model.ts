/** A run of words; values of the site are always of kind text or code, so each format escapes them in one place. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: Place };

/** A heading of the page beside this one; its words are plain, so that each format can make an anchor of them. */
export interface Place {
  readonly section: string;
}

export type Line = readonly Inline[];

/** Text that is copied or compared byte by byte. */
export interface Code {
  readonly kind: 'code';
  /** What a reader does with it: paste it into a shell, type it, save it as a file, or compare it with the screen. */
  readonly role: 'paste' | 'type' | 'file' | 'screen';
  /** A file name; it ends in .sh where the text is for a shell. */
  readonly name: string;
  readonly text: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: 'stop'; readonly blocks: readonly Block[] }
  | { readonly kind: 'fold'; readonly title: string; readonly blocks: readonly Block[] }
  | Code;

export interface Page {
  /** What the operator sees on the screen, because that is what they search for. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The page that links lead to. */
  readonly beside: Beside;
}

/** How the other page is found: by its title in a wiki, by its file (without an extension) among files. */
export interface Beside {
  readonly title: string;
  readonly file: string;
}

/** Whether a block is so long that it is shown in a box, or stands at the end. */
export function isLong({ role, text }: Code): boolean {
  return role === 'paste' && text.split('\n').length > 40;
}

/** Whether a block is shell text, to show as such. */
export function isShell({ role }: Code): boolean {
  return role === 'paste' || role === 'type';
}

/** Every text on a page that must reach the reader byte by byte, in order. */
export function codesOf(blocks: readonly Block[]): Code[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'code') return [block];
    return block.kind === 'stop' || block.kind === 'fold' ? codesOf(block.blocks) : [];
  });
}
