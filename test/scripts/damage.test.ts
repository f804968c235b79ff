import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/script.ts';
import { hasProgram } from '../../src/util/has-program.ts';
import { testWith } from '../support/need.ts';

const isReady = process.getuid?.() === 0 && hasProgram('unshare');
const lack = isReady ? undefined : 'a PID namespace of its own needs root';
const folder = mkdtempSync(join(tmpdir(), 'lastshell-damage-'));
const lines = renderScript(buildPlan({ script: 'recover', name: ['rogue'] })).split('\n');
const hold = lines.findIndex((line) => line.startsWith('__ls_hold()'));

afterAll(() => rmSync(folder, { recursive: true }));

/** Lost heads and lost middles, most of them where the text acts on everybody. */
function damaged(): string[][] {
  const heads = Array.from({ length: 12 }, (_, index) => lines.slice(hold + 1 + index * 2));
  const middles = Array.from({ length: 12 }, (_, index) => [
    ...lines.slice(0, 15 + index * 9),
    ...lines.slice(hold + 4 + index * 2),
  ]);
  const single = [60, hold + 3, hold + 9, hold + 20].map((at) => lines.toSpliced(at, 1));
  return [...heads, ...middles, ...single];
}

/** In a namespace of its own: pastes each text, and says whether the bystander is still as it was. */
const watch = String.raw`
mount -o bind,ro /proc/sys /proc/sys
sleep 300 & bystander=$!
for text in "$1"/*.sh; do
  timeout -s KILL 10 bash --norc --noprofile -i <"$text" >/dev/null 2>&1
  read -r _ _ state _ </proc/$bystander/stat
  echo "$state"
  kill -CONT -1 2>/dev/null
done
`;

testWith(lack)(
  'a paste that lost its head or its middle stops nobody',
  () => {
    const texts = damaged();
    texts.forEach((text, index) =>
      writeFileSync(join(folder, `${String(index).padStart(3, '0')}.sh`), text.join('\n')),
    );
    const args = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'bash', '-c', watch, 'watch', folder];
    const { stdout } = spawnSync('unshare', args, { timeout: 300_000, encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(texts.map(() => 'S'));
  },
  320_000,
);
