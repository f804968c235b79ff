import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Whether this tree may be released. Cheap checks come first, and the first that fails ends it.
 *
 *   npm run release -- --dry-run
 *
 * Nothing is published: what it names is what `npm publish --provenance` would send, from a CI server that npm trusts.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

function run(program, ...words) {
  return execFileSync(program, words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

function fail(text) {
  throw Object.assign(new Error(text), { isAnswer: true });
}

function checkVersion() {
  if (!/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(version)) fail(`${version} is no version; correct package.json`);
  const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  if (lock.version !== version) fail(`package-lock.json says ${lock.version}; run: npm install --package-lock-only`);
  if (run('git', 'tag', '--list', `v${version}`) !== '')
    fail(`v${version} has a tag already; raise it in package.json`);
  return version;
}

/** The entries of the version, or those that wait for it. */
function checkLog() {
  const sections = readFileSync(`${root}CHANGELOG.md`, 'utf8').split(/^## /m).slice(1);
  const own = sections.find((section) => section.startsWith(`[${version}]`) || section.startsWith('[Unreleased]'));
  const entries = (own ?? '').match(/^- /gm)?.length ?? 0;
  if (entries === 0) fail(`nothing stands under [${version}] or [Unreleased]; say there what has changed`);
  return `${entries} entries under ${own.slice(0, own.indexOf(']') + 1)}`;
}

function checkTree() {
  const changed = run('git', 'status', '--porcelain');
  if (changed !== '') fail(`${changed.split('\n').length} files are not committed (${changed.split('\n')[0].trim()})`);
  return run('git', 'rev-parse', '--short', 'HEAD');
}

function checkGenerated() {
  run('npm', 'run', '--silent', 'build');
  try {
    run(process.execPath, 'dist/cli.js', 'build', '--check');
  } catch {
    fail('generated/ is not what the templates give; run: npm run generate');
  }
  return 'current';
}

/** The test packs, installs into an empty folder, and runs every verb there. */
function checkPacked() {
  try {
    run(process.execPath, 'test/run.js', '-w', '1', 'test/package/verbs');
  } catch {
    fail('the packed one does not do what it should; see above');
  }
  const [{ filename, size, integrity }] = JSON.parse(run('npm', 'pack', '--dry-run', '--ignore-scripts', '--json'));
  return `${filename}, ${size} bytes, ${integrity}`;
}

const checks = {
  version: checkVersion,
  'change log': checkLog,
  tree: checkTree,
  generated: checkGenerated,
  package: checkPacked,
};

const [flag, ...more] = process.argv.slice(2);
if (flag !== '--dry-run' || more.length > 0) {
  console.error('release: give --dry-run; it publishes nothing, and names what npm publish --provenance would send');
  process.exitCode = 2;
} else {
  for (const [name, check] of Object.entries(checks)) {
    try {
      console.log(`${name}: ${check()}`);
    } catch (error) {
      if (!error.isAnswer) throw error;
      console.error(`release: ${name}: ${error.message}`);
      process.exitCode = 1;
      break;
    }
  }
}
