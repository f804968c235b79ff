import { bible } from './bible.ts';

const all = 'all';
const bash = 'bash';

/** Scripts of builtins only, as people write them; where one is not proved, how the message says to write it. */
export const innocent: [shell: string, text: string, mended?: string][] = [
  // Readers of /proc.
  [all, 'read -r one five fifteen rest </proc/loadavg\necho "load: $one $five $fifteen"'],
  [all, 'read -r up idle </proc/uptime\necho "up ${up%.*} seconds"'],
  [
    all,
    'while read -r key value unit; do\n  case $key in\n    MemAvailable:) echo "$value $unit" ;;\n  esac\ndone </proc/meminfo',
  ],
  [all, 'for d in /proc/[0-9]*; do\n  read -r name <"$d/comm" || continue\n  echo "${d##*/} $name"\ndone 2>/dev/null'],
  [all, 'count=0\nfor d in /proc/[0-9]*; do\n  count=$((count + 1))\ndone\necho "$count processes"'],
  [
    all,
    'read -r max </proc/sys/kernel/pid_max\ncase $max in\n  "" | *[!0-9]*) max=32768 ;;\nesac\necho "$((max - 300)) usable"',
  ],
  [all, 'while IFS=: read -r user _ uid _; do\n  if [ "$uid" = 0 ]; then echo "$user"; fi\ndone </etc/passwd'],
  [
    all,
    'state_of() {\n  while read -r key value _; do\n    case $key in State:) echo "$value"; return ;; esac\n  done <"/proc/$1/status"\n}\nstate_of self',
  ],
  [all, 'while read -r dev mount type opts _; do\n  [ "$type" = tmpfs ] && echo "$mount"\ndone </proc/mounts'],
  [
    all,
    'while read -r line; do\n  case $line in\n    *"Max processes"*) set -- $line; echo "$3" ;;\n  esac\ndone </proc/self/limits',
  ],
  [
    all,
    'total=0\nwhile read -r cpu user nice system idle _; do\n  case $cpu in cpu[0-9]*) total=$((total + 1)) ;; esac\ndone </proc/stat\necho "$total CPUs"',
  ],
  [
    all,
    'for p in /proc/[0-9]*/comm; do\n  read -r c <"$p" 2>/dev/null\n  [ "$c" = bash ] && { p=${p%/comm}; echo "${p#/proc/}"; }\ndone',
  ],
  [
    bash,
    'for pid in /proc/[0-9]*; do\n  pid=${pid##*/}\n  [[ -r /proc/$pid/comm ]] || continue\n  name=$(</proc/$pid/comm)\n  echo "$pid $name"\ndone',
    'for pid in /proc/[0-9]*; do\n  pid=${pid##*/}\n  [[ -r /proc/$pid/comm ]] || continue\n  read -r name </proc/$pid/comm\n  echo "$pid $name"\ndone',
  ],
  [
    bash,
    'mapfile -t lines </proc/meminfo\nfor line in "${lines[@]}"; do\n  [[ $line == MemTotal:* ]] && echo "${line##* }"\ndone',
  ],
  [bash, 'IFS=" " read -ra fields </proc/self/stat\necho "state ${fields[2]}, parent ${fields[3]}"'],
  [bash, 'while IFS= read -r -d "" arg; do\n  printf "%q " "$arg"\ndone </proc/self/cmdline\necho'],
  [
    bash,
    'declare -i n=0\nfor f in /proc/self/fd/*; do n+=1; done\necho "$n descriptors"',
    'n=0\nfor f in /proc/self/fd/*; do n=$((n + 1)); done\necho "$n descriptors"',
  ],
  [bash, 'while read -r _ _ _ _ _ _ _ _ _ path; do\n  [[ $path ]] && echo "$path"\ndone </proc/self/maps'],
  [bash, 'threads=0\nfor t in /proc/self/task/*; do\n  ((threads++))\ndone\nprintf "%d threads\\n" "$threads"'],
  // Prompts and start files.
  [all, 'case $- in\n  *i*) ;;\n  *) return 0 2>/dev/null || : ;;\nesac'],
  [all, 'case ":$PATH:" in\n  *:/usr/local/bin:*) ;;\n  *) PATH=/usr/local/bin:$PATH ;;\nesac\nexport PATH'],
  [all, 'export EDITOR=vi PAGER=less\numask 022'],
  [all, 'if [ -z "${LANG-}" ]; then\n  LANG=C.UTF-8\n  export LANG\nfi'],
  [all, 'PS1="> "\nPS2=". "'],
  [bash, 'shopt -s checkwinsize histappend globstar\nexport LESS=-R'],
  [bash, 'short_pwd() {\n  local p=${PWD/#$HOME/\\~}\n  printf "%s" "${p##*/}"\n}\nshort_pwd'],
  [
    bash,
    'git_branch() {\n  local head dir=$PWD\n  while [[ $dir ]]; do\n    if [[ -r $dir/.git/HEAD ]]; then\n      read -r head <"$dir/.git/HEAD"\n      printf "%s" "${head##*/}"\n      return\n    fi\n    dir=${dir%/*}\n  done\n}\ngit_branch',
  ],
  [bash, 'color=32\n((EUID == 0)) && color=31\nPS1="> "', 'color=32\n[[ $EUID == 0 ]] && color=31\nPS1="> "'],
  [bash, 'last=$?\nif ((last)); then\n  printf "exit %d\\n" "$last"\nfi'],
  [
    bash,
    'start=$SECONDS\nelapsed=$((SECONDS - start))\n((elapsed > 5)) && echo "took $elapsed s"',
    'start=$SECONDS\nelapsed=0\nelapsed=$((SECONDS - start))\n((elapsed > 5)) && echo "took $elapsed s"',
  ],
  [bash, 'printf -v now "%(%H:%M:%S)T" -1\necho "$now"'],
  ...bible,
  // Parts of larger scripts.
  [all, 'die() {\n  echo "$0: $*" >&2\n  exit 1\n}\n[ -d /proc ] || die "no /proc"'],
  [all, 'log() { echo "[$LEVEL] $1" >&2; }\nLEVEL=info\nlog started'],
  [
    all,
    'verbose=0\nwhile [ $# -gt 0 ]; do\n  case $1 in\n    -v | --verbose) verbose=1 ;;\n    --) shift; break ;;\n    -*) echo "unknown option $1" >&2; exit 2 ;;\n    *) break ;;\n  esac\n  shift\ndone',
  ],
  [
    all,
    'while getopts hv opt; do\n  case $opt in\n    h) echo "usage: $0 [-hv]"; exit ;;\n    v) set -v ;;\n    *) exit 2 ;;\n  esac\ndone\nshift $((OPTIND - 1))',
    'verbose=\nwhile getopts hv opt; do\n  case $opt in\n    h) echo "usage: $0 [-hv]"; exit ;;\n    v) verbose=1 ;;\n    *) exit 2 ;;\n  esac\ndone\ncase $OPTIND in "" | *[!0-9]*) n=1;; *) n=$OPTIND;; esac\nshift $((n - 1))',
  ],
  [all, 'max() {\n  if [ "$1" -gt "$2" ]; then echo "$1"; else echo "$2"; fi\n}\nmax 3 5'],
  [all, 'contains() {\n  case $1 in *"$2"*) return 0 ;; *) return 1 ;; esac\n}\ncontains abc b && echo yes'],
  [
    all,
    'ask() {\n  echo "$1 [y/N]"\n  read -r answer\n  case $answer in [Yy]*) return 0 ;; *) return 1 ;; esac\n}\nask "Go on?" </dev/null || echo no',
  ],
  [all, 'look() {\n  show "$1"\n  unset -f look show\n}\nshow() { echo "$1"; }\nlook hi'],
  [all, 'trap "echo interrupted; exit 130" INT\ntrap "exit 143" TERM\necho working'],
  [all, 'cleanup() { echo "bye"; }\ntrap cleanup EXIT\necho hi'],
  [all, 'set -eu\nname=${1:-world}\necho "hello, $name"'],
  [
    bash,
    'declare -A seen\nwhile IFS=: read -r user _; do\n  seen[$user]=1\ndone </etc/passwd\necho "${#seen[@]}"',
    'seen=()\nwhile IFS=: read -r user _; do\n  seen+=("$user")\ndone </etc/passwd\necho "${#seen[@]}"',
  ],
  [
    bash,
    'stack=()\npush() { stack+=("$1"); }\npop() { REPLY=${stack[-1]}; unset "stack[-1]"; }\npush a; pop; echo "$REPLY"',
    'stack=()\npush() { stack+=("$1"); }\npop() { REPLY=${stack[-1]}; stack=("${stack[@]:0:${#stack[@]}-1}"); }\npush a\npop; echo "$REPLY"',
  ],
  [bash, 'join_by() {\n  local IFS=$1\n  shift\n  echo "$*"\n}\njoin_by , a b c'],
  [bash, 'is_int() { [[ $1 =~ ^-?[0-9]+$ ]]; }\nis_int 5 && echo yes'],
  [
    bash,
    'fib() {\n  local a=0 b=1 i\n  for ((i = 0; i < 10; i++)); do\n    echo "$a"\n    ((a += b, b = a - b))\n  done\n}\nfib',
  ],
  [bash, 'sum=0\nfor n in 1 2 3; do\n  ((sum += n))\ndone\necho "$sum"'],
];
