import type { Plan } from '../../plan/plan.ts';
import { guardedNames } from '../../plan/guarded.ts';
import { scripts } from '../../plan/scripts.ts';
import { hasSelector, type SelectorKind, type Selectors, selectorKinds } from '../../plan/selectors.ts';
import { version } from '../../version.ts';
import { lintExceptions, shLintExceptions } from './lint-exceptions.ts';

/** Walks at a rung of the ladder before the next one is tried. */
const passes = 5;

/** Which kinds of selector the text must understand; the kit hears of them only when it is used. */
function kindsIn({ script, selectors }: Plan): Record<SelectorKind, boolean> {
  const pairs = selectorKinds.map((kind) => [kind, script === 'kit' || selectors[kind].length > 0]);
  return Object.fromEntries(pairs) as Record<SelectorKind, boolean>;
}

/** What a text turns out to define and to use, known once it is there. */
export interface Names {
  readonly functions: readonly string[];
  readonly builtins: readonly string[];
}

/** As many as fit a line of a paste, where a function has at most three characters. */
const FUNCTIONS_A_LINE = 15;
const WORDS_A_LINE = 8;

function rowsOf(words: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(words.length / size) }, (_, row) => words.slice(row * size, (row + 1) * size));
}

const nobody = Object.fromEntries(selectorKinds.map((kind) => [kind, []])) as unknown as Selectors;

/** Whoever insists on room gets it, whoever runs. */
function insists({ script, force }: Plan): boolean {
  return script === 'room' && force;
}

/** Everything a template may see, each key always present. */
export function toView(request: Plan, { functions, builtins }: Names) {
  const plan = insists(request) ? { ...request, selectors: nobody } : request;
  const { selectors, protect } = plan;
  const has = kindsIn(plan);
  const isKit = plan.script === 'kit';
  return {
    version,
    script: plan.script,
    summary: scripts[plan.script].summary,
    asFile: plan.form === 'file',
    asPaste: plan.form === 'paste',
    dryRun: plan.dryRun,
    forced: plan.force,
    proc: plan.proc,
    ...selectors,
    protect,
    has,
    isKit,
    isBash: plan.shell === 'bash',
    hasWhom: hasSelector(selectors),
    selected: isKit || hasSelector(selectors),
    hasUserName: isKit || selectors.uid.some((uid) => typeof uid === 'string'),
    readsComm: has.name || protect.names.length > 0,
    readsStat: has.pgid || has.sid || has.parent,
    listsLimits: isKit || plan.script === 'why' || plan.script === 'room',
    guardedRows: rowsOf(guardedNames, WORDS_A_LINE).map((row) => row.join(' ')),
    passes,
    guarded: guardedNames,
    lint: plan.shell === 'sh' ? shLintExceptions : lintExceptions,
    functions,
    functionCount: functions.length,
    functionRows: rowsOf(functions, FUNCTIONS_A_LINE),
    builtinRows: rowsOf(builtins, WORDS_A_LINE),
  };
}
