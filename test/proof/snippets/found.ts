const all = 'bash dash busybox mksh zsh';
const evil = "x='a[$(/bin/true)]'; ";

/** What random scripts have found. */
export const found: [string, string][] = [
  ['zsh', 'command echo a'],
  ['bash mksh', `${evil}y=abc; : "$\\\n{y:x}"`],
  ['bash', 'x=\'b[$(id)]\'; b=1; : "$\\\n{!x}"'],
  ['mksh', `${evil}ulimit -n "x"`],
  ['bash', '{ exec 3<./dev/null; exec 3<&-id; }'],
  ['bash', ': "${x?$echo<(id)}"'],
  ['zsh', "a=1 y='-v a[$(/bin/true)]'; IFS=' '; [ $=y ]"],
  ['bash mksh', `${evil}y=x z=~y; : $((z))`],
  ['bash', `${evil}declare -i y; for y in ~x; do :; done`],
  ['zsh', 'command -v -nosuch >dev/null || echo missing'],
  ['zsh', '# $(ls)\n: (# ! id`ls`x=ab; : "${x:$(id | wc -c)}"'],
  ['bash', "x='$(/bin/true)'\nn=1\n: $((1 / 0)); f() { n=$((n + 1))\n}\nf"],
  [
    'bash mksh',
    "echo 'a[$(/bin/true)]' >f\nread -r n <f\n: $((1 / 0)); case $n in '' | *[!0-9]*) n=0;; esac\n: $((n))",
  ],
  ['bash', "echo 'a[$(/bin/true)]' >f\ndeclare -i n\nn=0\nread -r n x <f\ncase $n in '' | *[!0-9]*) n=0;; esac"],
  ['bash mksh', `${evil}: $((1 + x=))`],
  [all, 'n=1 m=$((1 / 0)); main() { :\n}\nmain'],
];
