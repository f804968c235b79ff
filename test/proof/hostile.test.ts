import { expect, test } from '@jest/globals';
import { checkScript } from '../../src/proof/verdict/check-script.ts';

const many = (text: string, count: number) => text.repeat(count);
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** What no honest script holds: a finding each, in little processor time, and never a crash. */
const hostile: [string, string | Uint8Array][] = [
  ['a megabyte of assignments', many('n=$((n + 1))\n', 80_000)],
  ['half a megabyte of assignments and calls', `f() { :; }\n${many('n=$((n + 1)); f 1\n', 27_000)}`],
  ['many guards', many('case $x in "" | *[!0-9]*) x=0;; esac; read x\n', 11_000) + 'ls'],
  [
    'functions that all call all',
    lines(300, (i) => `f${i}() { ${lines(60, (j) => `f${(i * 7 + j) % 300} $1`)}; }`) + '\nls',
  ],
  [
    'many functions and numbers',
    `${lines(3000, (i) => `f${i}() { v${i}=$((v${(i + 1) % 3000} + $1)); f${(i + 1) % 3000} $1; }`)}\nf0 1`,
  ],
  ['a deep list of braces', `${many('{ ', 120)}ls${many('; }', 120)}`],
  ['a megabyte of commands', many('ls -l "$x"\n', 90_000)],
  ['half a megabyte of one quote', `'${many('a', 500_000)}`],
  ['half a megabyte of double quote', `"${many('$x', 250_000)}`],
  ['open parentheses', many('(', 300_000)],
  ['open substitutions', many('$(', 200_000)],
  ['nested substitutions', `echo ${many('$(echo ', 500)}${many(')', 500)}`],
  ['open braces', many('{ ', 200_000)],
  ['backticks', many('`', 20_001)],
  ['open here-documents', many('<<a ', 100_000)],
  ['a long here-document', `ls <<E\n${many('$x\n', 50_000)}`],
  ['nested expansions', `ls ${many('${x:-', 50_000)}${many('}', 50_000)}`],
  ['nested arithmetic', `((x=${many('(', 400)}y${many(')', 400)}))`],
  ['a long sum', `((x=${many('y+', 100_000)}1))`],
  ['nested subscripts', `((a${many('[a', 400)}${many(']', 400)}))`],
  ['nested subscripts of expansions', `: ${many('${a[', 300)}1${many(']}', 300)}`],
  ['nested if', many('if :; then ', 20_000)],
  ['nested functions', many('f() { ', 20_000)],
  ['nested loops', `${many('for i in 1; do ', 150)}ls${many('; done', 150)}`],
  ['open test', `[[ ${many('( ', 1000)}`],
  ['open case', 'case x in a'],
  ['functions in a chain', `${lines(5000, (i) => `f${i}() { f${i + 1}; }`)}\nf0`],
  [
    'calls that double',
    `${lines(40, (i) => `f${i}() { v${i}=1; f${i + 1}; v${i}=$1; f${i + 1} a; }`)}\nf40() { ls; }\nf0`,
  ],
  ['functions that call each other', 'f() { g "$@"; g 1; }\ng() { f; f 2; n=$((n + 1)); }\nf'],
  ['nested eval', `eval '${many('eval "', 200)}ls${many('"', 200)}'`],
  ['many traps', many("trap 'x=$(ls)' EXIT\n", 2000)],
  ['NUL', 'echo a\0b'],
  ['no UTF-8', Buffer.from('ls \xff\xfe\n', 'latin1')],
  ['half of a character', 'ls \ud800\n'],
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0])],
  ['carriage returns', 'if true; then\r\n  ls\r\nfi\r\n'],
  ['only a bracket', '(('],
];

test.each(hostile)(
  '%s: a finding, and soon',
  (_, script) => {
    const start = process.cpuUsage();
    const { findings } = checkScript(script, { shell: 'bash' });
    const { user } = process.cpuUsage(start);
    expect(findings.length).toBeGreaterThan(0);
    // Processor time, which other work on this machine does not lengthen much.
    expect(user / 1e6).toBeLessThan(2);
  },
  60_000,
);
