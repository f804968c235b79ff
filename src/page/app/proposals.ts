import type { Proposal } from './read-back.ts';

function wordsOf(proposal: Proposal): string {
  if ('line' in proposal) return proposal.line;
  return `recover ${proposal.selectors.map(({ kind, value }) => `--${kind} ${value}`).join(' ')}`;
}

/** A row of the answer: a button that takes the proposal, and how much the row holds. */
export function itemOf(proposal: Proposal, take: (proposal: Proposal) => void): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = wordsOf(proposal);
  button.addEventListener('click', () => {
    take(proposal);
  });
  item.append(button, proposal.what);
  return item;
}
