import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { longSentences } from './support/sentences.ts';

const root = join(import.meta.dirname, '..');
const filesBelow = (folder: string, end: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name));

/** What a program may say: its literal texts, a value in one counted as a word. */
function literalsOf(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('value'));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Its comments, those of one line that follow each other as one text, without the signs that make them one. */
function commentsOf(source: ts.SourceFile): string[] {
  const ranges = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    const start = node.getFullStart();
    const found = [ts.getLeadingCommentRanges(source.text, start), ts.getTrailingCommentRanges(source.text, node.end)];
    for (const range of found.flatMap((each) => each ?? [])) ranges.set(range.pos, range);
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  const texts: string[] = [];
  let end = -1;
  for (const { kind, pos, end: next } of [...ranges.values()].toSorted((one, other) => one.pos - other.pos)) {
    const words = source.text.slice(pos, next).replace(/^\/\*+|^\/\/|\*+\/$|^ *\* ?/gm, '');
    const isMore = kind === ts.SyntaxKind.SingleLineCommentTrivia && /^\n *$/.test(source.text.slice(end, pos));
    texts.push(isMore ? `${texts.pop() ?? ''}${words}` : words);
    end = next;
  }
  return texts;
}

const parse = (file: string, text: string) => ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
const sources = filesBelow('src', '.ts');

test('a text of 31 words is found in a literal and in a comment', () => {
  const long = 'word '.repeat(30);
  const text = `/** ${long}a. */\nconst x = \`${long}\${y}.\`;\n// ${long}\n// b.\n`;
  const source = parse('x.ts', text);
  expect([literalsOf(source), commentsOf(source)].map((texts) => texts.flatMap(longSentences).length)).toEqual([1, 2]);
});

test('no help, error or other text of the program has a sentence over 30 words', () => {
  expect(sources.length).toBeGreaterThan(100);
  const wrong = sources.flatMap((file) => {
    const source = parse(file, readFileSync(join(root, file), 'utf8'));
    // Tables of names and pages are no sentences.
    const texts = literalsOf(source).filter((text) => !/^[\s\w]*$|^<| {2}/.test(text));
    return texts.flatMap(longSentences).map((sentence) => [file, sentence]);
  });
  expect(wrong).toEqual([]);
});

test('no comment has a sentence over 30 words', () => {
  // Those of the proof are left to whoever changes its argument.
  const own = sources.filter((file) => !file.startsWith('src/proof/'));
  const wrong = own.flatMap((file) =>
    commentsOf(parse(file, readFileSync(join(root, file), 'utf8')))
      .flatMap(longSentences)
      .map((sentence) => [file, sentence]),
  );
  expect(wrong).toEqual([]);
});
