/** A declaration of variables in a line of its own; what it gives them, if anything, is a literal without blanks. */
const DECLARATION = /^( +(?:\\builtin )?local (?:-[aA] )?)([^$]*)$/;
/** A name that is ours; those in capitals mean something to the shell. */
const OWN = /^([a-z_]\w*)(?:=(?:""|" "|-?\w*))?$/;
/** What a comment says of names to `lastshell check`. */
const NUMBERS = /^( +# lastshell: number )([\w,[\]]+)(.*)$/;

const BODY = /^__ls_main\(\) \{\n[^]*?^\}$/m;

/** What is said to the person, if nothing is counted in it. */
const SAID = /__ls_(?:say|step \w) "(?:(?!\$\(\()[^"])*"/g;

/** Every word that may be a name: rather one too many. */
function wordsIn(text: string): Set<string> {
  const code = text
    .replace(/^ *#.*$/gm, '')
    .replace(SAID, (said) => (said.match(/\$\{[^}]*|\$\w+/g) ?? []).join(' '))
    .replace(/(?<= )[-+]\w\b|\\[a-z]\b|\*\w\*/g, '');
  return new Set(code.match(/[a-z_]\w*/gi));
}

/** A value may hold a blank: `a=" " b`. */
function split(words: string): string[] {
  return words.match(/(?:"[^"]*"|[^\s"])+/g) ?? [];
}

function withoutUnused(line: string, isUsed: (name: string) => boolean): string[] {
  const [, head = '', words] = DECLARATION.exec(line) ?? [];
  if (words === undefined) return [line];
  const kept = split(words).filter((word) => isUsed(OWN.exec(word)?.[1] ?? 'IFS'));
  return kept.length > 0 ? [head + kept.join(' ')] : [];
}

function withoutUndeclared(line: string, isUsed: (name: string) => boolean): string[] {
  const [, head = '', names, rest = ''] = NUMBERS.exec(line) ?? [];
  if (names === undefined) return [line];
  const kept = names.split(',').filter((name) => isUsed(name.replace(/\W.*/, '')));
  return kept.length > 0 ? [head + kept.join(',') + rest] : [];
}

/**
 * Every script declares the variables of all parts that it may be made of; a finished text keeps those that it has a use
 * for.
 */
export function prune(text: string): string {
  const body = BODY.exec(text)?.[0];
  if (body === undefined) return text;
  const lines = body.split('\n');
  const others = text.replace(body, '') + lines.filter((line) => !DECLARATION.test(line)).join('\n');
  const used = wordsIn(others).add('IFS');
  const isUsed = (name: string) => used.has(name);
  const isKept = (name: string) => isUsed(name) || /^[A-Z]/.test(name);
  const kept = lines.flatMap((line) => withoutUnused(line, isKept)).flatMap((line) => withoutUndeclared(line, isUsed));
  return text.replace(body, () => kept.join('\n'));
}
