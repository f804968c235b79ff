/** Scripts of the language, each with one thing in it on which the proof rests; evil text is around. */
export function nearly(evil: string, isBash: boolean): string[] {
  const bash = isBash
    ? [
        `x=${evil}\nfor ((n = 0; n < 2; n++)); do : $((n)); done`,
        `x=${evil}\nn=\${x//[!0-9]/}\n((n))`,
        `x=${evil}\nf() { local -i n=1; ((n += 1)); }\nf "$x"`,
      ]
    : [];
  return [
    "read -r n <f\ncase $n in '' | *[!0-9]*) n=0;; esac\n: $((n))",
    "n=0\nread -r n x <f\nx=$n\ncase $n in '' | *[!0-9]*) n=0;; esac\nm=$n\n: $((m))",
    `f() { case $1 in '' | *[!0-9]*) return;; esac\n: $(($1))\n}\nf ${evil}\nf 1`,
    `f() { case $1 in '' | *[!0-9]*) return;; *) n=$1;; esac\n: $((n))\n}\nf ${evil}\nf 1`,
    `x=${evil}\ncase $x in '' | *[!0-9]*) n=1;; *) n=$x;; esac\n: $((n))`,
    `x=${evil}\nfor m in 1 "$x"; do\ncase $m in '' | *[!0-9]*) continue;; esac\n: $((m))\ndone`,
    `x=${evil}\nn=1\nf() { n=$((n + 1))\n}\nf "$x"\n: $((n))`,
    `x=${evil}\nf() { local n=1\nwhile [ "$n" -lt 3 ]; do n=$((n + 1))\ndone\n}\nf "$x"`,
    `f() { : $(($1 + $2))\n}\ng() { f 1 2\n}\nx=${evil}\ng "$x"\nf 3 4`,
    `main() { local n m\nn=1 m=0\nf\n}\nf() { m=$((n + m))\n}\nx=${evil}\nmain "$x"`,
    `x=${evil}\nn=2\nuntil [ "$n" -eq 0 ]; do n=$((n - 1))\nx=\${x%?}\ndone`,
    ...bash,
  ];
}
