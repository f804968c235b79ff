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
  [bash, 'declare -i n=0\nfor f in /proc/self/fd/*; do n+=1; done\necho "$n descriptors"'],
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
  // What pure-bash-bible and pure-sh-bible show.
  [
    bash,
    'trim_string() {\n    : "${1#"${1%%[![:space:]]*}"}"\n    : "${_%"${_##*[![:space:]]}"}"\n    printf \'%s\\n\' "$_"\n}\ntrim_string " a "',
  ],
  [bash, "trim_all() {\n    set -f\n    set -- $*\n    printf '%s\\n' \"$*\"\n    set +f\n}\ntrim_all ' a  b '"],
  [bash, 'regex() {\n    [[ $1 =~ $2 ]] && printf \'%s\\n\' "${BASH_REMATCH[1]}"\n}\nregex abc "a(.)c"'],
  [
    bash,
    'split() {\n   IFS=$\'\\n\' read -d "" -ra arr <<< "${1//$2/$\'\\n\'}"\n   printf \'%s\\n\' "${arr[@]}"\n}\nsplit a,b ,',
  ],
  [bash, 'lower() {\n    printf \'%s\\n\' "${1,,}"\n}\nupper() {\n    printf \'%s\\n\' "${1^^}"\n}\nlower A'],
  [
    bash,
    'reverse_case() {\n    printf \'%s\\n\' "${1~~}"\n}\nreverse_case aB',
    'switch_case() {\n    case $1 in *[a-z]*) printf \'%s\\n\' "${1^^}";; *) printf \'%s\\n\' "${1,,}";; esac\n}\nswitch_case aB',
  ],
  [bash, 'trim_quotes() {\n    : "${1//\\\'}"\n    printf \'%s\\n\' "${_//\\"}"\n}\ntrim_quotes a'],
  [bash, 'strip_all() {\n    printf \'%s\\n\' "${1//$2}"\n}\nstrip_all banana a'],
  [bash, 'strip() {\n    printf \'%s\\n\' "${1/$2}"\n}\nstrip banana a'],
  [
    bash,
    'lstrip() {\n    printf \'%s\\n\' "${1##$2}"\n}\nrstrip() {\n    printf \'%s\\n\' "${1%%$2}"\n}\nlstrip abc a',
  ],
  [
    bash,
    'urlencode() {\n    local LC_ALL=C\n    for (( i = 0; i < ${#1}; i++ )); do\n        : "${1:i:1}"\n        case "$_" in\n            [a-zA-Z0-9.~_-])\n                printf \'%s\' "$_"\n            ;;\n            *)\n                printf \'%%%02X\' "\'$_"\n            ;;\n        esac\n    done\n    printf \'\\n\'\n}\nurlencode "a b"',
  ],
  [bash, 'urldecode() {\n    : "${1//+/ }"\n    printf \'%b\\n\' "${_//%/\\\\x}"\n}\nurldecode a%20b'],
  [
    bash,
    'remove_array_dups() {\n    declare -A tmp_array\n\n    for i in "$@"; do\n        [[ $i ]] && IFS=" " tmp_array["${i:- }"]=1\n    done\n\n    printf \'%s\\n\' "${!tmp_array[@]}"\n}\nremove_array_dups a a',
    'remove_dups() {\n    local seen=" "\n    for i in "$@"; do\n        case $seen in *" $i "*) ;; *) seen+="$i ";; esac\n    done\n    printf \'%s\\n\' $seen\n}\nremove_dups a a',
  ],
  [
    bash,
    'random_array_element() {\n    local arr=("$@")\n    printf \'%s\\n\' "${arr[RANDOM % $#]}"\n}\nrandom_array_element a b',
  ],
  [
    bash,
    'arr=(a b c d)\n\ncycle() {\n    printf \'%s \' "${arr[${i:=0}]}"\n    ((i=i>=${#arr[@]}-1?0:++i))\n}\ncycle',
    'arr=(a b c d)\ni=0\n\ncycle() {\n    printf \'%s \' "${arr[i]}"\n    ((i=i>=${#arr[@]}-1?0:++i))\n}\ncycle',
  ],
  [bash, 'head_() {\n    mapfile -tn "$1" line < "$2"\n    printf \'%s\\n\' "${line[@]}"\n}\nhead_ 2 /etc/passwd'],
  [bash, 'tail_() {\n    mapfile -tn 0 line < "$2"\n    printf \'%s\\n\' "${line[@]: -$1}"\n}\ntail_ 2 /etc/passwd'],
  [bash, 'lines() {\n    mapfile -tn 0 lines < "$1"\n    printf \'%s\\n\' "${#lines[@]}"\n}\nlines /etc/passwd'],
  [bash, 'count() {\n    printf \'%s\\n\' "$#"\n}\ncount /etc/*'],
  [bash, ': >file\n>file2\necho -n >file3'],
  [
    bash,
    'extract() {\n    while IFS=$\'\\n\' read -r line; do\n        [[ $extract && $line != "$3" ]] &&\n            printf \'%s\\n\' "$line"\n\n        [[ $line == "$2" ]] && extract=1\n        [[ $line == "$3" ]] && extract=\n    done < "$1"\n}\nextract /etc/passwd a b',
  ],
  [
    bash,
    'dirname_() {\n    local tmp=${1:-.}\n\n    [[ $tmp != *[!/]* ]] && {\n        printf \'/\\n\'\n        return\n    }\n\n    tmp=${tmp%%"${tmp##*[!/]}"}\n    tmp=${tmp%/*}\n    printf \'%s\\n\' "${tmp:-/}"\n}\ndirname_ /a/b',
  ],
  [
    bash,
    'basename_() {\n    local tmp\n\n    tmp=${1%"${1##*[!/]}"}\n    tmp=${tmp##*/}\n    tmp=${tmp%"${2/"$tmp"}"}\n\n    printf \'%s\\n\' "${tmp:-/}"\n}\nbasename_ /a/b',
  ],
  [
    bash,
    'hex_to_rgb() {\n    : "${1/\\#}"\n    ((r=16#${_:0:2},g=16#${_:2:2},b=16#${_:4:2}))\n    printf \'%s\\n\' "$r $g $b"\n}\nhex_to_rgb "#ffffff"',
    'hex_to_rgb() {\n    local c=${1#"#"}\n    printf \'%d %d %d\\n\' "0x${c:0:2}" "0x${c:2:2}" "0x${c:4:2}"\n}\nhex_to_rgb "#ffffff"',
  ],
  [bash, 'rgb_to_hex() {\n    printf \'#%02x%02x%02x\\n\' "$1" "$2" "$3"\n}\nrgb_to_hex 1 2 3'],
  [bash, 'date_() {\n    printf "%($1)T\\\\n" "-1"\n}\ndate_ %F'],
  [
    bash,
    'uuid() {\n    C="89ab"\n\n    for ((N=0;N<16;++N)); do\n        B="$((RANDOM%256))"\n\n        case "$N" in\n            6)  printf \'4%x\' "$((B%16))" ;;\n            8)  printf \'%c%x\' "${C:$RANDOM%${#C}:1}" "$((B%16))" ;;\n\n            3|5|7|9)\n                printf \'%02x-\' "$B"\n            ;;\n\n            *)\n                printf \'%02x\' "$B"\n            ;;\n        esac\n    done\n\n    printf \'\\n\'\n}\nuuid',
  ],
  [
    bash,
    'bar() {\n    ((elapsed=$1*$2/100))\n    printf -v prog  "%${elapsed}s"\n    printf -v total "%$(($2-elapsed))s"\n    printf \'%s\\r\' "[${prog// /-}${total}]"\n}\nfor ((i=0;i<=100;i++)); do\n    bar "$i" 10\ndone',
  ],
  [
    bash,
    'to_upper() {\n  local -n ptr=${1}\n  ptr=${ptr^^}\n}\nfoo=bar\nto_upper foo',
    'to_upper() {\n  REPLY=${1^^}\n}\nfoo=bar\nto_upper "$foo"\nfoo=$REPLY',
  ],
  [bash, 'IFS=", " read -ra vars <<< "a, b, c"\nfor v in "${vars[@]}"; do\n    printf "%s\\n" "$v"\ndone'],
  [bash, 'for i in {0..10}; do\n    printf "%s\\n" "$i"\ndone'],
  [bash, 'VAR=50\nfor ((i=0;i<=VAR;i++)); do\n    printf "%s\\n" "$i"\ndone'],
  [bash, 'arr=(apples oranges tomatoes)\nfor i in "${!arr[@]}"; do\n    printf "%s\\n" "${arr[i]}"\ndone'],
  [bash, 'file=/etc/passwd\nwhile read -r line; do\n    printf "%s\\n" "$line"\ndone < "$file"'],
  [
    bash,
    'shopt -s nullglob dotglob\nfor file in /etc/*.conf; do\n    printf "%s\\n" "${file##*/}"\ndone\nshopt -u nullglob dotglob',
  ],
  [
    all,
    'trim() {\n    trim=${1#"${1%%[![:space:]]*}"}\n    trim=${trim%"${trim##*[![:space:]]}"}\n    echo "$trim"\n}\ntrim " a "',
  ],
  [all, 'lstrip() {\n    echo "${1##$2}"\n}\nlstrip abc a'],
  [
    all,
    'head() {\n    while IFS= read -r line; do\n        echo "$line"\n        i=$((i+1))\n        [ "$i" = "$1" ] && return\n    done < "$2"\n}\nhead 3 /etc/passwd',
    'head() {\n    i=0\n    while IFS= read -r line; do\n        echo "$line"\n        i=$((i+1))\n        [ "$i" = "$1" ] && return\n    done < "$2"\n}\nhead 3 /etc/passwd',
  ],
  [
    all,
    'lines() {\n    lines=0\n    while IFS= read -r line || [ -n "$line" ]; do\n        lines=$((lines+1))\n    done < "$1"\n    echo "$lines"\n}\nlines /etc/passwd',
  ],
  [all, 'i=0\nwhile [ "$i" -lt 10 ]; do\n    echo "$i"\n    i=$((i+1))\ndone'],
  [all, 'for file in "$HOME"/*; do\n    [ -e "$file" ] || [ -L "$file" ] || continue\n    echo "$file"\ndone'],
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
