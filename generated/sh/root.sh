#!/bin/sh
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./root.sh
# Not as ./root.sh or sh root.sh: both start a process.
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
# lastshell 0.1.0, root: says how to become root here, and what may be lost.
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
# Notes that the process $1 is protected, for the reason $2.
__ls_keep() {
  case $safe in *" $1="*) \return 0;; *) safe="$safe$1=$2 ";; esac
}
# Protects the process $1 and its parents, for the reason $2.
__ls_spare() {
  local q="$1"
  while \:; do
    case $q in "" | 0 | *[!0-9]*) \return 0;; *);; esac
    case $safe in *" $q="*) \return 0;; *);; esac
    case $q in 1) __ls_keep 1 first;; *) __ls_keep "$q" "$2";; esac
    # A parent that cannot be read hides those above it.
    if ! __ls_stat "$proc/$q"; then
      hidden=1
      \return 0
    fi
    case $name in
      tmux*server | screen | SCREEN) __ls_uid "$proc/$q" && mux=$uid;;
      *);;
    esac
    q=$f_ppid
  done
}
# Never signalled: this shell and its parents (its sshd and terminal are among
# them), PID 1, kernel threads, and whatever shows a tmux or screen session.
# Kernel threads are many, and are told by their parent: kthread is set if
# there are any here.
__ls_protect() {
  local mux="" hidden=""
  # Anew at each walk: a number that was spared may be somebody else's by now.
  safe=" " kthread=
  __ls_spare "$own" own
  __ls_keep 1 first
  if __ls_stat "$proc/2" && [ "$f_ppid" = 0 ]; then
    # lastshell: allow arith the kernel writes a number there
    t=$(( f_flags & 2097152 ))
    [ "$t" = 0 ] || kthread=1
  fi
  [ -n "$mux$hidden" ] || \return 0
  __ls_kin
} 2>/dev/null
# More to protect, which takes a walk to find: what shows this tmux or screen;
# and where the parents of this shell are hidden, every login, since one of them
# may carry it.
__ls_kin() {
  local p pid
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    __ls_stat "$p" || \continue
    [ "$f_tty" = 0 ] && \continue
    [ -n "$hidden" ] && [ "$f_sid" = "$pid" ] && __ls_keep "$pid" login
    [ -n "$mux" ] || \continue
    case $name in tmux*client | screen) ;; *) \continue;; esac
    __ls_uid "$p" || \continue
    case $uid in "$mux" | 0) __ls_spare "$pid" shows;; *);; esac
  done
}
# An ordinary user's own processes, which he may end to make room for sudo; not
# what carries this shell, and not what is dead already. Only he can choose.
__ls_candidates() {
  local p pid n=0
  __ls_protect
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    case $safe in *" $pid="*) \continue;; *);; esac
    __ls_uid "$p" && [ "$uid" = "$me" ] && __ls_stat "$p" || \continue
    case $f_state in [ZX]) \continue;; *);; esac
    n=$(( n + 1 ))
    [ "$n" -gt 1 ] || __ls_say "These are yours, and this shell does not need them:"
    [ "$n" -gt 12 ] ||
      __ls_say "  PID $pid $name, parent $f_ppid, state $f_state"
  done 2>/dev/null
  if [ "$n" -eq 0 ]; then
    __ls_say "You have no other processes here: only root can make room."
    \return 0
  fi
  [ "$n" -le 12 ] || __ls_say "  and $(( n - 12 )) more"
  __ls_say "Choose; kill -KILL PID ends one, and nothing is ended unasked."
}
# What sudo needs: it starts two processes itself, and plain sudo one more.
__ls_root() {
  # ENV names a start file of these shells.
  local sudo="sudo env ENV=/dev/null sh"
  if [ "$euid" = 0 ]; then
    __ls_say "This shell is root already."
    \return 0
  fi
  __ls_say "Free slots: ${free:-not known} (${where:-no limit could be read})"
  case $free in
    "")
      __ls_say "No limit could be read, so treat it as full, as below."
      free=0;;
    *);;
  esac
  if [ "$free" -ge 4 ]; then
    __ls_say "There is room. Type:  $sudo"
    __ls_say "If it fails, this shell is still here."
  else
    # In a user namespace (ns) root is bound by it too.
    case $exempt$where in
      ns*);;
      RLIMIT*)
        __ls_own_limit
        \return 0;;
      *);;
    esac
    if [ "$free" -ge 2 ]; then
      __ls_say "Just room for exec. First try to free more; the next line is a risk:"
      __ls_say "  exec $sudo"
      __ls_say "If it fails (password, sudoers, a slot taken), this shell is gone."
    else
      __ls_no_room
    fi
  fi
  __ls_say "Never sudo -i or sudo -s now: their start files run programs."
}
# Only this user is full: root is exempt, so sudo can start what it needs.
__ls_own_limit() {
  if [ "$soft" = "$hard" ]; then \:
  else
    __ls_say "Your soft limit is below your hard limit. To fork again, type:"
    __ls_say "  ulimit -S $nproc $hard"
    __ls_say "and to undo it:  ulimit -S $nproc $soft"
  fi
  __ls_say "Only your own limit is full, and root is exempt from it. Type:"
  __ls_say "  exec $sudo"
  __ls_say "If it fails (wrong password, not in sudoers), this shell is gone."
}
__ls_no_room() {
  __ls_say "Do not type exec sudo, exec su or exec doas: with no free slot each"
  __ls_say "of them fails after it has replaced this shell, and it is lost."
  __ls_say "First make at least 4 slots by ending processes of your own."
  __ls_candidates
  __ls_say "Then paste this again. A message about a locked account or a wrong"
  __ls_say "password can mean no slot: do not try twice."
  case $where in *user-*.slice*);; *) \return 0;; esac
  __ls_say "Only your own slice is full. If you log in here with a key, then"
  __ls_say "  exec ssh root@localhost"
  __ls_say "needs no slot of yours. If the login fails, this shell is gone."
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
  local safe=" " kthread=""
  # mksh would go on with the separators from outside. It has to be given a tab,
  # and the first one is in what the kernel says of this shell.
  case ${KSH_VERSION-} in
    *MIRBSD*)
      IFS="" \read -r line <"$proc/self/status"
      line=${line#*:}
      IFS=" ${line%"${line#?}"}";;
    *) \unset -v IFS;;
  esac
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
  __ls_root
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
__ls_n=
for __ls_i in __ls_enter __ls_leave __ls_clean __ls_say __ls_stat __ls_uid __ls_number __ls_sysread __ls_at_once __ls_tight __ls_levels __ls_kernel __ls_self __ls_numbers __ls_tasks __ls_nproc __ls_slots __ls_keep __ls_spare __ls_protect __ls_kin __ls_candidates __ls_root __ls_own_limit __ls_no_room __ls_main; do
  \command -v "$__ls_i" >/dev/null && __ls_n=$__ls_n+
done
case ${KSH_VERSION-}${#__ls_n} in
  *26) __ls_main;;
  # lastshell: allow external a builtin of mksh, and only there
  *MIRBSD*) \print -r -- "This paste is damaged: nothing was done.";;
  # lastshell: allow external a builtin of all the others
  *) \printf "%s\n" "This paste is damaged: nothing was done.";;
esac
\unset -v __ls_n __ls_i
\unset -f __ls_enter __ls_leave __ls_clean __ls_say __ls_stat __ls_uid __ls_number __ls_sysread __ls_at_once __ls_tight __ls_levels __ls_kernel __ls_self __ls_numbers __ls_tasks
\unset -f __ls_nproc __ls_slots __ls_keep __ls_spare __ls_protect __ls_kin __ls_candidates __ls_root __ls_own_limit __ls_no_room __ls_main
} || true
