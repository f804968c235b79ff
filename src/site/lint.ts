import { UnprovenError } from '../errors.ts';
import { shellcheckBodies } from '../proof/shellcheck.ts';
import { unframe } from '../render/frame/unframe.ts';
import { hasProgram } from '../util/find-program.ts';

/**
 * Asks ShellCheck, where there is one, about the body of every text in a frame: the frame holds it in quotes, so nobody
 * who reads the file sees it.
 * @throws UnprovenError with the first finding.
 */
export async function lintBodies(files: ReadonlyMap<string, string>): Promise<void> {
  const bodies = [...files].flatMap(([file, text]) => {
    const own = unframe(text);
    return own === undefined || own === 'damaged' ? [] : [{ file, text: own.body }];
  });
  if (bodies.length === 0 || !hasProgram('shellcheck')) return;
  const [first] = await shellcheckBodies(bodies);
  if (first === undefined) return;
  const where = `${first.file}: line ${first.line} of its body`;
  throw new UnprovenError(
    `${where}: ${first.message} (SC${first.code}); nothing is written, this is a bug of lastshell`,
  );
}
