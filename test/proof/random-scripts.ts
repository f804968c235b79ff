/* eslint-disable max-lines -- one class, whose parts call each other */
import { nearly } from './nearly.ts';

/** A random number from 0 up to and without 1; the same seed gives the same numbers (xorshift). */
export function randomFrom(seed: number): () => number {
  let state = (seed >>> 0) + 0x9e37_79b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** What stands in the environment of every script: no variable is a number before the script has made it one. */
export const environment = 'n=a[$(/bin/true)]';

const EVIL = ["'a[$(/bin/true)]'", "'$(/bin/true)'", "'a[`/bin/true`]'"];

/** Makes small scripts in which text that runs a program when it is evaluated wanders through all that a script is made of. */
export class Maker {
  readonly #random: () => number;
  readonly #isBash: boolean;

  constructor(random: () => number, isBash: boolean) {
    this.#random = random;
    this.#isBash = isBash;
  }

  #pick<T>(...choices: T[]): T {
    return choices[Math.floor(this.#random() * choices.length)] as T;
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #name(): string {
    return this.#pick('n', 'n', 'n', 'm', 'm', 'x');
  }

  #value(): string {
    const name = this.#name();
    if (this.#chance(0.12)) return this.#pick(...EVIL);
    if (this.#chance(0.5)) return this.#pick('1', '3', '0', '', '-2', '$((1 + 1))', '${#x}', '$#', '$$');
    const plain = [`$${name}`, `"$${name}"`, `\${${name}:-1}`, '"$1"', '$1', `$((${name} + 1))`, `\${${name}%?}`];
    return this.#pick(...plain, ...(this.#isBash ? [`\${${name}//[!0-9]/}`, `\${${name}:0:2}`] : []));
  }

  #use(): string {
    const name = this.#name();
    // prettier-ignore
    const plain = [
      `: $((${name}))`, `: $((${name} + 1))`, `: $(($${name}))`, ': $(($1))', `[ "$${name}" -eq 0 ]`,
      `echo $((${name} * 2))`,
    ];
    // prettier-ignore
    const bash = [
      `((${name}))`, `((${name}++))`, `[[ ${name} -eq 0 ]]`, `: "\${x:${name}}"`, `a[${name}]=1`,
      `: "\${a[$${name}]}"`, `((${name} += $1))`,
    ];
    return this.#pick(...plain, ...(this.#isBash ? bash : []));
  }

  #guard(): string {
    const name = this.#pick(this.#name(), this.#name(), '1');
    const bad = this.#pick("'' | *[!0-9]*", '"" | *[!0-9]*', '*[!0-9]*', "'' | *[!0-9]*", "'' | *[!0-9]", '*[!0-9a]*');
    const [other, leave] = [
      this.#name(),
      this.#pick('return', 'return 1', 'continue', 'break', 'exit', ':', 'echo no; return'),
    ];
    if (name !== '1' && this.#chance(0.5)) return `case $${name} in ${bad}) ${name}=0;; esac`;
    if (this.#chance(0.5)) return `case $${name} in ${bad}) ${leave};; esac`;
    return `case $${name} in ${bad}) ${this.#pick(`${other}=0`, leave)};; *) ${other}=$${name};; esac`;
  }

  #failure(): string {
    // prettier-ignore
    const plain = [
      ': </nonexistent', ': ${zzz?no}', 'r=2', 'shift 9', 'false', ': $((1 / 0))', 'break', 'continue',
      '. /nonexistent', 'unset r', 'read -r n </nonexistent',
    ];
    return this.#pick(
      ...plain,
      ...(this.#isBash ? ['((1 / zero))', 'n=1 m=$((1 / 0))', 'local n', 'declare -r n'] : []),
    );
  }

  #rare(): string {
    const name = this.#name();
    // prettier-ignore
    const plain = [
      `unset ${name}`, `readonly ${name}`, 'readonly r', 'set -e', 'set -u', 'set +e', `${name}=${this.#value()} f`,
      `${name}=${this.#value()} :`,
    ];
    // prettier-ignore
    const traps = [
      `trap '${name}=${this.#pick('1', '"$x"')}' USR1`, 'trap f USR1', 'trap "echo a" USR1', 'kill -s USR1 $$',
      'trap : EXIT', 'trap g EXIT',
    ];
    const prompts = ["PS4='$(/bin/true)'", 'PS4="> "', 'PS4=$x', 'set -x', 'set +x'];
    // prettier-ignore
    const bash = [
      `declare -i ${name}`, `declare ${name}=${this.#value()}`, `printf -v ${name} %d ${this.#value()}`,
      `printf -v ${name} %s "$x"`, `read -r ${name} <<<"$x"`, 'mapfile -t a <f', 'a=("$@")',
      `a=(1 ${this.#value()})`,
    ];
    return this.#pick(...plain, ...traps, ...prompts, ...(this.#isBash ? bash : []));
  }

  #simple(isIn: boolean): string {
    const dice = this.#random();
    const name = this.#name();
    if (dice < 0.3) return `${name}=${this.#value()}`;
    if (dice < 0.5) return this.#use();
    if (dice < 0.62) return this.#guard();
    if (dice < 0.68) return this.#pick(`read -r ${name} <f`, `read -r ${name} x <f`, `IFS= read -r ${name} <f`);
    if (dice < 0.74) return this.#failure();
    if (dice < 0.8) return this.#rare();
    if (dice < 0.9)
      return `${this.#pick('f', 'g')} ${this.#pick('', '1', '2 3', '"$x"', '$x 1', '"$n"', '$m', '"$@"', '1 "$x"')}`.trimEnd();
    if (isIn && dice < 0.96)
      return this.#pick(`local ${name}`, `local ${name}=1`, `local ${name}="$1"`, 'local n m x', `local ${name}=$x`);
    return this.#pick('shift', 'set -- 1 2', 'set -- "$x"', `set -- ${this.#value()}`, 'echo "$x"', 'x=evil');
  }

  #line(isIn: boolean, depth: number): string {
    const dice = this.#random();
    const list = (most: number) => this.#list(isIn, most, depth + 1);
    if (depth > 2 || dice < 0.66) return this.#simple(isIn);
    if (dice < 0.72) return `${this.#simple(isIn)} ${this.#pick('&&', '||')} ${this.#simple(isIn)}`;
    if (dice < 0.78) return `if ${this.#simple(isIn)}; then ${list(2)}; else ${list(2)}; fi`;
    if (dice < 0.83) return `for ${this.#name()} in ${this.#pick('1 2', '"$x"', '$n 3', '"$@"')}; do ${list(3)}; done`;
    if (dice < 0.88) return `i=0; while [ "$i" -lt 2 ]; do i=$((i + 1)); ${list(3)}; done`;
    if (dice < 0.91) return `while read -r ${this.#name()}; do ${list(3)}; done <f`;
    if (dice < 0.94)
      return `case ${this.#pick('a', '$n', '$x')} in ${this.#pick('a', '[0-9]*')}) ${list(2)};; *) ${list(2)};; esac`;
    if (dice < 0.97 && this.#isBash)
      return `for ((${this.#name()} = 0; ${this.#name()} < 2; i++)); do ${list(2)}; break; done`;
    return `{ ${list(2)}; } ${this.#pick('', '2>/dev/null', '</nonexistent')}`.trimEnd();
  }

  #list(isIn: boolean, most: number, depth = 0): string {
    const count = 1 + Math.floor(this.#random() * most);
    return Array.from({ length: count }, () => this.#line(isIn, depth)).join(this.#pick('; ', '; ', '\n'));
  }

  /** A script that is nearly one of the language, with lines in it that may spoil that. */
  #disturbed(): string {
    const evil = this.#pick(...EVIL);
    const script = this.#pick(...nearly(evil, this.#isBash));
    const pieces = script.split(/(?<=\n)/);
    const count = 1 + Math.floor(this.#random() * 2);
    for (let turn = 0; turn < count; turn += 1) {
      const at = Math.floor(this.#random() * (pieces.length + 1));
      const line = this.#chance(0.7)
        ? this.#pick(this.#simple(true), this.#failure(), this.#rare(), this.#failure())
        : this.#line(true, 1);
      pieces.splice(at, 0, `${line}${this.#pick('; ', '\n', '\n')}`);
    }
    return `echo 'a[$(/bin/true)]' >f\n${pieces.join('')}`;
  }

  /** A script; `f` there holds evil text, and so may x, n, m and every parameter. */
  script(): string {
    return this.#chance(0.7) ? this.#disturbed() : this.#free();
  }

  #free(): string {
    const begin = this.#pick(
      `x=${this.#pick(...EVIL)}`,
      `x=${this.#pick(...EVIL)}\nn=1 m=2`,
      `x=${this.#pick(...EVIL)}\nn=0\nm=0`,
    );
    const file = "echo 'a[$(/bin/true)]' >f";
    const f = `f() { ${this.#list(true, 4)}\n}`;
    const g = `g() { ${this.#list(true, 3)}\n}`;
    const parts = [
      begin,
      file,
      ...(this.#chance(0.7) ? [f] : []),
      this.#list(false, 3),
      ...(this.#chance(0.5) ? [g] : []),
      this.#list(false, 4),
    ];
    return parts.join('\n');
  }
}
