import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderScript } from '../../src/render/kit/script.ts';
import { hasProgram } from '../../src/util/has-program.ts';
import { testWith } from '../support/need.ts';

const isReady = process.getuid?.() === 0 && hasProgram('unshare');
const lack = isReady ? undefined : 'a PID namespace of its own needs root';
const folder = mkdtempSync(join(tmpdir(), 'lastshell-damage-'));
/** The text of each dialect, and a shell that takes it as a terminal's would. */
const dialects = [
  ['bash', 'bash --norc --noprofile -i'],
  ['sh', 'dash -i'],
  ['sh', 'busybox ash -i'],
] as const;

afterAll(() => rmSync(folder, { recursive: true }));

/** Lost heads, lost middles and single lost lines, most of them where the text acts on everybody. */
function damaged(shell: 'bash' | 'sh'): string[][] {
  const lines = renderScript(buildPlan({ script: 'recover', name: ['rogue'], shell })).split('\n');
  const hold = lines.findIndex((line) => line.startsWith('__ls_hold()'));
  // Every line of it, to where what is not meant has been let go.
  const end = lines.findIndex((line, at) => at > hold && line.startsWith('}'));
  const places = lines.map((_, at) => at).slice(hold + 1, end);
  const heads = places.map((at) => lines.slice(at));
  const middles = Array.from({ length: 12 }, (_, index) => [
    ...lines.slice(0, 15 + index * 9),
    ...lines.slice(hold + 4 + index * 2),
  ]);
  const undo = lines.findIndex((line) => line.startsWith('__ls_undo()'));
  const lost = undo < 0 ? [] : [undo - 4, undo, undo + 1, undo + 7].map((at) => lines.toSpliced(at, 1));
  const late = undo < 0 ? [] : [undo - 12, undo - 8, undo + 1, undo + 3].map((at) => lines.slice(at));
  const single = [60, hold, ...places].map((at) => lines.toSpliced(at, 1));
  return [...heads, ...middles, ...single, ...lost, ...late];
}

/** In a namespace of its own: pastes each text, and says whether the bystander is still as it was, and who was asleep asleep. */
const watch = String.raw`
mount -o bind,ro /proc/sys /proc/sys
sleep 300 & bystander=$!
sleep 300 & asleep=$!
# A machine that is busy takes a while to do what a signal says.
settled() {
  for try in {1..100}; do
    read -r _ _ state _ </proc/$1/stat
    [[ $state == "$2" ]] && return
    sleep 0.1
  done
}
for text in "$1"/*.sh; do
  kill -STOP $asleep
  settled $asleep T
  settled $bystander S
  timeout -s KILL 10 $2 <"$text" >/dev/null 2>&1
  read -r _ _ state _ </proc/$bystander/stat
  read -r _ _ other _ </proc/$asleep/stat
  echo "$state$other"
  kill -CONT -1 2>/dev/null
done
`;

testWith(lack).each(dialects)(
  'a paste for %s that lost its head or its middle stops nobody and wakes nobody: %s',
  (shell, program) => {
    const texts = damaged(shell);
    const own = mkdtempSync(join(folder, `${shell}-`));
    texts.forEach((text, index) => writeFileSync(join(own, `${String(index).padStart(3, '0')}.sh`), text.join('\n')));
    const args = [
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      '--mount-proc',
      'bash',
      '-c',
      watch,
      'watch',
      own,
      program,
    ];
    const { stdout } = spawnSync('unshare', args, { timeout: 300_000, encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(texts.map(() => 'ST'));
  },
  320_000,
);
