import { expect, test } from '@jest/globals';
import { execa } from 'execa';

test.each([
  [
    ['--shell', 'tcsh'],
    '--shell: "tcsh" is not known; give auto, bash, dash, busybox, mksh, zsh, or the path of a bash',
  ],
  [['--shell', '/bin/dash'], '--shell: "/bin/dash" is no bash that runs here; give the absolute path of one'],
  [['--shell', '/bin/none'], '--shell: "/bin/none" is no bash that runs here; give the absolute path of one'],
  [['--shell', '/bin/bash', '--image', 'own:1'], '--shell: an image has its own bash; give the file without --image'],
  [['--form', 'paste'], 'Unknown argument: form'],
  [['--hold', 'always'], 'Invalid values'],
])('refused before anything is started: drill %j', async (words, said) => {
  const { exitCode, stderr, stdout } = await execa('node', ['dist/cli.js', 'drill', ...words], { reject: false });
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(said);
});
