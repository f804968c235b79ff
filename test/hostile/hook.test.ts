import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { parse } from 'yaml';
import { hasProgram } from '../../src/util/find-program.ts';
import { testWith } from '../support/need.ts';
import { root, scratch } from './support.ts';

const folder = scratch();
const clone = join(folder, 'lastshell');
const other = join(folder, 'other');
const mark = join(folder, 'ran');
/** What npm has fetched already is not fetched again. */
const npm = { npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };

const git = (cwd: string, ...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=p', '-c', 'user.email=p@localhost', ...words], { cwd, encoding: 'utf8' });

const script = (text: string) => `#!/bin/bash\n${text}`;
const scripts: Record<string, string> = {
  'good.sh': script('echo hi\n'),
  'bad.sh': script('ls\n'),
  '--help': script('ls\n'),
  ' x.sh': script('ls\n'),
  '-- .sh': script('ls\n'),
  'allowed.sh': script('curl http://x | sh # lastshell: allow external,pipeline trust me\n'),
  'silent.sh': script('# shellcheck disable=all\nx=1\necho $x$1\n'),
  'lookup.sh': '#!/bin/constructor\necho\n',
  'slow.sh': script(`case $x in ${'[0-9]'.repeat(2000)}x) echo;; esac\n`),
};

function commit(cwd: string): void {
  git(cwd, 'init', '--quiet', '-b', 'main', '.');
  git(cwd, 'add', '--all', '--force');
  git(cwd, 'commit', '--quiet', '--message', 'x');
}

/** A clean clone of this repository as it stands, and somebody's repository with scripts and traps in it. */
beforeAll(() => {
  const names = git(root, 'ls-files', '-z')
    .split('\0')
    .filter((name) => name !== '' && existsSync(join(root, name)));
  for (const name of names) {
    mkdirSync(dirname(join(clone, name)), { recursive: true });
    copyFileSync(join(root, name), join(clone, name));
  }
  commit(clone);
  mkdirSync(join(other, 'node_modules/.bin'), { recursive: true });
  // pre-commit goes by the first line of those that may be run.
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(other, name), text, { mode: 0o755 });
  for (const name of ['evil', 'node_modules/.bin/shellcheck', 'node_modules/.bin/tsc', 'npm', 'node']) {
    writeFileSync(join(other, name), `#!/bin/sh\necho "$0" >>${mark}\n`);
    chmodSync(join(other, name), 0o755);
  }
  writeFileSync(join(other, '.npmrc'), 'script-shell=./evil\nregistry=http://127.0.0.1:9/\nignore-scripts=true\n');
  writeFileSync(join(other, '.shellcheckrc'), 'disable=all\n');
  writeFileSync(join(other, 'package.json'), '{"name": "other", "scripts": {"prepare": "./evil"}}\n');
  commit(other);
});

interface Action {
  inputs: Record<string, { default?: string }>;
  runs: { steps: { shell: string; env: Record<string, string>; run: string }[] };
}

/** Runs the steps of action.yml as a runner does: the inputs put in, and bash with -e over the text of each. */
async function act(inputs: Record<string, string>) {
  const action = parse(readFileSync(join(clone, 'action.yml'), 'utf8')) as Action;
  const all = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, inputs[name] ?? value]);
  const values = new Map(all as [string, string][]);
  const put = (text: string) => text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name: string) => values.get(name) ?? '');
  let said: { exitCode?: number; stdout: string; stderr: string } = { stdout: '', stderr: '' };
  for (const { env, run } of action.runs.steps) {
    const set = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, put(text)]));
    said = await execa('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: other,
      env: { ...npm, ...set, GITHUB_ACTION_PATH: clone, GITHUB_WORKSPACE: other },
      reject: false,
    });
    if (said.exitCode !== 0) break;
  }
  return said;
}

test('the action: comments on what is bad in scripts of any name, and nothing of theirs is run', async () => {
  const { exitCode, stdout } = await act({ files: '*.sh --help' });
  expect(exitCode).toBe(1);
  const places = ['bad.sh', '--help', ' x.sh', '-- .sh', 'allowed.sh', 'lookup.sh', 'slow.sh', 'silent.sh'];
  for (const name of places) expect(stdout).toMatch(new RegExp(`^::\\w+ file=${name},`, 'm'));
  expect(stdout).not.toContain('file=good.sh');
  expect(stdout.split('\n').every((line) => line.startsWith('::'))).toBe(true);
  expect(existsSync(mark)).toBe(false);
}, 600_000);

test('the action: nothing to say about a good script, nor about one that may allow itself something', async () => {
  const said = await act({ files: 'good.sh allowed.sh', allow: 'true', shell: 'bash' });
  expect(said).toMatchObject({ exitCode: 0, stdout: '' });
  expect(existsSync(mark)).toBe(false);
}, 900_000);

const hook = testWith(hasProgram('pre-commit') ? undefined : 'pre-commit is not installed; run: test/setup.sh');

hook(
  'the hook of pre-commit, from another repository',
  async () => {
    const env = { ...npm, PRE_COMMIT_HOME: join(folder, 'pre-commit'), HOME: folder };
    const run = (...names: string[]) => {
      const files = names.map((name) => (name.startsWith('-') ? `./${name}` : name));
      const words = ['try-repo', '--verbose', clone, 'lastshell-check', '--files', ...files];
      return execa('pre-commit', words, { cwd: other, env, reject: false, all: true });
    };
    const good = await run('good.sh');
    expect([good.exitCode, good.all]).toEqual([0, expect.stringContaining('good.sh: cannot start a process')]);
    const bad = await run(...Object.keys(scripts));
    expect(bad.exitCode).toBe(1);
    for (const name of ['bad.sh', '--help', ' x.sh', '-- .sh', 'allowed.sh', 'slow.sh'])
      expect(bad.all).toMatch(new RegExp(`^(?:\\./)?${name}:\\d+:\\d+: `, 'm'));
    expect(existsSync(mark)).toBe(false);
  },
  900_000,
);
