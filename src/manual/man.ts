import { type Definition, definitions, exitCodes } from '../commands/definition.ts';
import { type OptionWord, optionsOf } from './words.ts';

/** The day on which somebody last read the manual as a whole. */
const DATE = 'November 28, 2026';

const WIDTH = 78;

/** Plain words as text lines: a sentence begins a line, and nothing is taken for a request or an escape. */
function text(words: string): string {
  const lines = words
    .replaceAll('\\', '\\e')
    .split(/(?<=[.?!]) /)
    .flatMap(folded);
  return lines.map((line) => line.replace(/^(?=[.'])/, '\\&')).join('\n');
}

function folded(sentence: string): string[] {
  const lines = [''];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A line of words that a person types. */
function literal(line: string): string {
  return line
    .split(' ')
    .map((word) => `"${word.replaceAll('\\', '\\e').replaceAll('"', '\\(dq')}"`)
    .join(' ');
}

function itemOf({ names, describe, value, isMany }: OptionWord): string {
  const spelled = names.map((name) => `Fl ${name.slice(1)}`).join(' , ');
  const argument = value === 'none' ? '' : ' Ar value';
  const choices = typeof value === 'string' ? '' : `\n${text(`One of: ${value.join(', ')}.`)}`;
  const many = isMany ? '\nIt may be given again.' : '';
  const sentence = describe === '' ? 'No more is said' : `${describe.charAt(0).toUpperCase()}${describe.slice(1)}`;
  return `.It ${spelled}${argument}\n${text(`${sentence}.`)}${choices}${many}`;
}

function verbOf(definition: Definition): string {
  const { name, summary, word } = definition;
  const choices = word?.choices === undefined ? [] : [text(`One of: ${word.choices.join(', ')}.`)];
  const heading = word === undefined ? name : `${name} Op Ar ${word.name}`;
  return [
    `.Ss ${heading}`,
    text(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`),
    ...(choices.length === 0 ? [] : ['.Pp', ...choices]),
    '.Bl -tag -width Ds',
    ...optionsOf(definition).map(itemOf),
    '.El',
  ].join('\n');
}

/** The manual, section 1, from the same definitions as the help. */
export function manPage(): string {
  const examples = definitions().flatMap(({ examples: lines }) => lines);
  return `${[
    `.Dd ${DATE}`,
    '.Dt LASTSHELL 1',
    '.Os',
    '.Sh NAME',
    '.Nm lastshell',
    '.Nd text for the last shell of a host that can no longer start a process',
    '.Sh SYNOPSIS',
    '.Nm',
    '.Ar verb',
    '.Op Ar word',
    '.Op Ar options',
    '.Sh DESCRIPTION',
    '.Nm',
    text(
      'prints text of shell builtins alone, to be pasted into the last shell of a Linux host on which every fork fails. It runs on a healthy machine; the text needs nothing but a shell and',
    ),
    '.Pa /proc .',
    ...definitions().map(verbOf),
    '.Sh FILES',
    '.Bl -tag -width Ds',
    '.It Pa lastshell.config.json',
    'Facts of a team, in the working directory or above; see the verb init.',
    '.El',
    '.Sh EXIT STATUS',
    '.Bl -tag -width Ds',
    ...exitCodes.map(
      ([code, meaning]) => `.It ${code}\n${text(`${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`)}`,
    ),
    '.El',
    '.Sh EXAMPLES',
    '.Bl -tag -width Ds',
    ...examples.map(
      ([line, meaning]) => `.It Ic ${literal(line)}\n${text(`${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`)}`,
    ),
    '.El',
  ].join('\n')}\n`;
}
