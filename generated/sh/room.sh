#!/bin/sh
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./room.sh
# Not as ./room.sh or sh room.sh: both start a process.
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
# lastshell 0.1.0, room: raises the limit that is full, and prints the undo.
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
# Writes $1 to the file $2: a limit, or what a control group is told.
__ls_put() {
  case ${KSH_VERSION-} in
    # lastshell: allow external a builtin of mksh, and only there
    *MIRBSD*) \print -r -- "$1" >|"$2";;
    # lastshell: allow external a builtin of all the others
    *) \printf "%s\n" "$1" >|"$2";;
  esac
} 2>/dev/null
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
# Notes a limit: $1 used, $2 how many it allows or max, $3 its name and place, $4
# what has to be left, if that is known.
__ls_limit() {
  [ "$limits" -lt 60 ] || \return 0
  limits=$(( limits + 1 ))
  # lastshell: allow eval a number that this text counts
  \eval "__ls_lu$limits=\$1 __ls_lo$limits=\$2"
  # lastshell: allow eval the same
  \eval "__ls_lw$limits=\$3 __ls_ll$limits=\$4"
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
  __ls_limit "$1" "$2" "$3" ""
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
  limits=0
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
# Notes a limit on memory: $1 KiB used of $2, its name and place $3. It counts
# as full when $4 KiB are left.
__ls_kib() {
  o=${4:-}
  # lastshell: allow arith the callers give digits
  case $o in "") o=$(( $2 / 512 + 4096 ));; *) ;; esac
  __ls_limit "$1" "$2" "$3" "$o"
}
# $1 bytes as KiB into value. mksh counts with 32 bits, so the last three digits
# go first where there are many.
__ls_kilo() {
  case $1 in
    ""|*[!0-9]*|???????????????????*) \return 1;;
    ??????????*)
      value=${1%???}
      __ls_fits "$value" || \return 1
      # lastshell: allow arith digits, as checked above
      # shellcheck disable=SC2017 # mksh counts with 32 bits
      value=$(( value - value / 1024 * 24 - value % 1024 * 24 / 1024 ));;
    # lastshell: allow arith digits, as checked above
    *) value=$(( $1 / 1024 ));;
  esac
}
# Whether this shell can count as far as $1, which is digits.
__ls_fits() { [ "${#1}" -lt 10 ] || [ "$(( 2147483647 + 1 ))" -gt 0 ]; }
# Memory of the host: what there is, and what may be promised.
__ls_memory() {
  local total="" avail="" bound="" sum="" need=256 t o p
  for p in meminfo self/status; do
    while \read -r o t _; do
      case $t in ""|*[!0-9]*) \continue;; *) ;; esac
      __ls_fits "$t" || \continue
      case $o in
        # A child of this shell is promised as much as it has; some is kept
        # back; and what the kernel counts by processor is not quite exact.
        MemTotal:) total=$t need=$(( need + t / 256 ));;
        VmData:|VmStk:) need=$(( need + t ));;
        VmSize:) need=$(( need + t / 32 ));;
        MemAvailable:) avail=$t;;
        CommitLimit:) bound=$t;;
        Committed_AS:) sum=$t;;
        *);;
      esac
    done <"$proc/$p"
  done
  # lastshell: number total,avail,bound,sum digits, as checked above
  [ -z "$total" ] || [ -z "$avail" ] ||
    __ls_kib "$(( total - avail ))" "$total" "memory in $proc/meminfo"
  p=$proc/sys/vm
  value=
  { \read -r value line <"$p/overcommit_memory"; } || \:
  [ -n "$bound" ] && [ -n "$sum" ] || \return 0
  case $value in
    ""|*[!0-9]*) \return 0;;
    2)
      [ "$euid" = 0 ] || ! __ls_number "$p/admin_reserve_kbytes" ||
        bound=$(( bound - value ));;
    *) bound=max;;
  esac
  __ls_kib "$sum" "$bound" "commit limit in $p/overcommit_*" "$need"
} 2>/dev/null
# Memory of the control groups; what is cache of files can be given back.
__ls_memory_groups() {
  local base="" roof="" home="" above="" kind p
  for kind in max limit_in_bytes kmem.limit_in_bytes; do
    __ls_levels memory "$kind"
    p=$base
    while [ -n "$p" ]; do
      __ls_group_memory
      [ "$p" = "$roof" ] && \break
      p=${p%/*}
    done
  done
} 2>/dev/null
# That of the folder p.
__ls_group_memory() {
  local bound count word cache=total_
  case $kind in max) cache="";; *);; esac
  __ls_number "$p/memory.$kind" && __ls_kilo "$value" || \return 0
  bound=$value
  case $kind in
    max) o=current;;
    *) o=${kind%limit*}usage_in_bytes;;
  esac
  __ls_number "$p/memory.$o" && __ls_kilo "$value" || \return 0
  count=$value
  while \read -r word value line; do
    case $word in
      "$cache"active_file|"$cache"inactive_file)
        __ls_kilo "$value" && count=$(( count - value ));;
      *);;
    esac
  done <"$p/memory.stat"
  [ "$count" -ge 0 ] || count=0
  __ls_kib "$count" "$bound" "memory.$kind in $p"
}
# Memory of the NUMA nodes that this shell is bound to, if not to all of them.
__ls_nodes() {
  local sys="${proc%/*}/sys/devices/system/node" every="" bound="" total=0 t=0
  local node last line value o rest
  { \read -r every <"$sys/has_memory"; } ||
    \read -r every <"$sys/has_normal_memory"
  while \read -r line value _; do
    case $line in Mems_allowed_list:) bound=$value;; *);; esac
  done <"$proc/self/status"
  case $every in ""|"$bound") \return 0;; *);; esac
  case ,$bound, in
    ,,|*[!0-9,-]*|*,,*|*-,*|*,-*) \return 0;;
    *);;
  esac
  rest=$bound,
  while [ -n "$rest" ]; do
    o=${rest%%,*} rest=${rest#*,}
    case $o in *-*-*) \continue;; *);; esac
    node=${o%-*} last=${o##*-}
    # lastshell: number node,last one number or two, as checked above
    while [ "$node" -le "$last" ]; do
      while \read -r _ _ line value _; do
        case $value in ""|*[!0-9]*) \continue;; *);; esac
        __ls_fits "$value" || \continue
        case $line in
          MemTotal:) total=$(( total + value ));;
          MemFree:|"Active(file):"|"Inactive(file):") t=$(( t + value ));;
          *);;
        esac
      done <"$sys/node$node/meminfo"
      node=$(( node + 1 ))
    done
  done
  line="NUMA node $bound in Mems_allowed_list"
  [ "$total" -eq 0 ] || __ls_kib "$(( total - t ))" "$total" "$line"
} 2>/dev/null
# Limit $1 of the list into used, of, where and left.
__ls_pick() {
  # lastshell: number limits,at,used,of,left,worst,best,rank,full digits; max has been let out
  # lastshell: allow eval a number that this text counts
  \eval "used=\$__ls_lu$1 of=\$__ls_lo$1 where=\$__ls_lw$1 left=\$__ls_ll$1"
}
# The limit that binds, as place in the list: worst. Full means that less is left
# than a fork needs, or than changes while one reads.
__ls_judge() {
  local best=-1 at=1 rank used of where left
  full="" worst=""
  while [ "$at" -le "$limits" ]; do
    __ls_pick "$at"
    case $of in
      max);;
      *)
        __ls_rank_of
        [ "$rank" -le "$best" ] || best=$rank worst=$at;;
    esac
    at=$(( at + 1 ))
  done
  [ "$best" -lt 10000 ] || full=1
}
# How full a limit is into rank: in thousandths, and 10000 more if it is full.
__ls_rank_of() {
  case $left in
    "")
      left=2
      [ "$of" -ge 64 ] || left=$(( of / 32 ))
      left=$(( left + of / 512 ));;
    *);;
  esac
  rank=0
  [ "$(( of - used ))" -gt "$left" ] || rank=10000
  # mksh counts with 32 bits.
  while [ "$of" -gt 200000 ]; do of=$(( of / 8 )) used=$(( used / 8 )); done
  if [ "$of" -gt 0 ]; then rank=$(( rank + used * 1000 / of ))
  else rank=$(( rank + 1000 )); fi
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
# True, and says so, if whoever fills the limit still runs: room would be gone
# at once.
__ls_busy() {
  # lastshell: number most,groups,g,same_g,sum counted here
  local most=0 p pid
  local g sum rel=/ who="" groups=0 same="" same_g=0
  case $where in "pids.max in "*) rel=${where#"pids.max in $roof"}/;; *);; esac
  \set --
  \set +f
  for p in "$proc"/[0-9]*; do
    \set -f
    # shellcheck disable=SC3013 # all three shells have -ef
    [ "$p" -ef "$proc/self" ] && \continue
    __ls_stat "$p" || \continue
    case $f_state in [TtZX]) \continue;; *);; esac
    __ls_belongs || \continue
    case $where in R*) __ls_uid "$p" && [ "$uid" = "$me" ] || \continue;; *);; esac
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
    if [ "$g" -eq 0 ] && [ "$groups" -lt 400 ]; then
      \set -- "$@" "$name"
      groups=$(( groups + 1 )) g=$groups
      # lastshell: allow eval a number that this text counts
      \eval "local __ls_t$g=0"
    fi
    [ "$g" -gt 0 ] || \continue
    # lastshell: allow eval,arith the same
    \eval "sum=\$(( __ls_t$g + f_threads )) __ls_t$g=\$sum"
    [ "$sum" -le "$most" ] || most=$sum who=$name
  done 2>/dev/null
  \set -f
  [ "$(( most * 2 ))" -gt "$used" ] &&
    __ls_say "$most of the $used are $who and run."
}
# Whether the process p is in the control group that is full.
__ls_belongs() {
  while \read -r line; do
    case $line/ in *"$rel"*) \return 0;; *);; esac
  done <"$p/cgroup"
  \return 1
}
# Writes $2 to the file $1, which holds $3, and says how to undo it.
__ls_write() {
  local word
  __ls_word "$1"
  if __ls_put "$2" "$1"; then
    __ls_say "Raised from $3 to $2: $1. To undo it:"
    __ls_say "  echo $3 > $word"
    \return 0
  fi
  __ls_say "Not raised, it takes root on the host:"
  __ls_say "  echo $2 > $word"
  case $1 in */pids.max);; *) \return 0;; esac
  __ls_say "If this is a container or a unit, from the host one of these:"
  __ls_say "  docker update --pids-limit $2 NAME"
  __ls_say "  podman update --pids-limit $2 NAME"
  __ls_say "  systemctl set-property UNIT TasksMax=$2"
  __ls_say "  kubectl has none: podPidsLimit in the kubelet of that node"
}
# This shell may raise its own soft limit up to the hard one.
__ls_own_room() {
  value=$(( of + step ))
  case $where in
    *"(hard: $of)")
      __ls_say "Not raised: the hard limit is as low. From a root shell:"
      __ls_say "  prlimit --pid $own --nproc=$value"
      \return 0;;
    *);;
  esac
  case $hard in
    ""|*[!0-9]*);;
    *)
      # lastshell: number step,of digits
      [ "$hard" -ge "$(( of + step ))" ] || value=$hard;;
  esac
  case $nproc in
    -u) \ulimit -S -u "$value";;
    *) \ulimit -S -p "$value";;
  esac
  __ls_say "Raised for this shell to $value. To undo it:"
  __ls_say "  ulimit -S $nproc $of"
}
# How much more is safe: a quarter, if other limits leave twice as much, and
# memory twice 64 KiB for each task.
__ls_margin() {
  # lastshell: number n,step,total,room,most digits
  local n=1 enough="$left" most="$of" used of where left room
  step=$(( most / 4 + 64 ))
  while [ "$n" -le "$limits" ]; do
    __ls_pick "$n"
    n=$(( n + 1 ))
    # The one that is full, and those without a limit.
    if [ "$n" -eq "$(( worst + 1 ))" ] || [ "$of" = max ]; then \continue; fi
    room=$(( (of - used) / 2 ))
    case $where in
      "memory in"*)
        total=$of
        case $enough in "") room=$(( room / 64 ));; *);; esac;;
      *) case $enough$left in "");; *) \continue;; esac;;
    esac
    [ "$room" -gt "$step" ] || step=$room
  done
}
# Raises the limit that binds, if that helps.
__ls_room() {
  local full="" worst="" step=0 total=1 left=""
  __ls_memory
  __ls_memory_groups
  __ls_nodes
  __ls_judge
  case $full in
    "")
      __ls_say "Nothing is full, so nothing is raised. The why script says more."
      \return 0;;
    *);;
  esac
  __ls_pick "$worst"
  __ls_say "Full: $where, $used of $of."
  if __ls_busy; then
    __ls_say "Not raised: it would be full again at once."
    __ls_say "To insist, print it with --force."
    \return 0
  fi
  __ls_margin
  p=${where#* in }/${where%% in *}
  case $where in
    commit*)
      p=$proc/sys/vm/overcommit_kbytes
      if __ls_number "$p" && [ "$value" -gt 0 ]; then \:
      else p=${p%kbytes}ratio step=$(( step * 100 / total + 1 )); fi;;
    *);;
  esac
  if [ "$step" -lt 1 ]; then
    __ls_say "Not raised: another limit leaves no room either."
    \return 0
  fi
  case $where in
    R*) __ls_own_room;;
    memory*)
      if __ls_number "$p"; then __ls_more_memory
      else __ls_say "No limit to raise: end what fills it."; fi;;
    *)
      if __ls_number "$p"; then __ls_write "$p" "$(( value + step ))" "$value"
      else __ls_say "No limit to raise: end what fills it."; fi;;
  esac
}
# A limit in bytes may be more than mksh can count with.
__ls_more_memory() {
  t=$value
  if __ls_fits "$value" && __ls_fits "$(( step ))0000"; then
    __ls_write "$p" "$(( value + step * 1024 ))" "$t"
  elif __ls_kilo "$value"; then
    __ls_write "$p" "$(( value + step ))K" "$t"
  fi
}
# shellcheck disable=SC2034 # they are for the functions that it calls
__ls_main() {
  # lastshell: allow external a builtin of zsh, and only there
  case ${ZSH_VERSION-} in "");; *) \emulate -L -R sh;; esac
  # Nothing below outlives this function: every name is local to it.
  local LC_ALL=C IFS opts="" whole="" line="" name="" uid=""
  local proc='/proc'
  local f_state f_ppid f_pgrp f_sid f_tty f_flags f_threads f_start
  local shown o p t pid value waits=1 nproc=-p own me euid
  # lastshell: number kernel,free,full,f_threads counted here, or by the kernel
  local free="" used of where="" base roof home above
  local kernel=0 inside soft hard exempt
  local full=0
  # mksh would go on with the separators from outside. It has to be given a tab,
  # and the first one is in what the kernel says of this shell.
  case ${KSH_VERSION-} in
    *MIRBSD*)
      IFS="" \read -r line <"$proc/self/status"
      line=${line#*:}
      IFS=" ${line%"${line#?}"}";;
    *) \unset -v IFS;;
  esac
  # The list of limits stands in variables with a number in their name.
  local limits=0
  while [ "$limits" -lt 60 ]; do
    limits=$(( limits + 1 ))
    # lastshell: allow eval a number that this text counts
    \eval "local __ls_lu$limits=\"\" __ls_lo$limits=\"\""
    # lastshell: allow eval the same
    \eval "local __ls_lw$limits=\"\" __ls_ll$limits=\"\""
  done
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
  __ls_room
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
__ls_n=
for __ls_i in __ls_enter __ls_leave __ls_clean __ls_say __ls_put __ls_stat __ls_uid __ls_limit __ls_number __ls_sysread __ls_at_once __ls_tight __ls_levels __ls_kernel __ls_self __ls_numbers __ls_tasks __ls_nproc __ls_slots __ls_kib __ls_kilo __ls_fits __ls_memory __ls_memory_groups __ls_group_memory __ls_nodes __ls_pick __ls_judge __ls_rank_of __ls_word __ls_busy __ls_belongs __ls_write __ls_own_room __ls_margin __ls_room __ls_more_memory __ls_main; do
  \command -v "$__ls_i" >/dev/null && __ls_n=$__ls_n+
done
case ${KSH_VERSION-}${#__ls_n} in
  *38) __ls_main;;
  # lastshell: allow external a builtin of mksh, and only there
  *MIRBSD*) \print -r -- "This paste is damaged: nothing was done.";;
  # lastshell: allow external a builtin of all the others
  *) \printf "%s\n" "This paste is damaged: nothing was done.";;
esac
\unset -v __ls_n __ls_i
\unset -f __ls_enter __ls_leave __ls_clean __ls_say __ls_put __ls_stat __ls_uid __ls_limit __ls_number __ls_sysread __ls_at_once __ls_tight __ls_levels __ls_kernel __ls_self
\unset -f __ls_numbers __ls_tasks __ls_nproc __ls_slots __ls_kib __ls_kilo __ls_fits __ls_memory __ls_memory_groups __ls_group_memory __ls_nodes __ls_pick __ls_judge __ls_rank_of __ls_word
\unset -f __ls_busy __ls_belongs __ls_write __ls_own_room __ls_margin __ls_room __ls_more_memory __ls_main
} || true
