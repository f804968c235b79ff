import { buildPlan } from '../../../build/plan/build-plan.js';
import { renderText } from '../../../build/render/rendered.js';

/** @typedef {import('../../../build/drill/arena.js').Bomb} Bomb */
/** @typedef {import('../../../build/drill/arena.js').Look} Look */

/**
 * @typedef {object} Method
 * @property {string} id
 * @property {string} title as it stands in the table
 * @property {boolean} [isOurs] the transcript is kept of every run in which it failed
 * @property {(bomb: Bomb, look: Look) => string} [text] what is typed into the last shell
 * @property {boolean} [isOutside] done with pkill instead, by a shell that may still fork
 */

/** One walk of the recipe that is passed around; with this walk test/drill/recipes.ts tests the judge. */
function walk(name, signal) {
  const loop = `for pid in [0-9]*; do test -r "$pid/exe" && read -r p name state ppid junk <"$pid/stat"`;
  return `${loop} && [ "$name" = '(${name})' ] && kill -${signal} "$pid"; done 2>/dev/null\n`;
}

/** The options that name a bomb, always pairs of `--kind VALUE`, as a request for a plan. */
function toRequest(select) {
  const values = {};
  for (let index = 0; index + 1 < select.length; index += 2)
    (values[select[index].slice(2)] ??= []).push(select[index + 1]);
  return values;
}

const texts = new Map();

/** Made once, so that all the runs have the same text whatever happens to the templates meanwhile. */
export function recoverText({ name, select }) {
  if (!texts.has(name)) texts.set(name, renderText(buildPlan({ script: 'recover', ...toRequest(select) })).text);
  return texts.get(name);
}

/** The one name that a method by name is given: the first that is selected, or else the comm that most rogues show. */
export function nameOf({ select }, { members }) {
  const at = select.indexOf('--name');
  if (at >= 0) return select[at + 1];
  const counts = new Map();
  for (const { role, comm, pid } of members)
    if (role === 'rogue' && pid > 0) counts.set(comm, (counts.get(comm) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}

/** @type {readonly Method[]} */
export const methods = [
  {
    id: 'recover',
    title: '`recover`',
    isOurs: true,
    text: (bomb) => recoverText(bomb),
  },
  {
    id: 'five',
    title: 'five passes',
    text: (bomb, look) => {
      const name = nameOf(bomb, look);
      return `cd /proc\n${walk(name, 'STOP').repeat(5)}${walk(name, 'KILL')}`;
    },
  },
  {
    id: 'kill',
    title: 'kill only',
    text: (bomb, look) => `cd /proc\n${walk(nameOf(bomb, look), 'KILL').repeat(6)}`,
  },
  {
    id: 'pkill',
    title: '`pkill`',
    isOutside: true,
  },
];
