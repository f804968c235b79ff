#!/bin/sh
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./top.sh
# Not as ./top.sh or sh top.sh: both start a process.
# shellcheck shell=sh enable=all
# shellcheck disable=SC2250 # braces around every name would hide the few that matter
# shellcheck disable=SC3043 # all three have local
# shellcheck disable=SC3013 # all three have -ef
# shellcheck disable=SC2041 # one value is asked for as several would be
# shellcheck disable=SC2317 # traps and other functions call them all
# shellcheck disable=SC3034 # only mksh comes to it, and can
# shellcheck disable=SC3041 # of these shells only mksh is asked for -X
# shellcheck disable=SC3045 # read -t is asked of those that have it only
# shellcheck disable=SC2154 # names are local to __ls_main and set in the functions that it calls
# shellcheck disable=SC2034 # and read in other functions than the one that sets them
# shellcheck disable=SC2310 # the last line switches set -e off on purpose
# shellcheck disable=SC2016 # what was asked for is quoted so that nothing in it is expanded
{
# lastshell 0.1.0, top: shows who fills the limit, and how to name them.
# For dash, busybox ash and mksh; zsh takes the paste or the file. Nothing here
# starts a process: every command is a builtin, written \kill and the like so
# that no alias stands in.
# Puts aside the options that would change what this text means, or end this
# shell. After Ctrl-C those from before are still known, so that the next text
# gives them back.
__ls_enter() {
  opts=${__ls_opts-$-}
  __ls_opts=$opts
  \set +eux -f
  # mksh can end the name of every folder with a slash; a PID would be lost behind it.
  case ${KSH_VERSION-} in *MIRBSD*) \set +X;; *) ;; esac
}
# Puts them back.
__ls_leave() {
  case $opts in *f*) ;; *) \set +f;; esac
  case $opts in *u*) \set -u;; *) ;; esac
  case $opts in *x*) \set -x;; *) ;; esac
  case ${KSH_VERSION-}:$opts in *MIRBSD*:*X*) \set -X;; *) ;; esac
  \unset -v __ls_opts
  case $opts in *e*) \set -e;; *) ;; esac
  \return 0
}
# Names of processes and groups are whatever their owner chose: only printable
# ASCII is shown.
__ls_clean() {
  local rest="$1" t
  shown=
  while \:; do
    case $rest in *[!\ -~]*) ;; *) \break;; esac
    t=${rest%%[!\ -~]*}
    shown="$shown$t?" rest=${rest#"$t"}
    rest=${rest#?}
  done
  shown=$shown$rest
}
# mksh has no printf, and the others have no print.
__ls_say() {
  local shown=""
  __ls_clean "$*"
  case ${KSH_VERSION-} in
    # lastshell: allow external a builtin of mksh, and only there
    *MIRBSD*) \print -r -- "$shown";;
    # lastshell: allow external a builtin of all the others
    *) \printf "%s\n" "$shown";;
  esac
}
# Reads /proc/PID/stat of the folder $1: f_state, f_ppid, f_pgrp, f_sid, f_tty,
# f_flags, f_threads, f_start, and name. False if the process has gone. Only
# numbers and one letter follow the last parenthesis.
__ls_stat() {
  whole=
  {
    IFS="" \read -r whole || \return 1
    while IFS="" \read -r line; do whole="$whole?$line"; done
  } <"$1/stat" || \return 1
  case $whole in *")"*) ;; *) \return 1;; esac
  name=${whole#*"("} name=${name%")"*}
  # shellcheck disable=SC2086 # split on purpose; no file names with set -f
  \set -- ${whole##*")"}
  [ "$#" -gt 19 ] || \return 1
  f_state=$1 f_ppid=$2 f_pgrp=$3 f_sid=$4 f_tty=$5 f_flags=$7
  f_threads=${18} f_start=${20}
}
# The real UID of the folder $1, the one that RLIMIT_NPROC counts.
__ls_uid() {
  while \read -r line uid o; do
    case $line in Uid:) \return 0;; *) ;; esac
  done <"$1/status"
  uid=
  \return 1
}
# The first word of the file $1 into value, if it is a number.
__ls_number() {
  value=
  if \read -r value line <"$1"; then \:
  else
    case ${ZSH_VERSION:+zsh}$value in
      zsh*) __ls_sysread "$1";;
      [0-9]) __ls_at_once "$1";;
      *);;
    esac
  fi
  case $value in "" | *[!0-9]*) \return 1;; *);; esac
  [ "${#value}" -lt 19 ]
}
# zsh has a word that reads in one piece, which it loads from a file of its own.
__ls_sysread() {
  value=
  # lastshell: allow external builtins of zsh, and only there
  \zmodload -e zsh/system && o=1 || o=
  # lastshell: allow external the same
  \zmodload zsh/system && \sysread value <"$1"
  # lastshell: allow external the same
  [ -n "$o" ] || \zmodload -u zsh/system
  value=${value%%[!0-9]*}
} 2>/dev/null
# The others read byte by byte, and a number in /proc/sys is at its end after
# the first one; so far there is one digit and no end of the line. But a text is
# loaded in one piece. What stands there is no command, with a PATH that holds
# none, and no process is needed to find that out: the complaint has the number.
# It goes to a terminal that nobody else has, which sends back what is written.
__ls_at_once() {
  local PATH=/dev/null
  # Only what the kernel writes is loaded, never a file of somebody's.
  case $1 in /proc/sys/kernel/*) ;; *) \return 0;; esac
  [ -r "$1" ] || \return 0
  o=$value value=
  {
    # What the shell has to say of its jobs comes with the first one it loads.
    # lastshell: allow source there is nothing in it
    \. "/dev/null"
    # shellcheck disable=SC1090 # it is no script
    # lastshell: allow source the kernel writes one number there
    \. "$1" 2>&7
    # So that there is an end in any case.
    __ls_say "end" >&7
    while \read -r line <&7; do
      case $line in
        end*) \break;;
        *:*" found"*)
          line=${line%:*}
          line=${line##* };;
        *) \continue;;
      esac
      case $line in *[!0-9]*) \:;; "$o"*) value=$line;; *);; esac
    done
  } 7<>/dev/ptmx
} 2>/dev/null
# Keeps the limit with the fewest free slots: $1 used, $2 how many it allows or
# max, $3 its name and place. Ten digits and more are as good as none; mksh could
# not count with them.
__ls_tight() {
  case $1:$2 in
    *[!0-9:]* | ??????????*:* | *:??????????*) \return 0;;
    *);;
  esac
  # lastshell: allow arith digits, as checked above
  t=$(( $2 > $1 ? $2 - $1 : 0 ))
  if [ -n "$free" ] && [ "$t" -ge "$free" ]; then \return 0; fi
  free=$t used=$1 of=$2 where=$3
}
# Where this shell's control group is in the hierarchy that has the file $1.$2,
# as pids.max: base the deepest folder, roof the mount, home the deepest one
# that has the file. The true top has none: above is set if it does not show.
__ls_levels() {
  local ctl path root top
  base="" roof="" home="" above=
  while \read -r o o o root top line; do
    case "$line," in
      *" - cgroup2 "*) o=;;
      *" - cgroup "*,"$1",*) o=$1;;
      *) \continue;;
    esac
    while IFS=: \read -r t ctl path; do
      case ,$ctl, in *,"$o",*) ;; *) \continue;; esac
      [ "$root" = / ] || path=${path#"$root"}
      case $path in / | *..*) path=;; *);; esac
      [ -r "$top/$1.$2" ] && above=$top
      t=$path
      while \:; do
        if [ -r "$top$t/$1.$2" ]; then
          base=$top$path roof=$top home=$top$t
          \return 0
        fi
        [ -n "$t" ] || \break
        t=${t%/*}
      done
    done <"$proc/self/cgroup"
  done <"$proc/self/mountinfo"
  \return 0
} 2>/dev/null
# The kernel's version as a number, 6.1 as 6001, 0 if it cannot be read; and
# inside, if this is known to be a PID namespace of its own.
__ls_kernel() {
  kernel=0 inside=
  IFS=. \read -r o t line <"$proc/sys/kernel/osrelease"
  t=${t%%[!0-9]*}
  case $o$t in
    "" | *[!0-9]*) \:;;
    *) kernel=${o}000 kernel=$(( kernel + t ));;
  esac
  # The first namespace has the same number on every host (since 5.14).
  {
    while \read -r o t line; do
      case $o$t in
        ino:4026531836) inside=;;
        ino:*) inside=1;;
        *);;
      esac
    done <"$proc/self/fdinfo/7"
  } 7<"$proc/self/ns/pid"
  \return 0
} 2>/dev/null
# Who this shell is: me its real user, euid the effective one, own its PID, and
# exempt if the kernel does not count its processes. In a user namespace (ns)
# it does.
__ls_self() {
  local caps=""
  own="" me="" euid="" exempt=ns
  \read -r own line <"$proc/self/stat"
  case $own in *[!0-9]*) own=;; *);; esac
  while \read -r o t line; do
    case $o in
      Uid:) me=$t euid=${line%%[!0-9]*};;
      CapEff:) caps=$t;;
      *);;
    esac
  done <"$proc/self/status"
  line=
  \read -r o t line <"$proc/self/uid_map"
  case ${line:+$o $t $line} in
    "" | "0 0 4294967295")
      exempt=
      # The two that count are CAP_SYS_ADMIN and CAP_SYS_RESOURCE.
      case $me:$caps in
        0:* | *:*[2367abef]????? | *:*[13579bdf]??????) exempt=1;;
        *);;
      esac;;
    *);;
  esac
  \return 0
} 2>/dev/null
# How many more tasks this /proc has numbers for: $1 is in use on the host.
__ls_numbers() {
  local count="$1" most="$value" p
  \set +f
  \set -- "$proc"/[1-9] "$proc"/[1-9][0-9] "$proc"/[12][0-9][0-9]
  \set -f
  # After the first wrap the lowest 300 numbers are not given out again, but
  # those that are alive from before still count.
  for p do
    [ -d "$p" ] && most=$(( most + 1 ))
  done
  # Since 6.14 a PID namespace has a pid_max of its own.
  if [ -n "$inside" ] && [ "$kernel" -ge 6014 ]; then
    __ls_tasks
    count=$t
  fi
  __ls_tight "$count" "$(( most - 300 ))" "pid_max in $proc/sys/kernel"
}
# Counts into t the tasks of all processes, or of the user $1.
__ls_tasks() {
  local p who="${1-}"
  t=0
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    if [ -n "$who" ]; then
      __ls_uid "$p" || \continue
      [ "$uid" = "$who" ] || \continue
    fi
    __ls_stat "$p" && t=$(( t + f_threads ))
  done
}
# The user's own limit, against the threads of that user.
__ls_nproc() {
  [ "$exempt" = 1 ] && \return 0
  soft="" hard=
  while \read -r line o soft hard t; do
    [ "$o" = processes ] && \break
    soft=
  done <"$proc/self/limits"
  [ "$soft" = unlimited ] && soft=max
  case $soft in max) ;; "" | *[!0-9]*) \return 0;; *);; esac
  __ls_tasks "$me"
  __ls_tight "$t" "$soft" "RLIMIT_NPROC in ulimit $nproc (hard: $hard)"
}
# Free slots under the tightest limit, all by reading.
__ls_slots() {
  local p
  free="" used="" of="" where=
  \read -r o o o line o <"$proc/loadavg"
  t=${line#*/}
  case $t in
    "" | *[!0-9]*) \:;;
    *)
      __ls_number "$proc/sys/kernel/threads-max" &&
        __ls_tight "$t" "$value" "threads-max in $proc/sys/kernel"
      t=${line#*/}
      \read -r o o o line o <"$proc/loadavg"
      t=${line#*/}
      __ls_number "$proc/sys/kernel/pid_max" && __ls_numbers "$t";;
  esac
  p=$base
  while [ -n "$p" ]; do
    if __ls_number "$p/pids.current"; then
      t=$value
      if __ls_number "$p/pids.max" || [ "$value" = max ]; then
        __ls_tight "$t" "$value" "pids.max in $p"
      fi
    fi
    [ "$p" = "$roof" ] && \break
    p=${p%/*}
  done
  __ls_nproc
  \return 0
} 2>/dev/null
# Waits $1 hundredths of a second, of 99 at most. sleep is a program; waiting for
# a terminal that never speaks is not. Without one, and in dash, which cannot
# wait for input, it watches the clock.
__ls_nap() {
  local until="" now turn=0 pause="0.$1" before=""
  [ "${#1}" -gt 1 ] || pause=0.0$1
  while [ "$turn" -lt 5000 ]; do
    turn=$(( turn + 1 ))
    \read -r now line <"$proc/uptime" || \return 0
    case $now in [0-9]*.[0-9][0-9]) ;; *) \return 0;; esac
    # A clock that stands still for so long is none.
    [ "$now" = "$before" ] || turn=0
    before=$now
    o=${now%.*} t=1${now#*.}
    case $o$t in *[!0-9]*) \return 0;; *);; esac
    while [ "${#o}" -gt 5 ]; do o=${o#?}; done
    # 08 would be octal.
    # lastshell: allow arith digits, as checked above
    now=$(( (1$o % 100000) * 100 + t % 100 ))
    # lastshell: allow arith the same, as all callers write it out
    [ -n "$until" ] || until=$(( (now + $1) % 10000000 ))
    # It begins again every 100000 seconds.
    t=$(( (now - until + 10000000) % 10000000 ))
    [ "$t" -gt 5000000 ] || \return 0
    [ -z "$waits" ] || {
      # shellcheck disable=SC3045 # dash, which has no -t, does not come to this
      \read -t "$pause" -r line
      # Not so often, in case the clock stands still.
      turn=$(( turn + 20000 ))
    } <>/dev/ptmx
  done
} 2>/dev/null
# A proc file system can be told to hide the processes of others.
__ls_hidden() {
  local p
  while \read -r line p o t line; do
    [ "$p" = "$proc" ] && [ "$o" = proc ] || \continue
    case $t in
      *hidepid=[!0o]*)
        __ls_say "hidepid is set: processes of other users are not all shown";;
      *);;
    esac
  done <"$proc/self/mounts"
  \return 0
} 2>/dev/null
# Blanks before $2, up to $1 columns; into cell. mksh has no printf.
__ls_right() {
  cell=$2
  while [ "${#cell}" -lt "$1" ]; do cell=" $cell"; done
}
# The fullest groups first, into rows.
__ls_rank() {
  # lastshell: number n,best,most,g,sum,taken,groups counted here
  local n=0 best most g sum taken
  rows=""
  while [ "$n" -lt 10 ]; do
    best=0 most=-1 g=0
    while [ "$g" -lt "$groups" ]; do
      g=$(( g + 1 ))
      # lastshell: allow eval a number that this text counts
      \eval "sum=\$__ls_t$g taken=\$__ls_x$g"
      [ "$taken" -eq 0 ] && [ "$sum" -gt "$most" ] && best=$g most=$sum
    done
    [ "$best" -gt 0 ] || \break
    # lastshell: allow eval the same
    \eval "__ls_x$best=1"
    rows="$rows $best" n=$(( n + 1 ))
  done
}
# Seconds as a short word into since.
__ls_age() {
  # lastshell: number old the callers give digits
  local old="$1"
  [ "$old" -ge 0 ] || old=0
  if [ "$old" -lt 60 ]; then since=${old}s
  elif [ "$old" -lt 3600 ]; then since=$(( old / 60 ))m
  elif [ "$old" -lt 360000 ]; then since=$(( old / 3600 ))h
  else since=$(( old / 86400 ))d; fi
}
# Programs that change their name fill no group by name. If a process group, a
# session or a parent explains clearly more than the fullest name, it goes first.
# What belongs to this shell's own line is no answer.
__ls_widest() {
  local most="$most_g" kind=pgid key="$key_g" sum=0
  [ "$most_s" -le "$most" ] || most=$most_s kind=sid key=$key_s
  [ "$most_u" -le "$most" ] || most=$most_u kind=parent key=$key_u
  q=${rows# } q=${q%% *}
  # lastshell: allow eval a number that this text counts
  case $q in "");; *) \eval "sum=\$__ls_t$q";; esac
  [ "$(( most * 4 ))" -gt "$(( sum * 5 ))" ] || \return 0
  rows=" $kind:$key$rows"
  wide=$most
}
# Who owns most of the group $1, into uid: of the first 64 that can be read, with
# a + if there are others; of those who are all gone, what was read before.
__ls_owner() {
  # lastshell: number many,count counted here
  local n=0 one="" count=0 many=0 group="$1" q sum pid p
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    # lastshell: allow eval digits, as checked above
    case $pid in ""|*[!0-9]*) \continue;; *) \eval "q=\${__ls_m$pid-}";; esac
    [ "$q" = "$group" ] && __ls_uid "$p" || \continue
    # lastshell: allow eval digits, as checked here
    case $uid in ""|*[!0-9]*) \continue;; *) \eval "sum=\${__ls_o$uid-0}";; esac
    if [ "$sum" -eq 0 ]; then
      # lastshell: allow eval the same
      \eval "local __ls_o$uid"
      many=$(( many + 1 ))
    fi
    sum=$(( sum + 1 ))
    # lastshell: allow eval the same
    \eval "__ls_o$uid=$sum"
    [ "$sum" -le "$count" ] || one=$uid count=$sum
    n=$(( n + 1 ))
    [ "$n" -lt 64 ] || \break
  done
  [ "$many" -le 1 ] || one=$one+
  # lastshell: allow eval a number that this text counts
  case $one in "") \eval "one=\$__ls_w$group";; *);; esac
  uid=${one:-?}
} 2>/dev/null
# The process group that most of the group $1 are in, into key: of the first 256,
# and never this shell's own.
__ls_common() {
  local n=0 most=0 group="$1" q sum pid p
  key=""
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    # lastshell: allow eval digits, as checked above
    case $pid in ""|*[!0-9]*) \continue;; *) \eval "q=\${__ls_m$pid-}";; esac
    [ "$q" = "$group" ] && __ls_stat "$p" || \continue
    case $f_pgrp in "$own_g"|[01]|*[!0-9]*) \continue;; *);; esac
    # lastshell: allow eval digits, as checked above
    \eval "sum=\${__ls_c$f_pgrp-0}"
    # lastshell: allow eval the same
    [ "$sum" -gt 0 ] || \eval "local __ls_c$f_pgrp"
    sum=$(( sum + 1 ))
    # lastshell: allow eval the same
    \eval "__ls_c$f_pgrp=$sum"
    [ "$sum" -le "$most" ] || most=$sum key=$f_pgrp
    n=$(( n + 1 ))
    [ "$n" -lt 256 ] || \break
  done
} 2>/dev/null
# The table. A name is shown as printable ASCII.
__ls_rows() {
  # lastshell: number now,young a time that the kernel writes
  local now=0 since n=0 q name t p r h d grown young cell
  \read -r now _ <"$proc/uptime"
  now=${now%%.*}
  case $now in ""|*[!0-9]*) now=0;; *);; esac
  __ls_cells "#" TASKS PROCS RUN STOP ZOMBIE GROWTH AGE UID NAME
  for q in $rows; do
    n=$(( n + 1 ))
    case $q in
      *:*)
        __ls_cells "$n" "$wide" - - - - - - - "(all of ${q%:*} ${q#*:})"
        \continue;;
      *);;
    esac
    __ls_owner "$q"
    # lastshell: allow eval a number that this text counts
    \eval "t=\$__ls_t$q p=\$__ls_p$q r=\$__ls_r$q h=\$__ls_h$q d=\$__ls_d$q"
    # lastshell: allow eval the same
    \eval "grown=\$__ls_g$q young=\$__ls_y$q name=\$__ls_n$q __ls_w$q=\$uid"
    since=-
    [ "$young" -lt 0 ] || __ls_age "$(( now - young ))"
    __ls_cells "$n" "$t" "$p" "$r" "$h" "$d" "$grown" "$since" "$uid" "$name"
  done
}
# One row of it.
__ls_cells() {
  __ls_right 2 "$1"
  line=$cell
  \shift
  while [ "$#" -gt 3 ]; do
    __ls_right 6 "$1"
    line="$line $cell"
    \shift
  done
  __ls_right 5 "$1"
  line="$line $cell"
  __ls_right 7 "$2"
  __ls_say "$line $cell  $3"
}
# $1 as a word that is typed, into word: a backslash before what a shell might
# take for its own.
__ls_word() {
  local rest="$1" c
  word=""
  while [ -n "$rest" ]; do
    c=$rest rest=${rest#?}
    c=${c%"$rest"}
    case ${word:+x}$c in
      [a-zA-Z0-9_./:=@%+,-]|x[a-zA-Z0-9_./:=@%+,~-]) word=$word$c;;
      *) word=$word\\$c;;
    esac
  done
  case $word in "") word="\"\"";; *);; esac
}
# The best selector for the row $1, into kind1, key1, kind2 and key2: its name,
# unless shells or logins share it.
__ls_choose() {
  local key="" q="$1" name
  kind1="" key1="" kind2="" key2=""
  case $q in
    *:*)
      kind1=${q%:*} key1=${q#*:}
      \return 0;;
    # lastshell: allow eval a number that this text counts
    *) \eval "name=\$__ls_n$q uid=\$__ls_w$q";;
  esac
  # One that cannot be typed is not offered.
  case $name in
    ""|*[!\ -~]*);;
    *)
      kind1=name key1=$name
      case " $guarded " in *" ${name#-} "*);; *) \return 0;; esac
      case $uid in
        [1-9]*)
          kind2=uid key2=${uid%+}
          \return 0;;
        *);;
      esac;;
  esac
  __ls_common "$q"
  case $key,$kind1 in
    ,*);;
    *,) kind1=pgid key1=$key;;
    *) kind2=pgid key2=$key;;
  esac
}
# Whom the first row names, ready to type where the generator is.
__ls_advise() {
  local word kind1 key1 kind2 key2 q
  case $rows in "") \return 0;; *);; esac
  q=${rows# }
  __ls_choose "${q%% *}"
  case $kind1 in
    "")
      __ls_say "No one selector names the first row: choose by --uid or --exe."
      \return 0;;
    *);;
  esac
  __ls_word "$key1"
  line="--$kind1 $word"
  case $kind2 in
    "");;
    *)
      __ls_word "$key2"
      line="$line --$kind2 $word";;
  esac
  __ls_say "If the first row is the rogue:"
  __ls_say "  lastshell print recover $line"
}
# Of those as full as each other the lowest number: $2, of the kind $1.
__ls_more() {
  # lastshell: allow eval a letter that is written out
  \eval "best=\$most_$1 key=\$key_$1"
  # lastshell: allow arith digits by all callers
  if [ "$sum" -eq "$best" ] && [ "$key" -lt "$2" ]; then \return 0; fi
  # lastshell: allow eval the same, and digits
  \eval "most_$1=$sum key_$1=$2"
}
# Who fills the limit that binds.
__ls_top() {
  # lastshell: number g,same_g,young,others,own_g,own_s,key,most_g,most_s,most_u counted here, or by the kernel
  local pid p q o t g sum young best key folder="" level="" ghosts=""
  local same="" same_g=0 own_g own_s
  local most_g=0 most_s=0 most_u=0 key_g=0 key_s=0 key_u=0 line cell
  narrow="" ours="" wide=0 groups=0 others=0
  # Only what counts under the limit that binds: this user's own, or the members
  # of the control group and of those below it.
  case $where in
    RLIMIT*) ours=1;;
    "pids.max in "*)
      folder=${where#pids.max in }
      while \:; do
        \set +f
        # shellcheck disable=SC2086 # the folders so many levels down
        \set -- "$folder"$level/
        \set -f
        [ -d "$1" ] || \break
        for p do
          while \read -r pid; do
            case $pid in ""|*[!0-9]*) \continue;; *);; esac
            # lastshell: allow eval digits, as checked above
            \eval "local __ls_i$pid=1"
            narrow=1
          done <"${p}cgroup.procs"
        done 2>/dev/null
        level="$level/*"
      done;;
    *);;
  esac
  # Reads every process once, and sums up tasks by name, and by process group,
  # session and parent. There are no arrays: what is known of a number stands in
  # a variable with the number in its name, which is local to this function. A
  # name is only ever compared.
  __ls_stat "$proc/self"
  own_g=$f_pgrp own_s=$f_sid
  \set --
  \set +f
  for p in "$proc"/[0-9]*; do
    \set -f
    pid=${p##*/}
    case $pid in ""|*[!0-9]*) \continue;; *);; esac
    # lastshell: allow eval digits, as checked above
    \eval "local __ls_m$pid=0"
    __ls_stat "$p" || \continue
    # Kernel threads are nobody's fault.
    # lastshell: allow arith the kernel writes a number there
    sum=$(( f_flags & 2097152 ))
    [ "$sum" -eq 0 ] || \continue
    case $f_state$f_threads in
      Z[01])
        # Only the parent can take it away.
        case $f_ppid in *[!0-9]*) \continue;; *);; esac
        # lastshell: allow eval digits, as checked above
        \eval "o=\${__ls_i$f_ppid-} sum=\${__ls_z$f_ppid-0}"
        case $narrow$o in 1) \continue;; *);; esac
        if [ "$sum" -eq 0 ]; then
          ghosts="$ghosts $f_ppid"
          # lastshell: allow eval the same
          \eval "local __ls_z$f_ppid"
        fi
        # lastshell: allow eval,arith the same
        \eval "__ls_z$f_ppid=\$(( sum + 1 ))"
        \continue;;
      *);;
    esac
    o=1
    # lastshell: allow eval digits, as checked above
    case $narrow in 1) \eval "o=\${__ls_i$pid-}";; *);; esac
    case $o in "") \continue;; *);; esac
    # shellcheck disable=SC3067 # all three shells have -O
    case $ours in 1) [ -O "$p" ] || \continue;; *);; esac
    # The number of this name, by comparison; mostly it is that of the one before.
    case "=$name" in
      "$same") g=$same_g;;
      *)
        g=0 same="" same_g=0
        for o do
          same_g=$(( same_g + 1 ))
          case $name in "$o") g=$same_g same="=$name"; \break;; *);; esac
        done;;
    esac
    if [ "$g" -eq 0 ]; then
    # The next number for this name, while there are not too many.
    g=0
    if [ "$groups" -lt 400 ]; then
      \set -- "$@" "$name"
      groups=$(( groups + 1 )) g=$groups
      # lastshell: allow eval a number that this text counts
      \eval "local __ls_n$g=\"\$name\" __ls_t$g=0 __ls_p$g=0 __ls_r$g=0 __ls_h$g=0"
      # lastshell: allow eval the same
      \eval "local __ls_d$g=0 __ls_g$g=0 __ls_k$g=0 __ls_y$g=-1"
      # lastshell: allow eval the same
      \eval "local __ls_w$g=\"\" __ls_x$g=0"
    fi
      # It may be gone when the table is shown.
      # lastshell: allow eval a number that this text counts
      case $g in [1-9]|[1-5]?|6[0-4]) __ls_uid "$p" && \eval "__ls_w$g=\$uid";; *);; esac
    fi
    if [ "$g" -eq 0 ]; then others=$(( others + f_threads ))
    else
      # lastshell: allow eval numbers that this text counts or has checked
      \eval "__ls_m$pid=$g young=\$__ls_y$g"
      # lastshell: allow eval,arith the same
      \eval "__ls_t$g=\$(( __ls_t$g + f_threads )) __ls_p$g=\$(( __ls_p$g + 1 ))"
      t=${f_start%??}
      case $t in *[!0-9]*) t=0;; *);; esac
      # lastshell: allow arith digits, as checked above
      # lastshell: allow eval the same
      [ "${t:=0}" -le "$young" ] || \eval "__ls_y$g=$t"
      case $f_state in
        # lastshell: allow eval,arith the same
        R) \eval "__ls_r$g=\$(( __ls_r$g + f_threads ))";;
        # lastshell: allow eval,arith the same
        [Tt]) \eval "__ls_h$g=\$(( __ls_h$g + f_threads ))";;
        *);;
      esac
    fi
    # How many tasks the process group, the session and the parent have by now.
    # The fullest of each is kept.
    case $f_pgrp$f_sid$f_ppid in *[!0-9]*) \continue;; *);; esac
    for o in "g$f_pgrp" "s$f_sid" "u$f_ppid"; do
      # lastshell: allow eval a letter and digits, as checked above
      \eval "sum=\${__ls_s$o-0}"
      # lastshell: allow eval the same
      [ "$sum" -gt 0 ] || \eval "local __ls_s$o"
      sum=$(( sum + f_threads ))
      # lastshell: allow eval the same
      \eval "__ls_s$o=$sum"
      case $o in
        "g$own_g"|"s$own_s"|?0|?1|u2);;
        g*) [ "$sum" -lt "$most_g" ] || __ls_more g "${o#?}";;
        s*) [ "$sum" -lt "$most_s" ] || __ls_more s "${o#?}";;
        *) [ "$sum" -lt "$most_u" ] || __ls_more u "${o#?}";;
      esac
    done
  done 2>/dev/null
  \set -f
  # Who does not reap has these slots too.
  for pid in $ghosts; do
    # lastshell: allow eval digits, as checked above
    \eval "sum=\$__ls_z$pid g=\${__ls_m$pid-0}"
    if [ "$g" -eq 0 ]; then
      __ls_stat "$proc/$pid" || \continue
    # The next number for this name, while there are not too many.
    g=0
    if [ "$groups" -lt 400 ]; then
      \set -- "$@" "$name"
      groups=$(( groups + 1 )) g=$groups
      # lastshell: allow eval a number that this text counts
      \eval "local __ls_n$g=\"\$name\" __ls_t$g=0 __ls_p$g=0 __ls_r$g=0 __ls_h$g=0"
      # lastshell: allow eval the same
      \eval "local __ls_d$g=0 __ls_g$g=0 __ls_k$g=0 __ls_y$g=-1"
      # lastshell: allow eval the same
      \eval "local __ls_w$g=\"\" __ls_x$g=0"
    fi
      [ "$g" -gt 0 ] || \continue
    fi
    # lastshell: allow eval,arith numbers that this text counts or has checked
    \eval "__ls_t$g=\$(( __ls_t$g + sum )) __ls_d$g=\$(( __ls_d$g + sum ))"
  done 2>/dev/null
  # A second look, only at numbers: who is new is read, who has gone was known.
  __ls_nap 25
  __ls_nap 25
  same="" same_g=0
  \set +f
  for p in "$proc"/[0-9]*; do
    \set -f
    pid=${p##*/}
    # lastshell: allow eval digits, as checked here
    case $pid in ""|*[!0-9]*) \continue;; *) \eval "g=\${__ls_m$pid-}";; esac
    case $g in
      0);;
      "")
        __ls_stat "$p" || \continue
    # The number of this name, by comparison; mostly it is that of the one before.
    case "=$name" in
      "$same") g=$same_g;;
      *)
        g=0 same="" same_g=0
        for o do
          same_g=$(( same_g + 1 ))
          case $name in "$o") g=$same_g same="=$name"; \break;; *);; esac
        done;;
    esac
        # lastshell: allow eval,arith a number that this text counts
        [ "$g" -eq 0 ] || \eval "__ls_g$g=\$(( __ls_g$g + f_threads ))";;
      # lastshell: allow eval,arith the same
      *) \eval "__ls_k$g=\$(( __ls_k$g + 1 ))";;
    esac
  done 2>/dev/null
  \set -f
  g=0
  while [ "$g" -lt "$groups" ]; do
    g=$(( g + 1 ))
    # lastshell: allow eval,arith the same
    \eval "__ls_g$g=\$(( __ls_g$g + __ls_k$g - __ls_p$g ))"
  done
  \set --
  __ls_rank
  __ls_widest
  [ -z "$narrow$ours" ] || __ls_say "Only what counts under $where:"
  __ls_rows
  [ "$groups" -le 10 ] || __ls_say "and $(( groups - 10 )) more names"
  [ "$others" -eq 0 ] || __ls_say "and others, $others tasks: too many names to tell apart"
  __ls_hidden
  __ls_advise
}
# shellcheck disable=SC2034 # they are for the functions that it calls
__ls_main() {
  # lastshell: allow external a builtin of zsh, and only there
  case ${ZSH_VERSION-} in "");; *) \emulate -L -R sh;; esac
  # Nothing below outlives this function: every name is local to it.
  local LC_ALL=C IFS opts="" whole="" line="" name="" uid=""
  local proc='/proc'
  local f_state f_ppid f_pgrp f_sid f_tty f_flags f_threads f_start
  local shown o p q t pid value waits=1 nproc=-p own me euid
  # lastshell: number kernel,free,f_threads counted here, or by the kernel
  local free="" used of where="" base roof home above
  local kernel=0 inside soft hard exempt
  # mksh would go on with the separators from outside. It has to be given a tab,
  # and the first one is in what the kernel says of this shell.
  case ${KSH_VERSION-} in
    *MIRBSD*)
      IFS="" \read -r line <"$proc/self/status"
      line=${line#*:}
      IFS=" ${line%"${line#?}"}";;
    *) \unset -v IFS;;
  esac
  local groups=0 narrow ours wide=0 rows="" others=0 kind1 key1 kind2 key2
  local guarded=""
  guarded="$guarded ash bash busybox csh dash fish ksh mksh"
  guarded="$guarded rbash sh tcsh yash zsh agetty doas getty"
  guarded="$guarded init login sshd sshd-session su sudo systemd"
  __ls_enter
  line=x
  \read -r line <"/dev/null"
  case $line in
    "");;
    *)
      __ls_say "read is a function here, so nothing was done. To go on: unset -f read"
      __ls_leave
      \return 0;;
  esac
  # dash alone calls this a wrong option.
  # shellcheck disable=SC3045 # just that is asked
  \read -t 0 -r line <"/dev/null" 2>/dev/null
  [ "$?" -lt 2 ] || waits=
  # dash and mksh call it -p.
  \ulimit -S -u >/dev/null 2>&1 && nproc=-u
  __ls_kernel
  __ls_self
  __ls_levels pids max
  __ls_slots
  __ls_top
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
__ls_n=
for __ls_i in __ls_enter __ls_leave __ls_clean __ls_say __ls_stat __ls_uid __ls_number __ls_sysread __ls_at_once __ls_tight __ls_levels __ls_kernel __ls_self __ls_numbers __ls_tasks __ls_nproc __ls_slots __ls_nap __ls_hidden __ls_right __ls_rank __ls_age __ls_widest __ls_owner __ls_common __ls_rows __ls_cells __ls_word __ls_choose __ls_advise __ls_more __ls_top __ls_main; do
  \command -v "$__ls_i" >/dev/null && __ls_n=$__ls_n+
done
case ${KSH_VERSION-}${#__ls_n} in
  *33) __ls_main;;
  # lastshell: allow external a builtin of mksh, and only there
  *MIRBSD*) \print -r -- "This paste is damaged: nothing was done.";;
  # lastshell: allow external a builtin of all the others
  *) \printf "%s\n" "This paste is damaged: nothing was done.";;
esac
\unset -v __ls_n __ls_i
\unset -f __ls_enter __ls_leave __ls_clean __ls_say __ls_stat __ls_uid __ls_number __ls_sysread __ls_at_once __ls_tight __ls_levels __ls_kernel __ls_self __ls_numbers __ls_tasks
\unset -f __ls_nproc __ls_slots __ls_nap __ls_hidden __ls_right __ls_rank __ls_age __ls_widest __ls_owner __ls_common __ls_rows __ls_cells __ls_word __ls_choose __ls_advise
\unset -f __ls_more __ls_top __ls_main
} || true
