import type { Redirection, Script, Statement } from 'unbash';
import type { Cursor } from './context.ts';
import { script as followScript } from './flow.ts';
import { redirections } from './redirect.ts';
import { merged } from './outcome.ts';

interface Part {
  pos: number;
  text: string;
  script: Script | undefined;
}

/** `$(…)`, backticks, and `${ …; }`. */
export function substitution(at: Cursor, part: Part): void {
  if (/^\$\{[ \t\n|(]/.test(part.text)) funsub(at, part);
  else fork(at, part);
}

function fork(at: Cursor, { pos, text, script }: Part): void {
  const { report, shell } = at.c;
  const reads = text.startsWith('$(') ? readsOnly(script?.commands ?? []) : undefined;
  if (!reads) report(pos, 'substitution', `${text.startsWith('`') ? '`…`' : '$(…)'} starts a process`);
  else if (shell.hasFreeRead) redirections(at, reads);
  else report(pos, 'substitution', '$(<file) starts a process in some of these shells (bash: before 5.2)');
}

/** The redirection of a list that is one bare `<file` and nothing else. */
function readsOnly([statement, ...more]: readonly Statement[]): readonly Redirection[] | undefined {
  const command = statement?.command;
  if (more.length > 0 || command?.type !== 'Command' || statement?.background) return undefined;
  const [redirect, ...others] = command.redirects;
  if (command.name || command.args.length + others.length > 0 || command.prefix.length > 1) return undefined;
  const isBare = redirect?.type === 'Redirect' && redirect.operator === '<' && !redirect.descriptor;
  return isBare ? command.redirects : undefined;
}

function funsub(at: Cursor, { pos, script }: Part): void {
  const { report, shell } = at.c;
  const reads = readsOnly(script?.commands ?? []) !== undefined;
  if (shell.funsub === 'none' || (reads && shell.funsub === 'but-read') || !script) {
    report(pos, 'substitution', '${ …; } starts a process, or is no grammar, in some of these shells');
  } else {
    at.state = merged(followScript(at.c, script, at.state)) ?? at.state;
  }
}
