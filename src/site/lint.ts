import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnprovenError } from '../errors.ts';
import { shellcheckBodies } from '../proof/shellcheck.ts';
import { unframe } from '../render/frame/unframe.ts';
import { hasProgram } from '../util/find-program.ts';

/** The bodies among the files of a site, by the name of the file. */
function bodiesIn(files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].flatMap(([name, text]): [string, string][] => {
    const own = unframe(text);
    return own === undefined || own === 'damaged' ? [] : [[name, own.body]];
  });
}

/**
 * Asks ShellCheck, where there is one, about the body of every text in a frame: the frame holds it in quotes, so nobody
 * who reads the file sees it.
 * @throws UnprovenError with the first finding.
 */
export async function lintBodies(files: ReadonlyMap<string, string>): Promise<void> {
  const bodies = bodiesIn(files);
  if (bodies.length === 0 || !hasProgram('shellcheck')) return;
  const folder = mkdtempSync(join(tmpdir(), 'lastshell-bodies-'));
  try {
    const copies = bodies.map(([name, body]) => {
      const copy = join(folder, name.replaceAll('/', '-'));
      writeFileSync(copy, body);
      return copy;
    });
    const [first] = await shellcheckBodies(copies);
    if (first === undefined) return;
    const where = `${bodies[copies.indexOf(first.file)]?.[0] ?? ''}: line ${first.line} of its body`;
    throw new UnprovenError(
      `${where}: ${first.message} (SC${first.code}); nothing is written, this is a bug of lastshell`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
