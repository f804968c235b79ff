import { mkdirSync, writeFileSync } from 'node:fs';
import { bashCompletions } from '../manual/bash.ts';
import { fishCompletions } from '../manual/fish.ts';
import { manPage } from '../manual/man.ts';
import { zshCompletions } from '../manual/zsh.ts';
import { packageRoot } from '../root.ts';

/** Writes the manual and the completions: files that start nothing when they are used. */
export function writeManual(): void {
  const files = {
    'lastshell.1': manPage(),
    'completions/lastshell.bash': bashCompletions(),
    'completions/_lastshell': zshCompletions(),
    'completions/lastshell.fish': fishCompletions(),
  };
  mkdirSync(new URL('dist/completions/', packageRoot), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(new URL(`dist/${name}`, packageRoot), content);
}
