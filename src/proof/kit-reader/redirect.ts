import type { HereDoc, Redirection } from 'unbash';
import { setVariable } from './assign.ts';
import type { Cursor } from './context.ts';
import { kindOf, shapeOfParts } from './words.ts';

/** Looks through redirections: where they lead, and here-documents. */
export function redirections(at: Cursor, redirects: readonly Redirection[]): void {
  for (const redirect of redirects) {
    if (redirect.descriptor?.type === 'FileDescriptorVariable') descriptorVariable(at, redirect.descriptor);
    if (redirect.type === 'HereDoc') hereDoc(at, redirect);
    else {
      grammar(at, redirect.operator, redirect.pos);
      if (redirect.target) kindOf(at, redirect.target);
    }
  }
}

function grammar(at: Cursor, operator: string, pos: number): void {
  const known = at.c.shell.grammar;
  if (operator.startsWith('&>') && !known.has('&>'))
    at.c.report(pos, 'shell', '&> puts the command into the background in some of these shells');
  if (operator === '<<<' && !known.has('<<<')) at.c.report(pos, 'shell', 'some of these shells have no <<<');
}

function descriptorVariable(at: Cursor, { name, pos }: { name: string; pos: number }): void {
  if (!at.c.shell.grammar.has('{fd}')) at.c.report(pos, 'shell', 'some of these shells have no {name}>');
  if (/^[A-Za-z_]\w*$/.test(name)) setVariable(at, name, { kind: 2, pos });
  else at.c.report(pos, 'name', 'this is taken for a name, and a subscript in it is run');
}

function hereDoc(at: Cursor, { pos, body }: HereDoc): void {
  const limit = at.c.shell.heredocLimit;
  if (body.parts) shapeOfParts(at, body.parts);
  if (Buffer.byteLength(body.text) > limit)
    at.c.report(
      pos,
      'heredoc',
      `above ${limit} bytes a here-document gets a process of its own in some of these shells`,
    );
  else if (limit < Infinity && body.parts?.some(({ type }) => type !== 'Literal'))
    at.c.report(pos, 'heredoc', `this may grow above ${limit} bytes, and then gets a process of its own`);
}
