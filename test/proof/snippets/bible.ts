const all = 'all';
const bash = 'bash';

/** What pure-bash-bible and pure-sh-bible show; where it is not proved, how the message says to write it. */
export const bible: [shell: string, text: string, mended?: string][] = [
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
];
