import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { selectionOptions } from '../commands/selection-options.ts';
import { buildPlan } from '../plan/build-plan.ts';
import { describePaste } from '../render/describe.ts';
import { fillFile } from '../render/fill-file.ts';
import { renderText } from '../render/rendered.ts';
import { sampleName, scriptNames, scripts } from '../plan/scripts.ts';
import { type SiteRules, noRules, withSite } from '../plan/site-request.ts';
import { selectorKinds } from '../plan/selectors.ts';
import { how, sights } from './app/advice.ts';
import { packageRoot } from '../root.ts';
import { version } from '../version.ts';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Runs the program once the text is on the screen: a person reads it meanwhile. */
const loader = `requestAnimationFrame(() => setTimeout(() => {
const it = document.createElement('script'); it.type = 'module';
it.textContent = document.getElementById('app').textContent; document.body.append(it); }));`;

/** What a person is likely to know; the rest of the selectors is folded away. */
const COMMON = ['name', 'uid', 'pgid', 'cgroup'];

function fields(protect: readonly string[]) {
  const all = [...selectorKinds, 'protect' as const].map((name) => ({
    name,
    label: selectionOptions[name].describe,
    value: name === 'protect' ? protect.join('\n') : '',
  }));
  return {
    common: all.filter(({ name }) => COMMON.includes(name)),
    rare: all.filter(({ name }) => !COMMON.includes(name)),
    scripts: scriptNames.map((name) => ({ name, summary: scripts[name].summary })),
  };
}

function fileOf(name: string): string {
  return readFileSync(new URL(name, packageRoot), 'utf8');
}

/** What the command line has too, without its last line, and the program of the page. */
function program(): string {
  return `${fileOf('dist/shared.js').replace(/\n[^\n]*\n$/, '')}\n${fileOf('dist/page.min.js')}`;
}

/** The page that needs no network: everything it needs is in it, and nothing else may run or be fetched. */
export function offlinePage(rules: SiteRules = noRules): string {
  const script = program();
  const style = fileOf('templates/page/page.css');
  const { text: paste, sum = 0 } = renderText(buildPlan(withSite(rules, { script: 'kit' })));
  const typed = renderText(buildPlan({ script: 'typed', name: [sampleName] })).text;
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)} ${hashOf(loader)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return fillFile('page/page.hbs', {
    ...fields(rules.protect),
    holdsNever: rules.hold === 'never',
    ...sights.kit,
    how: how.paste,
    policy,
    script,
    loader,
    style,
    version,
    paste,
    facts: describePaste({ text: paste, sum }),
    typed,
    sample: sampleName,
  });
}
