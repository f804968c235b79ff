import fc from 'fast-check';

/**
 * Small scripts in which text that runs a program when evaluated wanders through variables, functions and loops.
 * Their arithmetic does not fail: where bash gives up in the middle of a line is not followed.
 */

const name = fc.constantFrom('x', 'y', 'n');
const number = fc.constantFrom('1', "'-2'", '', '${#x}', '"${x//[^0-9]/}"', '$((1 + 1))');
const copy = fc.constantFrom('"$x"', '"$y"', '$n', '"${x:-1}"', '"${y%%[^0-9]*}"', '"$1"', '"$@"');
const other = fc.constantFrom('x', 'y', '-v', 'true');
const evil = fc.constantFrom("'a[$(/bin/true)]'", "'$(/bin/true)'", "'a[`/bin/true`]'");
const value = fc.oneof({ weight: 8, arbitrary: number }, { weight: 4, arbitrary: copy }, other, {
  weight: 2,
  arbitrary: evil,
});
const index = fc.constantFrom('0', 'x', '$x', '"$y"', 'n', '@');

const fill = (parts: TemplateStringsArray, ...holes: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...holes).map((values) => parts.reduce((text, part, at) => `${text}${values[at - 1] ?? ''}${part}`));

/** What all the shells can read. */
const plain = fc.oneof(
  { weight: 6, arbitrary: fill`${name}=${value}` },
  { weight: 6, arbitrary: fill`${name}=${number}` },
  fill`${name}=${value} ${name}=${value}`,
  fill`${name}=${value} : "$((${name}))"`,
  fill`${name}=${value} f ${value}`,
  fill`: "$((${name} + 1))"`,
  fill`: "$(($1))"`,
  fill`: "\${${name}:=${value}}"`,
  fill`set -- ${value} ${value}`,
  fill`shift`,
  fill`unset ${name}`,
  fill`readonly ${name}`,
  fill`export ${name}=${value}`,
  fill`f ${value}`,
  fill`g ${value}`,
  fill`[ "$${name}" -eq 1 ]`,
  fill`test -n ${value}`,
  fill`echo ${value}`,
  fill`eval ': "$((${name}))"'`,
  fill`eval ${value}`,
  fill`trap ': $((${name}))' EXIT`,
  fill`return ${value}`,
  fill`read ${name} </dev/null`,
  fill`kill -s USR1 $$`,
  fill`trap '${name}=1' USR1`,
  fill`trap "${name}=$${name}" USR1`,
  fill`break`,
  fill`continue`,
  fill`command : ${value}`,
  fill`case ${value} in *[!0-9]* | '') ;; *) ${name}=${value};; esac`,
);

const inBash = fc.oneof(
  { weight: 24, arbitrary: plain },
  fill`((${name} = ${name} + 1))`,
  fill`((${name} = 2)) && ${name}=${value}`,
  fill`[[ $${name} && $${name} != *[^0-9]* ]] && ((${name}))`,
  fill`[[ $${name} == *[^0-9]* ]] || : "$((${name}))"`,
  fill`((${name}++, ${name}))`,
  fill`declare ${name}=${value}`,
  fill`declare -i ${name}`,
  fill`declare -i ${name}=${value}`,
  fill`declare -A m=()`,
  fill`local ${name}=${value}`,
  fill`local ${name}`,
  fill`local -i ${name}`,
  fill`m[${index}]=${value}`,
  fill`m=(${value} [${index}]=${value})`,
  fill`${name}=("$@")`,
  fill`: "\${m[${index}]}"`,
  fill`((m[${index}]))`,
  fill`[[ ${value} -lt 3 ]]`,
  fill`[[ $${name} == *[^0-9]* ]]`,
  fill`[[ $${name} =~ ^[0-9]+$ ]]`,
  fill`let ${name}`,
  fill`printf -v ${name} %s ${value}`,
  fill`printf -v ${name} %d ${value} 2>/dev/null`,
  fill`printf -v "$${name}" %s ${value}`,
  fill`read -r ${name} <<<${value}`,
  fill`read -r -a ${name} <<<${value}`,
  fill`${name}+=${value}`,
  fill`: "\${${name}:${name}}"`,
  fill`: "\${!${name}}"`,
  fill`: "\${${name}@P}"`,
  fill`test -v "$${name}"`,
  fill`[[ -v ${name} ]]`,
  fill`unset "m[${index}]"`,
  fill`for ((j = 0; j < ${name} && j < 3; j++)); do ${name}=${number}; done`,
  fill`RANDOM=${value}`,
);

function scripts(statement: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const list = (max: number) => fc.array(statement, { minLength: 1, maxLength: max }).map((all) => all.join('; '));
  const line = fc.oneof(
    { weight: 5, arbitrary: statement },
    fill`if ${statement}; then ${list(2)}; else ${list(2)}; fi`,
    fill`for ${name} in ${value} ${value}; do ${list(3)}; done`,
    fill`i=0; while [ $i -lt 3 ]; do i=$((i + 1)); ${list(3)}; done`,
    fill`${statement} && ${statement}`,
    fill`${statement} || ${statement}`,
    fill`! ${statement}`,
    fill`{ ${list(2)}; } 2>/dev/null`,
  );
  const lines = fc.array(line, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'));
  return fc
    .tuple(lines, list(2), list(2), lines)
    .map(([before, f, g, after]) => `x=1 y=2 n=3\nf() { ${f}; }\n${before}\ng() { ${g}; }\n${after}`);
}

export const posixScripts = scripts(plain);
export const bashScripts = scripts(inBash);
