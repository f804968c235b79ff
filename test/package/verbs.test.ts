import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { definitions } from '../../src/commands/definition.ts';
import { dockerArena } from '../../src/drill/docker.ts';
import { siteFiles } from '../../src/site/files.ts';
import { start } from '../../src/util/start.ts';
import { version } from '../../src/version.ts';
import { lackOfArena } from '../hostile/support.ts';
import { testWith } from '../support/need.ts';
import { Installed } from './installed.ts';

const it = new Installed();
beforeAll(() => it.make(), 120_000);
afterAll(() => it.remove());

test('it is small, and depends on nothing', () => {
  expect(it.packed).toBeLessThanOrEqual(400_000);
  expect(it.size()).toBeLessThanOrEqual(8_000_000);
  expect(readdirSync(it.modules).filter((name) => !name.startsWith('.'))).toEqual(['lastshell']);
});

test('it says what others have written of it', () => {
  const licences = readFileSync(join(it.package, 'dist/LICENCES.txt'), 'utf8');
  for (const name of ['yargs', 'zod', 'unbash', 'handlebars', 'execa', 'parse5', 'marked', 'diff'])
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\S+ \\([A-Z][\\w. -]+\\)$`, 'm'));
});

test('every verb has its help, and the version is that of the package', async () => {
  for (const { name } of definitions())
    expect(await it.run([name, '--help'])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Examples:') });
  expect(await it.run(['--version'])).toMatchObject({ exitCode: 0, stdout: version });
}, 60_000);

test('print, runbook, page, build and init make what the source makes', async () => {
  const files = siteFiles();
  const { stdout: recover } = await it.run(['print', 'recover', '--name', 'forkbomb']);
  const { stdout: page } = await it.run(['page']);
  const { stdout: host } = await it.run(['runbook', 'host']);
  expect([`${recover}\n`, `${page}\n`]).toEqual([files.get('recover.sh'), files.get('page.html')]);
  expect(`${host}\n`).toBe(files.get('runbook/host.md'));
  expect(await it.run(['build', '--out', 'made'])).toMatchObject({ exitCode: 0 });
  for (const [name, text] of files)
    expect([name, readFileSync(join(it.work, 'made', name), 'utf8')]).toEqual([name, text]);
  expect(await it.run(['build', '--out', 'made', '--check'])).toMatchObject({ exitCode: 0, stdout: '' });
  expect(await it.run(['init', '--out', 'site'])).toMatchObject({ exitCode: 0 });
  expect(await it.run(['print', 'recover', '--uid', '1000', '--config', 'site/lastshell.config.json'])).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('postgres'),
  });
}, 120_000);

test('check examines, in its thread, what it is given', async () => {
  const words = ['check', '--no-shellcheck', '-'];
  expect(await it.run(words, '#!/bin/bash\nread -r x\n')).toMatchObject({ exitCode: 0 });
  expect(await it.run(words, '#!/bin/bash\nls\n')).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('ls'),
  });
});

testWith(lackOfArena())('check --trace runs it where nothing can be started', async () => {
  const words = ['check', '--trace', '--no-shellcheck', '-'];
  expect(await it.run(words, '#!/bin/bash\nread -r x\n')).toMatchObject({ exitCode: 0 });
});

test('publish writes into a git wiki, and verifies it', async () => {
  const wiki = join(it.folder, 'wiki.git');
  await start('git', ['init', '--quiet', '--bare', wiki], {});
  const words = ['publish', '--to', 'git', '--url', `file://${wiki}`, '--situation', 'host'];
  expect(await it.run(words)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('created') });
  expect(await it.run([...words, '--verify'])).toMatchObject({ exitCode: 0 });
}, 60_000);

test('drill says which arenas work, and has all it needs for them', async () => {
  const { exitCode, stdout } = await it.run(['drill', '--list']);
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^docker .*\npodman .*\nvm /)]);
  expect(stdout).not.toContain('not here');
  expect(await it.run(['drill', '--schema'])).toMatchObject({ exitCode: 0 });
}, 60_000);

testWith(await dockerArena.lacks())(
  'drill rehearses in a container, with the runaway programs of the package, and reports',
  async () => {
    const words = ['drill', '--bomb', 'supervisor', '--pids', '60', '--report', 'r.html', '--report', 'r.json'];
    expect(await it.run([...words, '--report', 'r.xml'])).toMatchObject({ exitCode: 0 });
    expect(readdirSync(it.work)).toEqual(expect.arrayContaining(['r.html', 'r.json', 'r.xml']));
  },
  180_000,
);

test('the library proves, and has its types', async () => {
  const program = `import { checkScript } from 'lastshell'; console.log(checkScript('read -r x\\n', { shell: 'bash' }).verdict)`;
  const words = ['--input-type=module', '-e', program];
  const { stdout } = await start(process.execPath, words, { cwd: join(it.folder, 'app') });
  expect(stdout).toBe('cannot');
  const types = readdirSync(join(it.package, 'dist/types'), { recursive: true, encoding: 'utf8' });
  expect(types).toEqual(expect.arrayContaining(['index.d.ts', 'proof/verdict/check-script.d.ts']));
});
