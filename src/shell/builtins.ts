const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** The builtins of the language that all shells have. */
export const commonBuiltins = list(`
  : [ break cd command continue echo exec exit export false getopts kill local pwd read readonly return set shift test
  times trap true type ulimit umask unalias unset wait`);

/** Those that bash has as well. */
export const bashBuiltins = list(`
  builtin caller declare dirs disown hash jobs mapfile popd printf pushd readarray shopt typeset`);

/** Builtins of some shell that are outside the language, and keywords: no function has such a name. */
export const otherBuiltins = list(`
  . alias autoload bg bind bindkey chdir compgen complete compopt coproc disable emulate enable eval fc fg functions
  global hist history integer let login logout nameref nocorrect noglob nohup print r rename select setopt source stop
  suspend time unfunction unhash unsetopt vared whence zmodload zle`);

const keywords = list(`
  ! [[ ]] { } case do done elif else end esac fi for foreach function if in repeat select then until while`);

/** Whether a function may have that name: none that any of the shells gives a meaning. */
export function isFreeName(name: string): boolean {
  return ![commonBuiltins, bashBuiltins, otherBuiltins, keywords].some((names) => names.has(name));
}

/** Programs that every host has, and no shell in itself. */
const PROGRAMS = list(`
  basename chmod chown cp cut date dirname env grep head id ln ls mkdir mv rm rmdir sed sort tail tee touch tr uname uniq
  wc`);

/** Whether the command starts a process in any shell, wherever it runs; where only bash is asked, it forks for any. */
export function isProgram(name: string): boolean {
  return PROGRAMS.has(name) || /^\/(?:usr\/)?bin\/(?:true|ls|sh)$/.test(name);
}

/** What to write instead of the programs that people use most, each as a test proves it. */
export const instead: Readonly<Record<string, string>> = {
  basename: 'echo "${path##*/}"',
  cat: 'while IFS= read -r line; do echo "$line"; done </etc/passwd',
  cut: 'IFS=: read -r user x uid x </etc/passwd',
  date: 'read -r now x </proc/uptime; echo "$now"',
  dirname: 'echo "${path%/*}"',
  expr: 'n=1\nn=$((n + 1))',
  find: 'for file in /etc/*; do echo "$file"; done',
  free: 'while read -r key value x; do case $key in MemFree:) echo "$value";; esac; done </proc/meminfo',
  grep: 'while read -r line; do case $line in root:*) echo "$line";; esac; done </etc/passwd',
  head: 'read -r line </etc/passwd; echo "$line"',
  hostname: 'read -r name </proc/sys/kernel/hostname; echo "$name"',
  id: 'while read -r key uid x; do case $key in Uid:) echo "$uid";; esac; done </proc/self/status',
  ls: 'for file in /etc/*; do echo "$file"; done',
  pkill: 'kill -s TERM -- 4194305',
  ps: 'for folder in /proc/[0-9]*; do read -r name <"$folder/comm" && echo "${folder##*/} $name"; done',
  sed: 'echo "${name%.txt}"',
  seq: 'n=0\nwhile [ "$n" -lt 3 ]; do n=$((n + 1)); echo "$n"; done',
  tr: 'case $x in [A-Z]*) echo upper;; esac',
  uname: 'read -r release </proc/sys/kernel/osrelease; echo "$release"',
  uptime: 'read -r load x </proc/loadavg; echo "$load"',
  wc: 'n=0\nwhile read -r line; do n=$((n + 1)); done </etc/passwd',
};
