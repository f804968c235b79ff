import { UsageError } from '../../errors.ts';
import { buildPlan } from '../../plan/build-plan.ts';
import { describePaste } from '../../render/describe.ts';
import { renderText } from '../../render/rendered.ts';
import { how, sights } from './advice.ts';
import { copyText } from './copy.ts';
import { byId, point, readForm, writeForm } from './form.ts';
import { itemOf } from './proposals.ts';
import { type Proposal, readBack, verdictIn } from './read-back.ts';
import { type State, fromHash, scriptOf, toHash, toRequest } from './state.ts';

/** What the page says before anybody has told it something; what the team protects is in it. */
const first = readForm();

interface Made {
  readonly text: string;
  readonly facts: string;
}

/** The text for a state, as `lastshell print` writes it. @throws UsageError as `lastshell print` does. */
function make(state: State): Made {
  const { text, sum } = renderText(buildPlan(toRequest(state)));
  const lines = text.split('\n').length - 1;
  return { text, facts: sum === undefined ? `${text.length} bytes, ${lines} lines` : describePaste({ text, sum }) };
}

function tell(id: string, text: string): void {
  byId(id, HTMLElement).textContent = text;
}

/** What the page says of a state, besides the text. */
function advise(state: State): void {
  const script = scriptOf(state);
  tell('see', sights[script].see);
  tell('next', sights[script].next);
  tell('title', script);
  tell('how', script === 'typed' ? how.typed : how.paste);
}

function show(state: State): void {
  advise(state);
  try {
    const { text, facts } = make(state);
    refuse('');
    tell('text', text);
    tell('facts', facts);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    refuse(error.message.replaceAll('\n', ' '));
  }
  showTyped(state);
}

function refuse(message: string): void {
  tell('problem', message);
  byId('problem', HTMLElement).hidden = message === '';
  for (const id of ['copy', 'again']) byId(id, HTMLButtonElement).disabled = message !== '';
  byId('given', HTMLElement).hidden = message !== '';
  point(message);
  if (message !== '') for (const id of ['text', 'facts']) tell(id, '');
}

/** The lines to type, which go to the printer too, for the name that was given. */
function showTyped({ lists: { name = [] } }: State): void {
  if (name.length === 0) return;
  try {
    tell('typed', renderText(buildPlan({ script: 'typed', name: name.slice(0, 1) })).text);
    tell('sample', name[0] ?? '');
  } catch {
    // The sample that stands there is told by its name.
  }
}

function changed(): void {
  const state = readForm();
  const hash = toHash(state, first);
  history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
  tell('status', '');
  show(state);
}

/** A line of the kit is copied at once; selectors make a text, which is shown above. */
function take(proposal: Proposal): void {
  if ('line' in proposal) {
    void copyText(`${proposal.line}\n`, byId('verdict', HTMLElement)).then((isCopied) => {
      tell(
        'verdict',
        `${isCopied ? 'Copied: paste' : 'Type'} ${proposal.line} there. It shows who is meant, and asks.`,
      );
    });
    return;
  }
  const lists = Object.fromEntries(proposal.selectors.map(({ kind, value }) => [kind, [value]]));
  writeForm({ ...readForm(), script: 'recover', lists });
  changed();
  byId('made', HTMLElement).scrollIntoView();
}

function read(): void {
  const said = byId('said', HTMLTextAreaElement).value;
  const proposals = readBack(said);
  byId('proposals', HTMLElement).replaceChildren(...proposals.map((proposal) => itemOf(proposal, take)));
  const verdict = verdictIn(said);
  const advice =
    proposals.length > 0 ? 'The culprit is:' : 'There is no row in it. Copy all that came after the paste.';
  tell('verdict', said.trim() === '' ? '' : [verdict?.replace(/\.?$/, '.'), advice].filter(Boolean).join(' '));
}

function afterCopy(): string {
  const isTyped = scriptOf(readForm()) === 'typed';
  return isTyped ? 'Type it; do not paste it.' : 'Paste it, and press Enter once.';
}

async function copy(): Promise<void> {
  const shown = byId('text', HTMLElement);
  const isCopied = await copyText(shown.textContent, shown);
  tell('status', isCopied ? `Copied. ${afterCopy()}` : 'Marked: copy it with Ctrl-C.');
}

function reset(): void {
  writeForm(first);
  byId('said', HTMLTextAreaElement).value = '';
  read();
  changed();
}

writeForm(fromHash(location.hash, first));
// The first text stands in the page, and making it anew would only take time.
if (toHash(readForm(), first) === '') advise(readForm());
else show(readForm());
for (const event of ['input', 'change']) byId('asked', HTMLFormElement).addEventListener(event, changed);
byId('asked', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
byId('said', HTMLTextAreaElement).addEventListener('input', read);
for (const id of ['copy', 'again']) byId(id, HTMLButtonElement).addEventListener('click', () => void copy());
byId('reset', HTMLButtonElement).addEventListener('click', reset);
addEventListener('hashchange', () => {
  writeForm(fromHash(location.hash, first));
  show(readForm());
});
document.documentElement.classList.add('live');
