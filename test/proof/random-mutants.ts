const PIECES = [
  ...Array.from('$(){}[]<>|&;`\'"\\ \n#!=*?~+-/:@%^,.'), '$(', '${', '$((', '))', '<<', '<<<', '&&', '||', ';;', '\\\n', '<(', "$'",
  '$(/bin/true)', '`/bin/true`', '((', '[[', ']]', '"$@"', '"$x"', 'a[$(/bin/true)]', 'local ', 'x=', 'case $x in ', 'esac',
  '<<E\n', "<<'E'\n", 'E\n',
]; // prettier-ignore

/** What would run for ever or end the run, rather than show something. */
const UNFIT = /kill|while :|until|exit|return|reboot/;

const tokensOf = (text: string) => text.match(/\w+|\s+|./gs) ?? [];

/** Makes scripts out of those of the table: pieces are lost, doubled, put in, or come from another one. */
export class Mutator {
  readonly #random: () => number;
  readonly #texts: readonly string[];

  constructor(random: () => number, texts: readonly string[]) {
    this.#random = random;
    this.#texts = texts.filter((text) => text.length < 400 && !UNFIT.test(text));
  }

  #pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#random() * choices.length)] as T;
  }

  script(): string {
    const tokens = tokensOf(this.#pick(this.#texts));
    const count = 1 + Math.floor(this.#random() * 4);
    for (let turn = 0; turn < count; turn += 1) this.#change(tokens);
    return tokens.join('');
  }

  #change(tokens: string[]): void {
    const at = Math.floor(this.#random() * (tokens.length + 1));
    const other = tokensOf(this.#pick(this.#texts));
    const dice = this.#random();
    if (dice < 0.25) tokens.splice(at, 1);
    else if (dice < 0.5) tokens.splice(at, 0, this.#pick(PIECES));
    else if (dice < 0.65) tokens.splice(at, 1, this.#pick(other));
    else if (dice < 0.75) tokens.splice(at, 0, this.#pick(other));
    else if (dice < 0.85) tokens.splice(at, 0, ...other);
    else if (dice < 0.93) tokens.push(this.#pick([';', '\n', ' ', '&&', '||', '', ' || ']), ...other);
    else tokens.splice(at, 0, ...other.slice(Math.floor(this.#random() * other.length)).slice(0, 8));
  }
}
