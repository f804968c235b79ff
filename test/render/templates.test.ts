import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Handlebars from 'handlebars';

const folder = join(import.meta.dirname, '../../templates');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'));
const blocks = new Set(['if', 'unless', 'each']);

/** Collects every way in which a value could slip past the helpers that quote. */
class Holes extends Handlebars.Visitor {
  found: string[] = [];

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    const name = (node.path as hbs.AST.PathExpression).original;
    if (node.params.length === 0) this.found.push(`bare {{${name}}} in line ${node.loc.start.line}`);
    if (!node.escaped) this.found.push(`raw {{{ in line ${node.loc.start.line}`);
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const name = node.path.original;
    if (!blocks.has(name)) this.found.push(`block ${name}`);
    // The type says always there; the parser leaves it out.
    if ((node.program.blockParams as string[] | undefined)?.length)
      this.found.push(`block parameters in line ${node.loc.start.line}`);
    super.BlockStatement(node);
  }
}

function holesIn(source: string): string[] {
  const holes = new Holes();
  holes.accept(Handlebars.parse(source));
  return holes.found;
}

describe.each(files)('%s', (file) => {
  const source = readFileSync(join(folder, file), 'utf8');

  test('lets values in through helpers only', () => {
    expect(holesIn(source)).toEqual([]);
  });

  test('is short, and ASCII without tabs or trailing blanks', () => {
    // Without arrays the same idea takes more lines.
    const longest = !file.includes('parts/') ? 120 : file.includes('sh/') ? 115 : 60;
    expect(source.split('\n').length - 1).toBeLessThanOrEqual(longest);
    expect(source).toMatch(/^[\x20-\x7e\n]*$/);
    expect(source).not.toMatch(/ $/m);
  });
});

test('the check itself finds what it is for', () => {
  expect(holesIn('{{x}}')).toHaveLength(1);
  expect(holesIn('{{{quote x}}}')).toHaveLength(1);
  expect(holesIn('{{#each xs as |x|}}{{quote x}}{{/each}}')).toHaveLength(1);
  expect(holesIn('{{#with x}}{{/with}}')).toHaveLength(1);
});
