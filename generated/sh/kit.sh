#!/bin/sh
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./kit.sh
# Not as ./kit.sh or sh kit.sh: both start a process.
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
# lastshell 0.1.0, kit: defines one command, lastshell, that does all of these.
# For dash, busybox ash and mksh; zsh takes the paste or the file. Nothing here
# starts a process: every command is a builtin, written \kill and the like so
# that no alias stands in.
# Puts aside the options that would change what this text means, or end this
# shell. After Ctrl-C those from before are still known, so that the next text
# gives them back.
__lk_enter() {
  opts=${__ls_opts-$-}
  __ls_opts=$opts
  \set +eux -f
  # mksh can end the name of every folder with a slash; a PID would be lost behind it.
  case ${KSH_VERSION-} in *MIRBSD*) \set +X;; *) ;; esac
}
# Puts them back.
__lk_leave() {
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
__lk_clean() {
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
__lk_say() {
  local shown=""
  __lk_clean "$*"
  case ${KSH_VERSION-} in
    # lastshell: allow external a builtin of mksh, and only there
    *MIRBSD*) \print -r -- "$shown";;
    # lastshell: allow external a builtin of all the others
    *) \printf "%s\n" "$shown";;
  esac
}
# Writes $1 to the file $2: a limit, or what a control group is told.
__lk_put() {
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
__lk_stat() {
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
__lk_uid() {
  while \read -r line uid o; do
    case $line in Uid:) \return 0;; *) ;; esac
  done <"$1/status"
  uid=
  \return 1
}
# Notes a limit: $1 used, $2 how many it allows or max, $3 its name and place, $4
# what has to be left, if that is known.
__lk_limit() {
  [ "$limits" -lt 60 ] || \return 0
  limits=$(( limits + 1 ))
  # lastshell: allow eval a number that this text counts
  \eval "__ls_lu$limits=\$1 __ls_lo$limits=\$2"
  # lastshell: allow eval the same
  \eval "__ls_lw$limits=\$3 __ls_ll$limits=\$4"
}
# The first word of the file $1 into value, if it is a number.
__lk_number() {
  value=
  if \read -r value line <"$1"; then \:
  else
    case ${ZSH_VERSION:+zsh}$value in
      zsh*) __lk_sysread "$1";;
      [0-9]) __lk_at_once "$1";;
      *);;
    esac
  fi
  case $value in "" | *[!0-9]*) \return 1;; *);; esac
  [ "${#value}" -lt 19 ]
}
# zsh has a word that reads in one piece, which it loads from a file of its own.
__lk_sysread() {
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
__lk_at_once() {
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
    __lk_say "end" >&7
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
__lk_tight() {
  __lk_limit "$1" "$2" "$3" ""
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
__lk_levels() {
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
__lk_kernel() {
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
__lk_self() {
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
__lk_numbers() {
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
    __lk_tasks
    count=$t
  fi
  __lk_tight "$count" "$(( most - 300 ))" "pid_max in $proc/sys/kernel"
}
# Counts into t the tasks of all processes, or of the user $1.
__lk_tasks() {
  local p who="${1-}"
  t=0
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    if [ -n "$who" ]; then
      __lk_uid "$p" || \continue
      [ "$uid" = "$who" ] || \continue
    fi
    __lk_stat "$p" && t=$(( t + f_threads ))
  done
}
# The user's own limit, against the threads of that user.
__lk_nproc() {
  [ "$exempt" = 1 ] && \return 0
  soft="" hard=
  while \read -r line o soft hard t; do
    [ "$o" = processes ] && \break
    soft=
  done <"$proc/self/limits"
  [ "$soft" = unlimited ] && soft=max
  case $soft in max) ;; "" | *[!0-9]*) \return 0;; *);; esac
  __lk_tasks "$me"
  __lk_tight "$t" "$soft" "RLIMIT_NPROC in ulimit $nproc (hard: $hard)"
}
# Free slots under the tightest limit, all by reading.
__lk_slots() {
  local p
  free="" used="" of="" where=
  limits=0
  \read -r o o o line o <"$proc/loadavg"
  t=${line#*/}
  case $t in
    "" | *[!0-9]*) \:;;
    *)
      __lk_number "$proc/sys/kernel/threads-max" &&
        __lk_tight "$t" "$value" "threads-max in $proc/sys/kernel"
      t=${line#*/}
      \read -r o o o line o <"$proc/loadavg"
      t=${line#*/}
      __lk_number "$proc/sys/kernel/pid_max" && __lk_numbers "$t";;
  esac
  p=$base
  while [ -n "$p" ]; do
    if __lk_number "$p/pids.current"; then
      t=$value
      if __lk_number "$p/pids.max" || [ "$value" = max ]; then
        __lk_tight "$t" "$value" "pids.max in $p"
      fi
    fi
    [ "$p" = "$roof" ] && \break
    p=${p%/*}
  done
  __lk_nproc
  \return 0
} 2>/dev/null
# Notes that the process $1 is protected, for the reason $2.
__lk_keep() {
  case $safe in *" $1="*) \return 0;; *) safe="$safe$1=$2 ";; esac
}
# Protects the process $1 and its parents, for the reason $2.
__lk_spare() {
  local q="$1"
  while \:; do
    case $q in "" | 0 | *[!0-9]*) \return 0;; *);; esac
    case $safe in *" $q="*) \return 0;; *);; esac
    case $q in 1) __lk_keep 1 first;; *) __lk_keep "$q" "$2";; esac
    # A parent that cannot be read hides those above it.
    if ! __lk_stat "$proc/$q"; then
      hidden=1
      \return 0
    fi
    case $name in
      tmux*server | screen | SCREEN) __lk_uid "$proc/$q" && mux=$uid;;
      *);;
    esac
    q=$f_ppid
  done
}
# Never signalled: this shell and its parents (its sshd and terminal are among
# them), PID 1, kernel threads, and whatever shows a tmux or screen session.
# Kernel threads are many, and are told by their parent: kthread is set if
# there are any here.
__lk_protect() {
  local mux="" hidden=""
  # Anew at each walk: a number that was spared may be somebody else's by now.
  safe=" " kthread=
  __lk_spare "$own" own
  __lk_keep 1 first
  if __lk_stat "$proc/2" && [ "$f_ppid" = 0 ]; then
    # lastshell: allow arith the kernel writes a number there
    t=$(( f_flags & 2097152 ))
    [ "$t" = 0 ] || kthread=1
  fi
  [ -n "$mux$hidden" ] || \return 0
  __lk_kin
} 2>/dev/null
# More to protect, which takes a walk to find: what shows this tmux or screen;
# and where the parents of this shell are hidden, every login, since one of them
# may carry it.
__lk_kin() {
  local p pid
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    __lk_stat "$p" || \continue
    [ "$f_tty" = 0 ] && \continue
    [ -n "$hidden" ] && [ "$f_sid" = "$pid" ] && __lk_keep "$pid" login
    [ -n "$mux" ] || \continue
    case $name in tmux*client | screen) ;; *) \continue;; esac
    __lk_uid "$p" || \continue
    case $uid in "$mux" | 0) __lk_spare "$pid" shows;; *);; esac
  done
}
# The reason $1 in words, into t.
__lk_reason() {
  case $1 in
    own) t="this shell or its parent";;
    first) t="first process";;
    asked) t="protected on request";;
    login) t="a login";;
    *) t="shows this terminal";;
  esac
}
# The name of the folder $1, short to read. False if there is none, or if it has
# a newline, since nobody can ask for such a name.
__lk_comm() {
  name=
  {
    IFS="" \read -r name || \return 1
    if IFS="" \read -r line; then \return 1; fi
  } <"$1/comm" || \return 1
  \return 0
}
# Marks in __ls_d what descends from the PIDs asked for. Where a parent has
# ended, a session that was opened below still tells where its members belong.
__lk_tree() {
  local q p grown=1
  __lk_fell
  case $unders in "") \return 0;; *);; esac
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    case $pid in *[!0-9]*) \continue;; *);; esac
    __lk_stat "$p" || \continue
    below="$below $pid"
    # lastshell: allow eval digits only, as checked above
    \eval "__ls_u$pid=\$f_ppid __ls_l$pid=\$f_sid"
  done 2>/dev/null
  while [ -n "$grown" ]; do
    grown=
    for q in $below; do
      # lastshell: allow eval the list holds digits only
      \eval "t=\${__ls_d$q-} o=\$__ls_u$q line=\$__ls_l$q"
      case $t in 1) \continue;; *);; esac
      case $unders in *" $q "*) \continue;; *);; esac
      for o in "$o" "$line"; do
        case $o in "" | *[!0-9]*) \continue;; *);; esac
        # lastshell: allow eval digits only, as checked above
        \eval "t=\${__ls_d$o-}"
        case $t:$unders in 1:* | *" $o "*) ;; *) \continue;; esac
        # lastshell: allow eval the list holds digits only
        \eval "__ls_d$q=1"
        grown=1
      done
    done
  done
}
# Takes away what was noted for that.
__lk_fell() {
  for pid in $below; do
    # lastshell: number pid nothing else is added to below
    \unset -v "__ls_d$pid" "__ls_u$pid" "__ls_l$pid"
  done
  below=
}
# Adds the user $1 to uids, a name as the number that this host's own file has.
__lk_user() {
  uid=$1
  case $1 in
    *[!0-9]*)
      while IFS=: \read -r line o uid t; do
        [ "$line" = "$1" ] && \break
        uid=
      done <"/etc/passwd"
      [ -n "$uid" ] || __lk_say "There is no user $1 in /etc/passwd.";;
    *);;
  esac
  [ -z "$uid" ] || uids="$uids$uid "
} 2>/dev/null
# The program file itself is compared, so links and renames do not matter.
__lk_exe() {
  local rest="$exes"
  while [ -n "$rest" ]; do
    [ "$1/exe" -ef "${rest%%"$nl"*}" ] && \return 0
    rest=${rest#*"$nl"}
  done
  \return 1
}
# A control group counts with everything below it, in any hierarchy.
__lk_in_cgroup() {
  local rest
  while IFS=: \read -r o t line; do
    rest=$cgroups
    while [ -n "$rest" ]; do
      o=${rest%%"$nl"*} rest=${rest#*"$nl"}
      case $line in "$o" | "$o"/*) \return 0;; *);; esac
    done
  done <"$1/cgroup"
  \return 1
}
# True if the folder $1 is a process that is meant and not protected. What is
# cheap to read comes first.
__lk_meant() {
  pid=${1##*/}
  case $pid in *[!0-9]*) \return 1;; *);; esac
  case $safe in *" $pid="*) \return 1;; *);; esac
  case $asked in "") \return 1;; *);; esac
  case $names in
    "");;
    *)
      # A newline in the name: somebody else.
      __lk_comm "$1" || \return 1
      case $names in *"$nl$name$nl"*) ;; *) \return 1;; esac;;
  esac
  case $unders in
    "");;
    *)
      # lastshell: allow eval digits only, as checked above
      \eval "t=\${__ls_d$pid-}"
      [ -n "$t" ] || \return 1;;
  esac
  case $parents$pgids$sids in
    "");;
    *)
      __lk_stat "$1" || \return 1
      case ${parents:-" $f_ppid "} in *" $f_ppid "*) ;; *) \return 1;; esac
      case ${pgids:-" $f_pgrp "} in *" $f_pgrp "*) ;; *) \return 1;; esac
      case ${sids:-" $f_sid "} in *" $f_sid "*) ;; *) \return 1;; esac;;
  esac
  case $uids in
    "");;
    *)
      __lk_uid "$1" || \return 1
      case $uids in *" $uid "*) ;; *) \return 1;; esac;;
  esac
  [ -z "$exes" ] || __lk_exe "$1" || \return 1
  [ -z "$cgroups" ] || __lk_in_cgroup "$1" || \return 1
  # A kernel thread has no program.
  if [ -z "$kthread" ] || [ -e "$1/exe" ]; then \return 0; fi
  __lk_stat "$1" || \return 1
  case $f_ppid:$pid in 2:* | *:2) \return 1;; *) \return 0;; esac
}
# Goes over the processes; $1 says what is done with each. Once there are signs
# of a program that hands over to copies of itself, the newest come first: they
# may be gone in a moment.
__lk_each() {
  # lastshell: number last the newest PID, which the kernel writes
  local p part parts=all last="$mark" what="$1"
  if [ "$suspect" = 1 ]; then
    \read -r o o o o mark o <"$proc/loadavg"
    parts="young old"
  fi
  __lk_tree
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for part in $parts; do
    for p do
      pid=${p##*/}
      case $pid in *[!0-9]*) \continue;; *);; esac
      case $part in
        young) [ "$pid" -gt "$last" ] || \continue;;
        old) [ "$pid" -gt "$last" ] && \continue;;
        *);;
      esac
      case $what in
        look) __lk_see "$p";;
        stop) __lk_stop "$p";;
        *);;
      esac
    done
  done 2>/dev/null
}
# Notes that the process pid has been met; new counts first meetings.
__lk_note() {
  # lastshell: allow eval digits only, by all callers
  \eval "t=\${__ls_s$pid-} __ls_s$pid=1"
  [ -z "$t" ] || \return 0
  new=$(( new + 1 )) met=$(( met + 1 )) __ls_seen="${__ls_seen-} $pid"
}
# Sorts what is meant: born is what is held, with its start time and the number
# of this look in a variable of its own; loose is what still runs; dead counts
# zombies, dying what is killed and on its way out. Gone are those that ended
# before they were read, fresh those never met before.
__lk_look() {
  look=$(( look + 1 ))
  born="" held=0 loose="" moving=0 dead=0 dying=0 gone=0 fresh=0
  __lk_each look
}
# A task in state D has its STOP waiting and takes it before it runs on.
__lk_see() {
  local was
  if __lk_meant "$1" && __lk_stat "$1"; then \:
  else
    [ -d "$1" ] || gone=$(( gone + 1 ))
    \return 0
  fi
  # lastshell: allow eval digits only, as checked by the caller
  \eval "was=\${__ls_s$pid-} o=\${__ls_k$pid-}"
  [ -n "$was" ] || fresh=$(( fresh + 1 ))
  case $f_state in
    [ZX])
      if [ "$f_threads" -lt 2 ]; then
        dead=$(( dead + 1 )) reaper=$f_ppid
        \return 0
      fi
      __lk_threads "$1";;
    *);;
  esac
  if [ "$o" = "$f_start" ]; then
    dying=$(( dying + 1 ))
    \return 0
  fi
  case $f_state$was in
    [Tt]* | D1)
      # lastshell: allow eval digits only, as checked by the caller
      \eval "__ls_b$pid=\$look:\$f_start"
      # What nobody has met before is remembered too, to be forgotten.
      [ -n "$was" ] || __ls_others="${__ls_others-} $pid"
      held=$(( held + 1 )) born="$born $pid";;
    *) moving=$(( moving + 1 )) loose="$loose $pid";;
  esac
}
# A process whose first thread has ended looks dead while its others run.
__lk_threads() {
  local start="$f_start" ppid="$f_ppid" run=T
  \set +f
  \set -- "$1"/task/[0-9]*
  \set -f
  for q do
    __lk_stat "$q" || \continue
    case $f_state in [ZXTt]) ;; *) run=R;; esac
  done
  f_state=$run f_start=$start f_ppid=$ppid
}
# Takes away what was noted of each process, by an earlier text too that was
# stopped with Ctrl-C.
__lk_forget() {
  for pid in ${__ls_seen-} ${__ls_others-}; do
    \unset -v "__ls_s$pid" "__ls_b$pid" "__ls_k$pid"
  done
  __lk_fell
  \unset -v __ls_had __ls_file __ls_armed __ls_seen __ls_others
}
# The first of the PIDs given, a line each.
__lk_show() {
  local n=0
  for pid do
    n=$(( n + 1 ))
    if [ "$n" -gt 12 ]; then
      __lk_say "  and $(( $# - 12 )) more"
      \return 0
    fi
    __lk_stat "$proc/$pid" || \continue
    __lk_say "  PID $pid $name, parent $f_ppid, state $f_state"
  done 2>/dev/null
}
# A PID means the same here and there only if this /proc is this shell's own.
__lk_own() {
  [ "$own" = "$$" ] && [ "$proc/self" -ef "$proc/$$" ] && \return 0
  __lk_say "$proc shows other PIDs than this shell has: nothing is signalled."
  \return 1
}
# Root takes this shell out of the control group that is full: joining another
# is never refused for lack of slots, and there this shell can start something.
__lk_move() {
  local word
  case $where:$euid:$free in "pids.max in "*:0:0) ;; *) \return 0;; esac
  case $home in "$roof"/*) ;; *) \return 0;; esac
  [ -w "$roof/cgroup.procs" ] && __lk_put "$$" "$roof/cgroup.procs" ||
    \return 0
  moved=$home
  __lk_word "$moved/cgroup.procs"
  __lk_say "This shell is now in the top control group. To move it back:"
  __lk_say "  echo \$\$ > $word"
}
# Among thousands that spin this shell gets little time to work. Where the
# scheduler shares by session, root may ask for more, and gives it back.
__lk_share() {
  local file="$proc/self/autogroup"
  \read -r o o o line o <"$proc/loadavg"
  t=${line%%/*}
  case $euid:$t in 0:1[7-9] | 0:[2-9][0-9] | 0:[1-9][0-9][0-9]*) ;; *) \return 0;; esac
  [ -w "$file" ] && \read -r o o value <"$file" && [ -n "$value" ] &&
    __lk_put -20 "$file" || \return 0
  nice=$value
  __lk_say "$t tasks want the CPU: this session goes first. To undo it:"
  __lk_say "  echo $nice > $file"
} 2>/dev/null
__lk_unshare() {
  [ -z "$nice" ] || __lk_put "$nice" "$proc/self/autogroup"
}
# And back when there is room.
__lk_return() {
  [ -n "$moved" ] && __lk_number "$moved/pids.current" || \return 0
  case $value in [0-9]?????????*) \return 0;; *);; esac
  # lastshell: number have,value digits, as checked here
  local have="$value"
  __lk_number "$moved/pids.max" || value=9999999
  case $value in [0-9]?????????*) value=9999999;; *);; esac
  [ "$(( value - have ))" -gt 4 ] || \return 0
  __lk_put "$$" "$moved/cgroup.procs" &&
    __lk_say "This shell is back in $moved."
} 2>/dev/null
# Waits $1 hundredths of a second, of 99 at most. sleep is a program; waiting for
# a terminal that never speaks is not. Without one, and in dash, which cannot
# wait for input, it watches the clock.
__lk_nap() {
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
# Sends $1 to the PIDs in batch.
__lk_signal() {
  # shellcheck disable=SC2086 # split on purpose
  [ -z "$batch" ] || \kill "-$1" $batch
  batch="" full=0
  \return 0
} 2>/dev/null
# Adds the PID $1 to the batch, which goes out as $2 when it has 64.
__lk_batch() {
  batch="$batch $1" full=$(( full + 1 ))
  [ "$full" -lt 64 ] || __lk_signal "$2"
}
# One walk that stops what is meant, 64 at a time; new counts first meetings.
__lk_pass() {
  new=0 sent=0
  __lk_protect
  __lk_each stop
  __lk_signal STOP
}
__lk_stop() {
  __lk_meant "$1" || \return 0
  __lk_note
  sent=$(( sent + 1 ))
  __lk_batch "$pid" STOP
}
# Walks, each followed by a look, until the look finds nothing that runs and
# nobody new; bounded, because some programs move faster than a walk. Whoever
# ends by himself or comes late may have handed over to a copy; after such a
# sign a look in which numbers have gone unread counts only with two more.
__lk_passes() {
  local turn=0 late="$suspect" calm=0
  while [ "$turn" -lt 5 ]; do
    turn=$(( turn + 1 ))
    __lk_pass
    __lk_nap 5
    __lk_look
    [ -n "${2-}" ] ||
      __lk_say "$1, pass $turn: stopped $new, still running $moving"
    [ "$fresh" = 0 ] || late=1
    [ "$turn" -gt 1 ] && [ "$new" -gt 0 ] && late=1
    [ "$(( held + moving + dead + dying ))" -lt "$sent" ] && late=1
    [ "$late" = 0 ] || suspect=1
    calm=$(( calm + 1 ))
    [ "$moving$fresh" = 00 ] || calm=0
    [ "$turn" -gt 1 ] && [ "$new" -gt 0 ] && calm=0
    [ "$calm" -gt 2 ] && \return 0
    [ "$calm" = 0 ] && \continue
    [ "$late" = 0 ] && \return 0
    [ "$gone" = 0 ] && \return 0
  done
  \return 1
}
# True if this shell has no traps: what is printed to /dev/full fails, so success
# means that nothing was. command, because mksh would end the text with that.
__lk_trapless() {
  [ -c /dev/full ] && \command trap >/dev/full
} 2>/dev/null
# Whatever ends this shell, $1 is put back into the file $2 first, or without a
# file all run on. False if the shell has traps of its own: they would be lost.
__lk_trap() {
  __lk_trapless || \return 1
  # Damage to this text must not leave a line of these three standing alone.
  case ${3-} in "$$") ;; *) \return 1;; esac
  __ls_had=$1 __ls_file=$2 __ls_armed=$3
  # shellcheck disable=SC2064 # expanded now: which signal it is
  # lastshell: allow trap a function that is there until this text ends
  for o in EXIT HUP INT TERM; do \trap "__lk_undo $o" "$o"; done
} 2>/dev/null
# shellcheck disable=SC2317 # the traps call it
__lk_undo() {
  case ${__ls_armed-}:${__ls_file-} in
    "$$:") \kill -CONT -1;;
    "$$:"*) __lk_put "$__ls_had" "$__ls_file";;
    *);;
  esac
  # A shell at a prompt lives on, and does what INT does when this text is done.
  case ${__ls_armed-}:${1-}:$- in
    "$$:INT:"*i*) halt=1;;
    "$$:EXIT:"* | "$$:TERM:"*i*);;
    "$$:"*)
      \trap - EXIT HUP INT TERM
      \kill "-$1" "$$";;
    *);;
  esac
} 2>/dev/null
# The end of that, where an INT that came meanwhile does its work.
__lk_untrap() {
  case ${__ls_armed-} in "$$") \trap - EXIT HUP INT TERM;; *) ;; esac
  case ${__ls_armed-}:${halt:+halted} in
    "$$:halted")
      __ls_armed=
      __lk_leave
      \kill -INT "$$";;
    *) __ls_armed=;;
  esac
}
# Whoever may not signal what still runs gains nothing from a higher rung.
__lk_barred() {
  local owner=""
  for pid in $loose; do
    [ -d "$proc/$pid" ] || \continue
    \kill -0 "$pid" && \return 1
    __lk_uid "$proc/$pid" && owner=$uid
  done 2>/dev/null
  [ -n "$owner" ] || \return 1
  __lk_say "They belong to UID $owner: only that user or root can stop them."
  __lk_say "The root script says how to become root here, and what of your own"
  __lk_say "you may end to make the slots that it needs."
  # shellcheck disable=SC2086 # split on purpose
  __lk_show $loose
}
# A process group is stopped in one call, with children that are being born.
# Only a group in which every member is meant, and none is protected.
__lk_groups() {
  local gangs="" q any=""
  __lk_protect
  __lk_tree
  __lk_gangs
  batch="" full=0
  for q in $gangs; do
    # lastshell: allow eval the list holds digits only
    \eval "t=\$__ls_g$q"
    [ "$t" = mine ] || \continue
    [ -n "$batch" ] ||
      __lk_say "They move faster than a walk: stopping their process groups whole."
    # lastshell: allow eval the same
    \eval "__ls_g$q=stilled"
    __lk_batch "-$q" STOP
    any=1
  done
  __lk_signal STOP
  if [ -n "$any" ]; then
    suspect=0
    # Who was born into them meanwhile was stopped too, and is let go at the end.
    __lk_nap 5
    __lk_gangs
  fi
  for q in $gangs; do \unset -v "__ls_g$q"; done
  [ -n "$any" ] && __lk_passes groups
}
__lk_gangs() {
  local p
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do __lk_gang "$p"; done 2>/dev/null
}
# Notes the process group of one process: mine as long as all in it are meant.
__lk_gang() {
  local was
  __lk_stat "$1" || \return 0
  q=$f_pgrp
  case $q in "" | 0 | 1 | *[!0-9]*) \return 0;; *);; esac
  # lastshell: allow eval digits only, as checked above
  \eval "was=\${__ls_g$q-}"
  if [ "$was" = stilled ]; then
    case $f_state in [Tt]) __lk_note;; *);; esac
    \return 0
  fi
  [ -n "$was" ] || gangs="$gangs $q"
  if __lk_meant "$1"; then was=${was:-mine}; else was=shared; fi
  # lastshell: allow eval digits only, as checked above
  \eval "__ls_g$q=\$was"
}
# The kernel can freeze a control group whole. The rogue's is frozen only until
# STOP has been sent: each task takes it before it runs on. Where there is no
# freezer, a pids.max of 0 keeps the group from starting anything meanwhile.
# Never a group that holds something protected.
__lk_cgroup() {
  local kind path one whose=""
  [ "$euid" = 0 ] || \return 1
  # Of somebody who is there still; a number may be another's by now.
  for one in $loose $born; do
    __lk_meant "$proc/$one" && whose=$one && \break
  done
  [ -n "$whose" ] || \return 1
  while IFS=: \read -r o kind path; do
    [ "$path" = / ] && \continue
    case ,$kind, in
      ,,)
        __lk_frozen "$path" " - cgroup2 " cgroup.freeze 1 0 && \return 0
        __lk_frozen "$path" " - cgroup2 " pids.max 0 "" && \return 0;;
      *,freezer,*)
        __lk_frozen "$path" freezer freezer.state FROZEN THAWED && \return 0;;
      *,pids,*) __lk_frozen "$path" pids pids.max 0 "" && \return 0;;
      *);;
    esac
  done <"$proc/$whose/cgroup"
  \return 1
} 2>/dev/null
# Path $1 in the hierarchy whose mount has $2 in it: writes $4 to its file $3,
# stops what is meant, and writes $5, or what was there before.
__lk_frozen() {
  local root top had file="" halt="" q word
  for q in $safe; do
    while \read -r line; do
      case ${line#*:*:}/ in "$1"/*) \return 1;; *);; esac
    done <"$proc/${q%%=*}/cgroup"
  done
  while \read -r o o o root top line; do
    case $line in *"$2"*) ;; *) \continue;; esac
    file=$top${1#"${root%/}"}/$3
    [ -w "$file" ] && \break
    file=
  done <"$proc/self/mountinfo"
  [ -n "$file" ] && \read -r had <"$file" || \return 1
  had=${5:-$had}
  case $had in "" | *[!A-Za-z0-9]*) \return 1;; *);; esac
  __lk_trap "$had" "$file" "$$" || \return 1
  __lk_say "They move faster than a walk: holding their control group $1"
  __lk_say "by $3. Should this shell end now, any root shell can undo it:"
  __lk_word "$file"
  __lk_say "  echo $had > $word"
  __lk_put "$4" "$file"
  if [ "$3" = pids.max ]; then __lk_passes "control group" quiet
  else
    __lk_nap 20
    __lk_pass
  fi
  __lk_put "$had" "$file"
  __lk_untrap
  __lk_passes "control group"
}
# Everything that this user may signal is stopped in one call, and all that is
# not meant runs again at once: first the way to this terminal, then the rest,
# children before parents so that no shell notices.
__lk_hold() {
  # lastshell: number deepest,depth counted here
  local q chained="" deepest=0 depth trapped="" halt="" p
  __lk_protect
  __lk_parents
  # Should this shell end half-way, all of them run on.
  if __lk_trap "" "" "$$"; then
    trapped=1
    __lk_say "Last rung: all stops for a moment, and what is not meant runs on."
    __lk_say "If KILL or STOP meets this shell now, any root shell can undo it:"
    __lk_say "  kill -CONT -1"
  else __lk_say "No last rung: this shell has traps of its own."
  fi
  # Damage to this text must not leave the next line standing alone.
  case ${1-}:$trapped in "$$:1") \kill -STOP -1;; *) ;; esac
  if [ -n "$trapped" ]; then
    __lk_let_go
    __lk_untrap
  fi
  for q in $chained; do \unset -v "__ls_p$q" "__ls_t$q"; done
  suspect=0
  [ -n "$trapped" ] && __lk_passes hold
} 2>/dev/null
# Lets run what is not meant, but what was stopped before.
__lk_let_go() {
  for q in $safe; do
    q=${q%%=*}
    # lastshell: allow eval digits only: they come from names of folders
    \eval "t=\${__ls_t$q-}"
    case $q:$t in "1:"* | "$$:"* | *:[Tt]) ;; *) __lk_batch "$q" CONT;; esac
  done
  __lk_signal CONT
  __lk_tree
  __lk_order
  depth=$deepest
  while [ "$depth" -ge 0 ]; do
    # lastshell: allow eval a number that was counted here
    \eval "t=\${__ls_o$depth-}"
    for q in $t; do __lk_batch "$q" CONT; done
    \unset -v "__ls_o$depth"
    depth=$(( depth - 1 ))
  done
  __lk_signal CONT
}
# Notes the parent of each process, and whether it is stopped already.
__lk_parents() {
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    case $pid in *[!0-9]*) \continue;; *);; esac
    __lk_stat "$p" || \continue
    chained="$chained $pid"
    # lastshell: allow eval digits only, as checked above
    \eval "__ls_p$pid=\$f_ppid __ls_t$pid=\$f_state"
  done
}
# Puts those that are not meant in order, by how far below PID 1 they are.
__lk_order() {
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    if __lk_meant "$p"; then
      __lk_note
      \continue
    fi
    case $pid in *[!0-9]*) \continue;; *);; esac
    # lastshell: allow eval digits only, as checked above
    \eval "t=\${__ls_t$pid-} q=\${__ls_p$pid-}"
    case $t in [Tt]) \continue;; *);; esac
    depth=0
    while [ "$depth" -lt 200 ]; do
      case $q in "" | 0 | *[!0-9]*) \break;; *);; esac
      depth=$(( depth + 1 ))
      # lastshell: allow eval digits only, as checked above
      \eval "q=\${__ls_p$q-}"
    done
    [ "$depth" -le "$deepest" ] || deepest=$depth
    # lastshell: allow eval a number that was counted here
    \eval "__ls_o$depth=\"\${__ls_o$depth-} \$pid\""
  done
}
# What was stopped and is not meant after all runs again: it has taken another
# name, or the number of a rogue that had ended.
__lk_release() {
  local freed=""
  for pid in ${__ls_seen-}; do
    # lastshell: allow eval the list holds digits only
    \eval "t=\${__ls_k$pid-}"
    [ -z "$t" ] && __lk_stat "$proc/$pid" || \continue
    case $f_state in [Tt]) ;; *) \continue;; esac
    __lk_meant "$proc/$pid" || freed="$freed $pid"
  done 2>/dev/null
  [ -n "$freed" ] || \return 0
  __lk_say "let run again, because they are not meant:"
  # shellcheck disable=SC2086 # split on purpose
  __lk_show $freed
  for pid in $freed; do __lk_batch "$pid" CONT; done
  __lk_signal CONT
}
# The ladder: each rung only when the one below has not been enough.
__lk_freeze() {
  __lk_passes walk && \return 0
  __lk_barred && \return 1
  __lk_groups && \return 0
  __lk_cgroup && \return 0
  __lk_hold "$$" && \return 0
  [ "$moving" = 0 ] || __lk_say "$moving that are meant still run:"
  # shellcheck disable=SC2086 # split on purpose
  __lk_show $loose
  \return 1
}
# What the selection means and protection spares is said, not passed over.
__lk_spared() {
  local all="$safe" p
  for p in $all; do
    safe=
    [ "$kthread:${p%%=*}" = 1:2 ] && \continue
    if __lk_meant "$proc/${p%%=*}" && __lk_stat "$proc/$pid"; then
      __lk_reason "${p#*=}"
      __lk_say "spared although it is meant: PID $pid $name ($t)"
    fi
  done 2>/dev/null
  safe=$all
}
# Freezes, says what is held now, and what comes next.
__lk_run_freeze() {
  __lk_own || \return 1
  __lk_move
  __lk_share
  __lk_freeze
  __lk_release
  __lk_unshare
  __lk_spared
  if [ "$held" -gt 0 ]; then
    __lk_say "Frozen: $held. They keep their slots until they are killed."
    # shellcheck disable=SC2086 # split on purpose
    __lk_show $born
  elif [ "$moving" = 0 ]; then
    __lk_say "Nothing that is meant is running. lastshell list shows who is."
  fi
}
# Kills what is in born if it still is the same process, and still held: first
# those whose parent is not among them, which could start the others again.
__lk_kill() {
  local rest=""
  killed=0
  for pid in $born; do
    __lk_stat "$proc/$pid" || \continue
    # lastshell: allow eval the list holds digits only
    \eval "t=\${__ls_b$pid-}"
    case $f_state:$t in [RSI]:*) \continue;; *:"$look:$f_start") ;; *) \continue;; esac
    case $f_ppid in "" | *[!0-9]*) \continue;; *);; esac
    killed=$(( killed + 1 ))
    # lastshell: allow eval digits only, as checked above
    \eval "__ls_k$pid=\$f_start t=\${__ls_b$f_ppid-}"
    case $t in
      "$look":*) rest="$rest $pid";;
      *) __lk_batch "$pid" KILL;;
    esac
  done 2>/dev/null
  __lk_signal KILL
  for pid in $rest; do __lk_batch "$pid" KILL; done
  __lk_signal KILL
  __lk_say "killed $killed"
}
# Killed is not gone: a slot comes back when the parent has reaped. False when
# there is somebody new, or somebody who does not die.
__lk_wait() {
  # lastshell: number turn,enough counted here
  local turn=0 enough
  while [ "$turn" -lt 120 ]; do
    turn=$(( turn + 1 ))
    __lk_nap 25
    __lk_look
    [ "$moving$held" = 00 ] || \return 1
    # Nobody at three looks in a row, at nine if some may slip past a look.
    [ "$gone" = 0 ] || suspect=1
    enough=3
    [ "$suspect" = 0 ] || enough=9
    quiet=$(( quiet + 1 ))
    [ "$dying$dead" = 00 ] || quiet=0
    [ "$quiet" -lt "$enough" ] || \return 0
    # Zombies that nobody reaps are no reason to wait for long.
    [ "$dying" = 0 ] && [ "$dead" -gt 0 ] && [ "$turn" -gt 20 ] && \break
    case $turn in
      *[02468]0) __lk_say "waiting for $(( dying + dead )) to be gone";;
      *);;
    esac
  done
  [ "$dying" = 0 ] || __lk_say "$dying do not die: blocked inside the kernel"
  [ "$dead" = 0 ] || __lk_reaper
  [ "$dying" = 0 ]
}
# Zombies keep their slots; only their parent can give them back.
__lk_reaper() {
  __lk_say "$dead zombies keep their slots until their parent reaps them:"
  __lk_show "$reaper"
  [ "$reaper" = 1 ] || \return 0
  __lk_say "That is the first process here and is never killed. Restart this"
  __lk_say "container from its host: docker restart, or kubectl delete pod."
}
# Only what is stopped; what runs is named and left alone.
__lk_finish() {
  __lk_protect
  __lk_look
  if [ "$moving" -gt 0 ]; then
    __lk_say "left alone, because they are not stopped:"
    # shellcheck disable=SC2086 # split on purpose
    __lk_show $loose
  fi
  [ "$held" -gt 0 ] || __lk_say "Nothing that is meant is stopped: freeze first."
  [ "$held" -gt 0 ] || \return 0
  # shellcheck disable=SC2086 # the same
  __lk_show $born
  __lk_kill
  __lk_wait
  __lk_slots
  [ -z "$free" ] || __lk_say "slots: $free of $of free ($where)"
}
# Freeze, verify, kill and look again; more rounds are for late arrivals.
__lk_recover() {
  local round
  # shellcheck disable=SC2034 # a count of turns
  for round in 1 2 3 4; do
    __lk_freeze || \return 1
    if [ "$held" -gt 0 ]; then
      __lk_say "frozen $held, and nothing new runs:"
      # shellcheck disable=SC2086 # split on purpose
      __lk_show $born
      __lk_kill
    fi
    __lk_wait && \break
  done
}
# What can be read now, and what to type next.
__lk_verdict() {
  __lk_look
  __lk_slots
  [ -z "$free" ] || __lk_say "slots: $free of $of free ($where)"
  t=$(( held + moving + dying ))
  if [ "$met" = 0 ]; then
    __lk_say "Nothing that is meant was running. lastshell list shows who is."
  elif [ "$t" -gt 0 ]; then
    __lk_say "Not recovered: $t are left."
    __lk_say "Try the same again. If it stays so, select them another way. What is"
    __lk_say "stopped stays stopped: lastshell thaw lets it run, kill ends it."
  elif [ "$dead" -gt 0 ]; then
    __lk_say "Gone but for $dead zombies. Only their parent can give those slots"
    __lk_say "back: end or restart PID $reaper."
  elif [ "$free" = 0 ]; then
    __lk_say "They are gone, but the limit is still full: somebody else fills it."
  else
    __lk_say "Recovered. A first safe command is: ls"
  fi
}
# The whole of it, in order.
__lk_run_recover() {
  __lk_own || \return 1
  __lk_move
  __lk_share
  __lk_recover
  __lk_release
  __lk_spared
  __lk_unshare
  __lk_verdict
  __lk_return
}
# Lets what is stopped run again.
__lk_thaw() {
  __lk_protect
  __lk_look
  # shellcheck disable=SC2086 # split on purpose
  __lk_show $born
  for pid in $born; do __lk_batch "$pid" CONT; done
  __lk_signal CONT
  __lk_say "thawed $held"
}
# A proc file system can be told to hide the processes of others.
__lk_hidden() {
  local p
  while \read -r line p o t line; do
    [ "$p" = "$proc" ] && [ "$o" = proc ] || \continue
    case $t in
      *hidepid=[!0o]*)
        __lk_say "hidepid is set: processes of other users are not all shown";;
      *);;
    esac
  done <"$proc/self/mounts"
  \return 0
} 2>/dev/null
# Adds $2 to the row, at the right end of $1 columns.
__lk_cell() {
  local text="$2"
  while [ "${#text}" -lt "$1" ]; do text=" $text"; done
  row="$row$text "
}
# The device number $1 as the name of a terminal into tty.
__lk_tty() {
  # lastshell: number tty the kernel writes a number there
  local major minor
  tty=$1
  major=$(( (tty >> 8) & 4095 ))
  minor=$(( (tty & 255) | ((tty >> 12) & 1048320) ))
  case $major in
    0) tty=-;;
    4)
      if [ "$minor" -lt 64 ]; then tty=tty$minor
      else tty=ttyS$(( minor - 64 )); fi;;
    13[6-9] | 14[0-3]) tty=pts/$(( minor + (major - 136) * 1048576 ));;
    *) tty=$major:$minor;;
  esac
}
# How long ago the time $1 was, in hundredths since the start of the system, for
# the eye. mksh counts no further than 248 days of them.
__lk_old() {
  # lastshell: number age digits, and few enough
  age=${1%??}
  [ -n "$age" ] || age=0
  age=$(( now - age ))
  if [ "$age" -lt 60 ]; then
    [ "$age" -ge 0 ] || age=0
    age=${age}s
  elif [ "$age" -lt 3600 ]; then age=$(( age / 60 ))m
  elif [ "$age" -lt 360000 ]; then age=$(( age / 3600 ))h
  else age=$(( age / 86400 ))d; fi
}
# The first half of a row, and the second, which shows it.
__lk_first() {
  row=
  __lk_cell 7 "$1"
  __lk_cell 7 "$2"
  row="$row$3 "
  __lk_cell 4 "$4"
  __lk_cell 5 "$5"
  __lk_cell 5 "$6"
}
__lk_second() {
  __lk_cell 7 "$1"
  __lk_cell 7 "$2"
  __lk_cell 6 "$3"
  __lk_cell 5 "$4"
  __lk_say "$row$5"
}
__lk_list() {
  # lastshell: number count,threads,gone,closed counted here
  # lastshell: number now a time that the kernel writes
  local count=0 threads=0 gone=0 closed=0 now age tty login row p
  __lk_first PID PPID S THR UID LOGIN
  __lk_second PGRP SESS TTY AGE NAME
  __lk_tree
  \read -r now o <"$proc/uptime"
  now=${now%%.*}
  \set +f
  # A list is read by number.
  \set -- "$proc"/[1-9]
  \set -- "$@" "$proc"/[1-9][0-9]
  \set -- "$@" "$proc"/[1-9][0-9][0-9]
  \set -- "$@" "$proc"/[1-9][0-9][0-9][0-9]
  \set -- "$@" "$proc"/[1-9][0-9][0-9][0-9][0-9]
  \set -- "$@" "$proc"/[1-9][0-9][0-9][0-9][0-9][0-9]
  \set -- "$@" "$proc"/[1-9][0-9][0-9][0-9][0-9][0-9][0-9]
  \set -f
  for p do
    pid=${p##*/}
    case $pid in *[!0-9]*) \continue;; *);; esac
    [ -z "$asked" ] || __lk_meant "$p" || \continue
    if __lk_uid "$p" && __lk_stat "$p"; then
      # Who logged in, whatever sudo did since.
      login="?"
      \read -r login o <"$p/loginuid"
      [ "$login" = 4294967295 ] && login=-
      count=$(( count + 1 )) threads=$(( threads + f_threads ))
      __lk_old "$f_start"
      tty=-
      [ "$f_tty" = 0 ] || __lk_tty "$f_tty"
      __lk_first "$pid" "$f_ppid" "$f_state" "$f_threads" "$uid" "$login"
      __lk_second "$f_pgrp" "$f_sid" "$tty" "$age" "$name"
    elif [ -d "$p" ]; then closed=$(( closed + 1 ))
    else gone=$(( gone + 1 )); fi
  done 2>/dev/null
  __lk_say "$count processes, $threads threads"
  [ "$gone" = 0 ] || __lk_say "$gone ended while they were read"
  [ "$closed" = 0 ] ||
    __lk_say "$closed could not be read: not yours, and hidden"
  __lk_hidden
}
# Blanks before $2, up to $1 columns; into cell. mksh has no printf.
__lk_right() {
  cell=$2
  while [ "${#cell}" -lt "$1" ]; do cell=" $cell"; done
}
# Notes a limit on memory: $1 KiB used of $2, its name and place $3. It counts
# as full when $4 KiB are left.
__lk_kib() {
  o=${4:-}
  # lastshell: allow arith the callers give digits
  case $o in "") o=$(( $2 / 512 + 4096 ));; *) ;; esac
  __lk_limit "$1" "$2" "$3" "$o"
}
# $1 bytes as KiB into value. mksh counts with 32 bits, so the last three digits
# go first where there are many.
__lk_kilo() {
  case $1 in
    ""|*[!0-9]*|???????????????????*) \return 1;;
    ??????????*)
      value=${1%???}
      __lk_fits "$value" || \return 1
      # lastshell: allow arith digits, as checked above
      # shellcheck disable=SC2017 # mksh counts with 32 bits
      value=$(( value - value / 1024 * 24 - value % 1024 * 24 / 1024 ));;
    # lastshell: allow arith digits, as checked above
    *) value=$(( $1 / 1024 ));;
  esac
}
# Whether this shell can count as far as $1, which is digits.
__lk_fits() { [ "${#1}" -lt 10 ] || [ "$(( 2147483647 + 1 ))" -gt 0 ]; }
# Memory of the host: what there is, and what may be promised.
__lk_memory() {
  local total="" avail="" bound="" sum="" need=256 t o p
  for p in meminfo self/status; do
    while \read -r o t _; do
      case $t in ""|*[!0-9]*) \continue;; *) ;; esac
      __lk_fits "$t" || \continue
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
    __lk_kib "$(( total - avail ))" "$total" "memory in $proc/meminfo"
  p=$proc/sys/vm
  value=
  { \read -r value line <"$p/overcommit_memory"; } || \:
  [ -n "$bound" ] && [ -n "$sum" ] || \return 0
  case $value in
    ""|*[!0-9]*) \return 0;;
    2)
      [ "$euid" = 0 ] || ! __lk_number "$p/admin_reserve_kbytes" ||
        bound=$(( bound - value ));;
    *) bound=max;;
  esac
  __lk_kib "$sum" "$bound" "commit limit in $p/overcommit_*" "$need"
} 2>/dev/null
# Memory of the control groups; what is cache of files can be given back.
__lk_memory_groups() {
  local base="" roof="" home="" above="" kind p
  for kind in max limit_in_bytes kmem.limit_in_bytes; do
    __lk_levels memory "$kind"
    p=$base
    while [ -n "$p" ]; do
      __lk_group_memory
      [ "$p" = "$roof" ] && \break
      p=${p%/*}
    done
  done
} 2>/dev/null
# That of the folder p.
__lk_group_memory() {
  local bound count word cache=total_
  case $kind in max) cache="";; *);; esac
  __lk_number "$p/memory.$kind" && __lk_kilo "$value" || \return 0
  bound=$value
  case $kind in
    max) o=current;;
    *) o=${kind%limit*}usage_in_bytes;;
  esac
  __lk_number "$p/memory.$o" && __lk_kilo "$value" || \return 0
  count=$value
  while \read -r word value line; do
    case $word in
      "$cache"active_file|"$cache"inactive_file)
        __lk_kilo "$value" && count=$(( count - value ));;
      *);;
    esac
  done <"$p/memory.stat"
  [ "$count" -ge 0 ] || count=0
  __lk_kib "$count" "$bound" "memory.$kind in $p"
}
# Memory of the NUMA nodes that this shell is bound to, if not to all of them.
__lk_nodes() {
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
        __lk_fits "$value" || \continue
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
  [ "$total" -eq 0 ] || __lk_kib "$(( total - t ))" "$total" "$line"
} 2>/dev/null
# Limit $1 of the list into used, of, where and left.
__lk_pick() {
  # lastshell: number limits,at,used,of,left,worst,best,rank,full digits; max has been let out
  # lastshell: allow eval a number that this text counts
  \eval "used=\$__ls_lu$1 of=\$__ls_lo$1 where=\$__ls_lw$1 left=\$__ls_ll$1"
}
# The limit that binds, as place in the list: worst. Full means that less is left
# than a fork needs, or than changes while one reads.
__lk_judge() {
  local best=-1 at=1 rank used of where left
  full="" worst=""
  while [ "$at" -le "$limits" ]; do
    __lk_pick "$at"
    case $of in
      max);;
      *)
        __lk_rank_of
        [ "$rank" -le "$best" ] || best=$rank worst=$at;;
    esac
    at=$(( at + 1 ))
  done
  [ "$best" -lt 10000 ] || full=1
}
# How full a limit is into rank: in thousandths, and 10000 more if it is full.
__lk_rank_of() {
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
# Every PID namespace has a first process and dies with it. True if children of
# this shell would be born into a dead one.
__lk_orphan() {
  o=$proc/self/ns/pid
  [ -e "${o}_for_children" ] || \return 1
  # shellcheck disable=SC3013 # all three shells have -ef
  [ "$o" -ef "${o}_for_children" ] && \return 1
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    # shellcheck disable=SC3013 # the same
    [ "$p/ns/pid" -ef "${o}_for_children" ] && __lk_stat "$p" || \continue
    case $f_state in [ZX]) ;; *) \return 1;; esac
  done
  \return 0
} 2>/dev/null
# Limit $1 for the eye: used, of, q percent, where.
__lk_amount() {
  __lk_pick "$1"
  q=-
  case $of in
    max|0) [ "$of" = max ] || q=$(( used * 100 ));;
    # mksh counts with 32 bits.
    ????????*) q=$(( used / 100 * 100 / (of / 100) ));;
    *) q=$(( used * 100 / of ));;
  esac
  case $left in "") \return 0;; *);; esac
  used=$(( used / 1024 ))M
  case $of in max);; *) of=$(( of / 1024 ))M;; esac
}
# What does not fit is cut off, and then blanks follow.
__lk_left() {
  cell=$2
  while [ "${#cell}" -gt "$1" ]; do cell=${cell%?}; done
  while [ "${#cell}" -lt "$1" ]; do cell="$cell "; done
}
__lk_row() {
  __lk_left 15 "$1" && line=$cell
  __lk_right 8 "$2" && line="$line $cell"
  __lk_right 8 "$3" && line="$line $cell"
  __lk_right 4 "$4" && line="$line $cell"
  __lk_say "$line  $5"
}
__lk_table() {
  local used of where left line cell at=1 o
  __lk_row LIMIT USED OF PCT "WHERE IT IS SET"
  while [ "$at" -le "$limits" ]; do
    __lk_amount "$at"
    o=${where#* in }
    if [ "${#o}" -gt 39 ]; then
      while [ "${#o}" -gt 37 ]; do o=${o#?}; done
      o=..$o
    fi
    __lk_row "${where%% in *}" "$used" "$of" "$q" "$o"
    at=$(( at + 1 ))
  done
}
# What has to be known beside the table: above all what could not be read.
__lk_notes() {
  local seen=" " p="$base" used of where left at
  while [ -n "$p" ]; do
    value=
    { \read -r o value line <"$p/pids.events"; } 2>/dev/null
    case $value in [1-9]*) __lk_say "Forks refused so far in $p: $value";; *);; esac
    [ "$p" = "$roof" ] && \break
    p=${p%/*}
  done
  at=1
  while [ "$at" -le "$limits" ]; do
    __lk_pick "$at"
    seen="$seen${where%% in *} "
    at=$(( at + 1 ))
  done
  line=
  for o in threads-max pid_max pids.max RLIMIT_NPROC memory; do
    case $seen$exempt$o in *" $o "*|*" 1R"*);; *) line="$line $o";; esac
  done
  case $line in "");; *) __lk_say "Not there, or not to be read from here:$line";; esac
  case $exempt in
    1) __lk_say "RLIMIT_NPROC: this shell is exempt from it.";;
    ns) __lk_say "User namespace: limits of its maker count too, unseen.";;
    *);;
  esac
  case $above in
    "");;
    *) __lk_say "Control groups above $above do not show in here.";;
  esac
  [ -z "$inside" ] || [ "$kernel" -lt 6014 ] ||
    __lk_say "pid_max is of this namespace; that of the host does not show."
}
# The errno that a failed fork shows: which limits stand behind it here.
__lk_errno() {
  o="threads-max, pids.max, RLIMIT_NPROC"
  t="memory, commit limit, PID namespace"
  # Before 4.1 a lack of numbers looked like a lack of memory.
  [ "$kernel" -gt 0 ] && [ "$kernel" -le 4000 ] || o="$o, pid_max"
  [ "$kernel" -gt 4000 ] || t="$t, pid_max"
  line=
  { \read -r line <"$proc/sys/kernel/osrelease"; } 2>/dev/null
  __lk_say "On Linux ${line:-of unknown version} a fork that fails says"
  __lk_say "  Resource temporarily unavailable: $o"
  __lk_say "  Cannot allocate memory: $t"
}
# Which limit is full, and by what that is known.
__lk_why() {
  local full="" worst="" next="" left="" q="-"
  __lk_memory
  __lk_memory_groups
  __lk_nodes
  __lk_judge
  case $worst in "");; *) __lk_amount "$worst";; esac
  if __lk_orphan; then
    __lk_say "fork fails: the PID namespace for its children is dead."
    next="as root:  exec nsenter -F -p/proc/$own/ns/pid sh"
  elif [ -n "$full" ]; then
    __lk_say "fork fails: $where is full, $used of $of."
    next="top, to see who fills it; then freeze and kill, or room."
    case $where in
      *"(hard: $of)");;
      R*) next="ulimit -S $nproc $hard   (to undo it: ulimit -S $nproc $soft)";;
      *);;
    esac
  else
    __lk_say "Nothing is full; nearest: ${where:-unknown}, $used of $of, $q%."
    next="if fork fails all the same, look again at once."
  fi
  __lk_table
  __lk_notes
  __lk_errno
  __lk_say "Next: $next"
}
# $1 as a word that is typed, into word: a backslash before what a shell might
# take for its own.
__lk_word() {
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
__lk_busy() {
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
    __lk_stat "$p" || \continue
    case $f_state in [TtZX]) \continue;; *);; esac
    __lk_belongs || \continue
    case $where in R*) __lk_uid "$p" && [ "$uid" = "$me" ] || \continue;; *);; esac
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
    __lk_say "$most of the $used are $who and run."
}
# Whether the process p is in the control group that is full.
__lk_belongs() {
  while \read -r line; do
    case $line/ in *"$rel"*) \return 0;; *);; esac
  done <"$p/cgroup"
  \return 1
}
# Writes $2 to the file $1, which holds $3, and says how to undo it.
__lk_write() {
  local word
  __lk_word "$1"
  if __lk_put "$2" "$1"; then
    __lk_say "Raised from $3 to $2: $1. To undo it:"
    __lk_say "  echo $3 > $word"
    \return 0
  fi
  __lk_say "Not raised, it takes root on the host:"
  __lk_say "  echo $2 > $word"
  case $1 in */pids.max);; *) \return 0;; esac
  __lk_say "If this is a container or a unit, from the host one of these:"
  __lk_say "  docker update --pids-limit $2 NAME"
  __lk_say "  podman update --pids-limit $2 NAME"
  __lk_say "  systemctl set-property UNIT TasksMax=$2"
  __lk_say "  kubectl has none: podPidsLimit in the kubelet of that node"
}
# This shell may raise its own soft limit up to the hard one.
__lk_own_room() {
  value=$(( of + step ))
  case $where in
    *"(hard: $of)")
      __lk_say "Not raised: the hard limit is as low. From a root shell:"
      __lk_say "  prlimit --pid $own --nproc=$value"
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
  __lk_say "Raised for this shell to $value. To undo it:"
  __lk_say "  ulimit -S $nproc $of"
}
# How much more is safe: a quarter, if other limits leave twice as much, and
# memory twice 64 KiB for each task.
__lk_margin() {
  # lastshell: number n,step,total,room,most digits
  local n=1 enough="$left" most="$of" used of where left room
  step=$(( most / 4 + 64 ))
  while [ "$n" -le "$limits" ]; do
    __lk_pick "$n"
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
__lk_room() {
  local full="" worst="" step=0 total=1 left=""
  __lk_memory
  __lk_memory_groups
  __lk_nodes
  __lk_judge
  case $full in
    "")
      __lk_say "Nothing is full, so nothing is raised. lastshell why says more."
      \return 0;;
    *);;
  esac
  __lk_pick "$worst"
  __lk_say "Full: $where, $used of $of."
  if [ -z "$sure" ] && __lk_busy; then
    __lk_say "Not raised: it would be full again at once."
    __lk_say "To insist: lastshell room yes"
    \return 0
  fi
  __lk_margin
  p=${where#* in }/${where%% in *}
  case $where in
    commit*)
      p=$proc/sys/vm/overcommit_kbytes
      if __lk_number "$p" && [ "$value" -gt 0 ]; then \:
      else p=${p%kbytes}ratio step=$(( step * 100 / total + 1 )); fi;;
    *);;
  esac
  if [ "$step" -lt 1 ]; then
    __lk_say "Not raised: another limit leaves no room either."
    \return 0
  fi
  case $where in
    R*) __lk_own_room;;
    memory*)
      if __lk_number "$p"; then __lk_more_memory
      else __lk_say "No limit to raise: end what fills it."; fi;;
    *)
      if __lk_number "$p"; then __lk_write "$p" "$(( value + step ))" "$value"
      else __lk_say "No limit to raise: end what fills it."; fi;;
  esac
}
# A limit in bytes may be more than mksh can count with.
__lk_more_memory() {
  t=$value
  if __lk_fits "$value" && __lk_fits "$(( step ))0000"; then
    __lk_write "$p" "$(( value + step * 1024 ))" "$t"
  elif __lk_kilo "$value"; then
    __lk_write "$p" "$(( value + step ))K" "$t"
  fi
}
# The fullest groups first, into rows.
__lk_rank() {
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
__lk_age() {
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
__lk_widest() {
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
__lk_owner() {
  # lastshell: number many,count counted here
  local n=0 one="" count=0 many=0 group="$1" q sum pid p
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    # lastshell: allow eval digits, as checked above
    case $pid in ""|*[!0-9]*) \continue;; *) \eval "q=\${__ls_m$pid-}";; esac
    [ "$q" = "$group" ] && __lk_uid "$p" || \continue
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
__lk_common() {
  local n=0 most=0 group="$1" q sum pid p
  key=""
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    # lastshell: allow eval digits, as checked above
    case $pid in ""|*[!0-9]*) \continue;; *) \eval "q=\${__ls_m$pid-}";; esac
    [ "$q" = "$group" ] && __lk_stat "$p" || \continue
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
__lk_rows() {
  # lastshell: number now,young a time that the kernel writes
  local now=0 since n=0 q name t p r h d grown young cell
  \read -r now _ <"$proc/uptime"
  now=${now%%.*}
  case $now in ""|*[!0-9]*) now=0;; *);; esac
  __lk_cells "#" TASKS PROCS RUN STOP ZOMBIE GROWTH AGE UID NAME
  for q in $rows; do
    n=$(( n + 1 ))
    case $q in
      *:*)
        __lk_cells "$n" "$wide" - - - - - - - "(all of ${q%:*} ${q#*:})"
        \continue;;
      *);;
    esac
    __lk_owner "$q"
    # lastshell: allow eval a number that this text counts
    \eval "t=\$__ls_t$q p=\$__ls_p$q r=\$__ls_r$q h=\$__ls_h$q d=\$__ls_d$q"
    # lastshell: allow eval the same
    \eval "grown=\$__ls_g$q young=\$__ls_y$q name=\$__ls_n$q __ls_w$q=\$uid"
    since=-
    [ "$young" -lt 0 ] || __lk_age "$(( now - young ))"
    __lk_cells "$n" "$t" "$p" "$r" "$h" "$d" "$grown" "$since" "$uid" "$name"
  done
}
# One row of it.
__lk_cells() {
  __lk_right 2 "$1"
  line=$cell
  \shift
  while [ "$#" -gt 3 ]; do
    __lk_right 6 "$1"
    line="$line $cell"
    \shift
  done
  __lk_right 5 "$1"
  line="$line $cell"
  __lk_right 7 "$2"
  __lk_say "$line $cell  $3"
}
# The best selector for the row $1, into kind1, key1, kind2 and key2: its name,
# unless shells or logins share it.
__lk_choose() {
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
  __lk_common "$q"
  case $key,$kind1 in
    ,*);;
    *,) kind1=pgid key1=$key;;
    *) kind2=pgid key2=$key;;
  esac
}
# Of those as full as each other the lowest number: $2, of the kind $1.
__lk_more() {
  # lastshell: allow eval a letter that is written out
  \eval "best=\$most_$1 key=\$key_$1"
  # lastshell: allow arith digits by all callers
  if [ "$sum" -eq "$best" ] && [ "$key" -lt "$2" ]; then \return 0; fi
  # lastshell: allow eval the same, and digits
  \eval "most_$1=$sum key_$1=$2"
}
# Who fills the limit that binds.
__lk_top() {
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
  __lk_stat "$proc/self"
  own_g=$f_pgrp own_s=$f_sid
  \set --
  \set +f
  for p in "$proc"/[0-9]*; do
    \set -f
    pid=${p##*/}
    case $pid in ""|*[!0-9]*) \continue;; *);; esac
    # lastshell: allow eval digits, as checked above
    \eval "local __ls_m$pid=0"
    __lk_stat "$p" || \continue
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
      case $g in [1-9]|[1-5]?|6[0-4]) __lk_uid "$p" && \eval "__ls_w$g=\$uid";; *);; esac
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
        g*) [ "$sum" -lt "$most_g" ] || __lk_more g "${o#?}";;
        s*) [ "$sum" -lt "$most_s" ] || __lk_more s "${o#?}";;
        *) [ "$sum" -lt "$most_u" ] || __lk_more u "${o#?}";;
      esac
    done
  done 2>/dev/null
  \set -f
  # Who does not reap has these slots too.
  for pid in $ghosts; do
    # lastshell: allow eval digits, as checked above
    \eval "sum=\$__ls_z$pid g=\${__ls_m$pid-0}"
    if [ "$g" -eq 0 ]; then
      __lk_stat "$proc/$pid" || \continue
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
  __lk_nap 25
  __lk_nap 25
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
        __lk_stat "$p" || \continue
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
  __lk_rank
  __lk_widest
  [ -z "$narrow$ours" ] || __lk_say "Only what counts under $where:"
  __lk_rows
  [ "$groups" -le 10 ] || __lk_say "and $(( groups - 10 )) more names"
  [ "$others" -eq 0 ] || __lk_say "and others, $others tasks: too many names to tell apart"
  __lk_hidden
  __lk_remember
}
# An ordinary user's own processes, which he may end to make room for sudo; not
# what carries this shell, and not what is dead already. Only he can choose.
__lk_candidates() {
  local p pid n=0
  __lk_protect
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    case $safe in *" $pid="*) \continue;; *);; esac
    __lk_uid "$p" && [ "$uid" = "$me" ] && __lk_stat "$p" || \continue
    case $f_state in [ZX]) \continue;; *);; esac
    n=$(( n + 1 ))
    [ "$n" -gt 1 ] || __lk_say "These are yours, and this shell does not need them:"
    [ "$n" -gt 12 ] ||
      __lk_say "  PID $pid $name, parent $f_ppid, state $f_state"
  done 2>/dev/null
  if [ "$n" -eq 0 ]; then
    __lk_say "You have no other processes here: only root can make room."
    \return 0
  fi
  [ "$n" -le 12 ] || __lk_say "  and $(( n - 12 )) more"
  __lk_say "Choose; kill -KILL PID ends one, and nothing is ended unasked."
}
# What sudo needs: it starts two processes itself, and plain sudo one more.
__lk_root() {
  # ENV names a start file of these shells.
  local sudo="sudo env ENV=/dev/null sh"
  if [ "$euid" = 0 ]; then
    __lk_say "This shell is root already."
    \return 0
  fi
  __lk_say "Free slots: ${free:-not known} (${where:-no limit could be read})"
  case $free in
    "")
      __lk_say "No limit could be read, so treat it as full, as below."
      free=0;;
    *);;
  esac
  if [ "$free" -ge 4 ]; then
    __lk_say "There is room. Type:  $sudo"
    __lk_say "If it fails, this shell is still here."
  else
    # In a user namespace (ns) root is bound by it too.
    case $exempt$where in
      ns*);;
      RLIMIT*)
        __lk_own_limit
        \return 0;;
      *);;
    esac
    if [ "$free" -ge 2 ]; then
      __lk_say "Just room for exec. First try to free more; the next line is a risk:"
      __lk_say "  exec $sudo"
      __lk_say "If it fails (password, sudoers, a slot taken), this shell is gone."
    else
      __lk_no_room
    fi
  fi
  __lk_say "Never sudo -i or sudo -s now: their start files run programs."
}
# Only this user is full: root is exempt, so sudo can start what it needs.
__lk_own_limit() {
  if [ "$soft" = "$hard" ]; then \:
  else
    __lk_say "Your soft limit is below your hard limit. To fork again, type:"
    __lk_say "  ulimit -S $nproc $hard"
    __lk_say "and to undo it:  ulimit -S $nproc $soft"
  fi
  __lk_say "Only your own limit is full, and root is exempt from it. Type:"
  __lk_say "  exec $sudo"
  __lk_say "If it fails (wrong password, not in sudoers), this shell is gone."
}
__lk_no_room() {
  __lk_say "Do not type exec sudo, exec su or exec doas: with no free slot each"
  __lk_say "of them fails after it has replaced this shell, and it is lost."
  __lk_say "First make at least 4 slots by ending processes of your own."
  __lk_candidates
  __lk_say "Then ask again. A message about a locked account or a wrong"
  __lk_say "password can mean no slot: do not try twice."
  case $where in *user-*.slice*);; *) \return 0;; esac
  __lk_say "Only your own slice is full. If you log in here with a key, then"
  __lk_say "  exec ssh root@localhost"
  __lk_say "needs no slot of yours. If the login fails, this shell is gone."
}
# Says a step, does it, and waits for it to finish in the background.
__lk_step() {
  __lk_say "$2"
  __lk_put "$1" "$trigger" && __lk_seconds 5
}
# Waits until the clock has gone on by $1 seconds; false if it does not.
__lk_seconds() {
  local n=0 now from=""
  while [ "$n" -lt 100 ]; do
    n=$(( n + 1 ))
    \read -r now line <"$proc/uptime"
    now=${now%.*}
    case $now in "" | *[!0-9]*) \return 1;; *);; esac
    from=${from:-$now}
    # lastshell: allow arith digits, as checked above
    t=$(( now - from ))
    [ "$t" -lt "$1" ] || \return 0
    __lk_nap 25
  done
  \return 1
} 2>/dev/null
__lk_reboot() {
  local trigger="$proc/sysrq-trigger" left=15
  __lk_say "This restarts the machine, through the kernel."
  __lk_say "Lost: all that programs hold in memory and have not written; every"
  __lk_say "connection; and this shell. Services get no chance to stop cleanly."
  if [ -e "$trigger" ] && [ -w "$trigger" ]; then \:
  else
    __lk_say "$trigger cannot be written here: it takes root on the host."
    \return 1
  fi
  # Without a terminal that controls this shell no key makes a signal.
  case $- in *i*) o=1;; *) o=;; esac
  if [ -n "$o" ] && ! { \true <"/dev/tty"; } 2>/dev/null; then
    __lk_say "Not done: no terminal controls this shell: Ctrl-C would not stop it."
    __lk_say "To restart all the same, write s, u and b: echo s > /proc/sysrq-trigger"
    \return 1
  fi
  # zsh puts back its traps by itself when this is over.
  case ${ZSH_VERSION-} in "") ;; *) \trap - INT;; esac
  if __lk_trapless; then \:
  else
    __lk_say "Not done: this shell has traps of its own, and with one for INT Ctrl-C"
    __lk_say "would not stop it. To go on, take each away: trap - INT, and so on."
    \return 1
  fi
  while [ "$left" -gt 0 ]; do
    case $left in 15|10|5) __lk_say "Ctrl-C stops it: $left seconds left";; *);; esac
    if __lk_seconds 1; then \:
    else
      __lk_say "Not done: there is no clock here, so Ctrl-C would have no time."
      \return 1
    fi
    left=$(( left - 1 ))
  done
  __lk_step s "1 of 3: write what the kernel holds to disk (sync)" &&
    __lk_step u "2 of 3: make every file system read-only" &&
    __lk_step b "3 of 3: restart at once"
}
# One selector: kind $1, value $2. A value that reaches far more than one rogue
# needs a second kind beside it.
__lk_want() {
  local far=""
  case $2 in
    "")
      __lk_say "--$1 needs a value."
      \return 1;;
    *"$nl"*)
      __lk_say "--$1 takes a value of one line."
      \return 1;;
    *);;
  esac
  case $1 in
    name)
      if [ "${#2}" -gt 15 ]; then
        __lk_say "A name has at most 15 bytes; write it as lastshell list shows it."
        \return 1
      fi
      case " $guarded " in *" ${2#-} "*) far=1;; *);; esac
      names=${names:-$nl}$2$nl;;
    exe)
      case " $guarded " in *" ${2##*/} "*) far=1;; *);; esac
      exes=$exes$2$nl;;
    uid)
      uids=${uids:- }
      __lk_user "$2"
      case $uid in
        "") \return 1;;
        *[!0]*);;
        *) far=1;;
      esac;;
    cgroup)
      case $2 in /*[!/]*) ;; *) far=1;; esac
      cgroups=$cgroups${2%/}$nl;;
    *)
      case $2 in
        ""|[01]|*[!0-9]*)
          __lk_say "--$1 takes the number of one, above 1."
          \return 1;;
        *);;
      esac
      case $1 in
        pgid) pgids="${pgids:- }$2 ";;
        sid) sids="${sids:- }$2 ";;
        parent) parents="${parents:- }$2 ";;
        *) unders="${unders:- }$2 ";;
      esac;;
  esac
  [ -z "$far" ] || broad="$broad $1"
  given="$given $1"
}
# Whether somebody is meant, and not everybody.
__lk_meaning() {
  case $given in
    "")
      __lk_say "Say whom: the number of a row of lastshell top, or --name X and so on."
      \return 1;;
    *);;
  esac
  for o in $given; do
    case " $broad " in *" $o "*) \continue;; *);; esac
    asked=1
    \return 0
  done
  __lk_say "That reaches far more than one rogue: narrow it with another selector."
  \return 1
}
# Reads what was asked for: the number of a row of the last table, selectors, and
# the word yes.
__lk_ask() {
  local kind1 key1 kind2 key2
  while [ "$#" -gt 0 ]; do
    case $1 in
      yes) sure=1;;
      [1-9]|1[01])
        if [ -n "$row" ]; then
          __lk_say "One row at a time: two together may mean others as well."
          \return 1
        fi
        row=$1
        # lastshell: allow eval a number, as checked here
        \eval "kind1=\${__ls_kind$1-} key1=\${__ls_key$1-}"
        # lastshell: allow eval the same
        \eval "kind2=\${__ls_kindb$1-} key2=\${__ls_keyb$1-}"
        if [ -z "$kind1" ]; then
          __lk_say "The last table has no row $1: lastshell top makes a new one."
          \return 1
        fi
        __lk_want "$kind1" "$key1" || \return 1
        [ -z "$kind2" ] || __lk_want "$kind2" "$key2" || \return 1;;
      --name|--exe|--uid|--pgid|--sid|--cgroup|--parent|--under)
        if [ "$#" -lt 2 ]; then
          __lk_say "$1 needs a value."
          \return 1
        fi
        __lk_want "${1#--}" "$2" || \return 1
        \shift;;
      --cmdline)
        __lk_say "This shell cannot tell the words of a command line apart."
        __lk_say "Select by --name or --exe."
        \return 1;;
      *)
        __lk_say "Not understood: $1. Type: lastshell help"
        \return 1;;
    esac
    \shift
  done
}
# Remembers how each row of the table is selected, for the next command.
__lk_remember() {
  local kind1 key1 kind2 key2 n=0 q
  __lk_forget_rows
  for q in $rows; do
    n=$(( n + 1 ))
    __lk_choose "$q"
    # lastshell: allow eval a number that was counted here
    \eval "__ls_kind$n=\$kind1 __ls_key$n=\$key1"
    # lastshell: allow eval the same
    \eval "__ls_kindb$n=\$kind2 __ls_keyb$n=\$key2"
  done
  [ "$n" -eq 0 ] || __lk_say "Next, for row 1: lastshell freeze 1"
}
__lk_forget_rows() {
  for o in 1 2 3 4 5 6 7 8 9 10 11; do
    \unset -v "__ls_kind$o" "__ls_key$o" "__ls_kindb$o" "__ls_keyb$o"
  done
}
# Nothing is killed unless it is stopped, was shown, and yes was said.
__lk_end_them() {
  __lk_own || \return 1
  if [ -n "$sure" ]; then
    __lk_finish
    __lk_say "Next: lastshell why"
    \return 0
  fi
  __lk_protect
  __lk_look
  __lk_say "Stopped and meant: $held; meant and running: $moving"
  if [ "$held" -eq 0 ]; then
    __lk_say "First stop them: lastshell freeze $words"
    \return 0
  fi
  # shellcheck disable=SC2086 # split on purpose
  __lk_show $born
  __lk_say "If these are the right ones: lastshell kill $words yes"
  __lk_say "If not: lastshell thaw $words"
}
__lk_save_them() {
  if [ -n "$sure" ]; then
    __lk_run_recover
    \return 0
  fi
  __lk_run_freeze
  [ "$held" -eq 0 ] ||
    __lk_say "To end what is frozen: lastshell recover $words yes"
}
__lk_help() {
  __lk_say "lastshell why              which limit is full"
  __lk_say "lastshell top              who fills it, in numbered rows"
  __lk_say "lastshell list [WHOM]      every process"
  __lk_say "lastshell freeze WHOM      stop them; thaw WHOM undoes it"
  __lk_say "lastshell kill WHOM yes    end what is stopped"
  __lk_say "lastshell recover WHOM yes freeze, verify, kill, wait for the slots"
  __lk_say "lastshell root             how to become root here"
  __lk_say "lastshell room             raise the limit that is full"
  __lk_say "lastshell reboot yes       restart the machine, the last resort"
  __lk_say "lastshell bye              take this command away again"
  __lk_say "WHOM: a row of top, or --name --exe --uid --pgid --sid --cgroup"
  __lk_say "--parent --under with a value; another kind narrows."
}
# One command.
__lk_verb() {
  case $verb in
    list|freeze|kill|thaw|recover|room|bye|reboot)
      __lk_ask "$@" || \return 1;;
    *);;
  esac
  case $verb in
    freeze|kill|thaw|recover) __lk_meaning || \return 1;;
    reboot|bye)
      if [ -n "$given" ]; then
        __lk_say "lastshell $verb takes no selector."
        \return 1
      fi;;
    *) [ -z "$given" ] || asked=1;;
  esac
  case $verb in
    hello)
      __lk_why
      __lk_top
      __lk_say "Loaded. lastshell help names the commands; lastshell bye ends this.";;
    why) __lk_why;;
    room) __lk_room;;
    top) __lk_top;;
    list) __lk_list;;
    freeze)
      __lk_run_freeze
      [ "$held" -eq 0 ] ||
        __lk_say "Next: lastshell kill $words yes, or: lastshell thaw $words";;
    kill) __lk_end_them;;
    thaw) __lk_own && __lk_thaw;;
    recover) __lk_save_them;;
    root) __lk_root;;
    reboot)
      if [ -n "$sure" ]; then __lk_reboot
      else __lk_say "It restarts the machine. If you mean it: lastshell reboot yes"; fi;;
    bye) parting=1;;
    help|--help|-h) __lk_help;;
    *) __lk_say "There is no lastshell $verb. Type: lastshell help";;
  esac
}
lastshell() {
  # lastshell: allow external a builtin of zsh, and only there
  case ${ZSH_VERSION-} in "");; *) \emulate -L -R sh;; esac
  # Nothing below outlives this function: every name is local to it.
  local LC_ALL=C IFS opts="" whole="" line="" name="" uid=""
  local proc='/proc'
  local f_state f_ppid f_pgrp f_sid f_tty f_flags f_threads f_start
  local shown o p q t pid value waits=1 nproc=-p own me euid
  # lastshell: number kernel,free,full,f_threads counted here, or by the kernel
  local free="" used of where="" base roof home above
  local kernel=0 inside soft hard exempt
  local safe=" " kthread="" batch="" full=0
  local uids=
  local below="" unders=""
  # mksh would go on with the separators from outside. It has to be given a tab,
  # and the first one is in what the kernel says of this shell.
  case ${KSH_VERSION-} in
    *MIRBSD*)
      IFS="" \read -r line <"$proc/self/status"
      line=${line#*:}
      IFS=" ${line%"${line#?}"}";;
    *) \unset -v IFS;;
  esac
  # lastshell: number pid,q,depth digits only, as checked where they come from
  # lastshell: number new,met,look,held,moving,dead,dying,gone,fresh,sent counted
  # lastshell: number suspect,mark,killed,quiet,turn,calm counted, or a PID
  local met=0 new=0 born="" held=0 loose="" moving=0 look=0
  local dead=0 dying=0 gone=0 fresh=0 sent=0 suspect=0 mark=0 killed=0 quiet=0
  local reaper="" moved="" nice="" halt=""
  local groups=0 narrow ours wide=0 rows="" others=0 kind1 key1 kind2 key2
  local guarded=""
  guarded="$guarded ash bash busybox csh dash fish ksh mksh"
  guarded="$guarded rbash sh tcsh yash zsh agetty doas getty"
  guarded="$guarded init login sshd sshd-session su sudo systemd"
  # The list of limits stands in variables with a number in their name.
  local limits=0
  while [ "$limits" -lt 60 ]; do
    limits=$(( limits + 1 ))
    # lastshell: allow eval a number that this text counts
    \eval "local __ls_lu$limits=\"\" __ls_lo$limits=\"\""
    # lastshell: allow eval the same
    \eval "local __ls_lw$limits=\"\" __ls_ll$limits=\"\""
  done
  # Who is meant: names and paths a line each, numbers between blanks.
  local nl="
" names="" exes="" cgroups="" pgids="" sids="" parents=""
  local given="" broad="" asked="" sure="" parting="" verb="${1:-help}"
  local words="" word row=""
  [ "$#" -eq 0 ] || \shift
  __lk_enter
  line=x
  \read -r line <"/dev/null"
  case $line in
    "");;
    *)
      __lk_say "read is a function here, so nothing was done. To go on: unset -f read"
      __lk_leave
      \return 0;;
  esac
  # dash alone calls this a wrong option.
  # shellcheck disable=SC3045 # just that is asked
  \read -t 0 -r line <"/dev/null" 2>/dev/null
  [ "$?" -lt 2 ] || waits=
  # dash and mksh call it -p.
  \ulimit -S -u >/dev/null 2>&1 && nproc=-u
  __lk_kernel
  __lk_self
  __lk_levels pids max
  __lk_slots
  __lk_forget
  # As it is typed again.
  for o do
    __lk_word "$o"
    words="$words${words:+ }$word"
  done
  __lk_verb "$@"
  __lk_forget
  __lk_leave
  [ -n "$parting" ] || \return 0
  __lk_forget_rows
  \unset -f __lk_enter __lk_leave __lk_clean __lk_say __lk_put __lk_stat __lk_uid __lk_limit __lk_number __lk_sysread __lk_at_once __lk_tight __lk_levels __lk_kernel __lk_self
  \unset -f __lk_numbers __lk_tasks __lk_nproc __lk_slots __lk_keep __lk_spare __lk_protect __lk_kin __lk_reason __lk_comm __lk_tree __lk_fell __lk_user __lk_exe __lk_in_cgroup
  \unset -f __lk_meant __lk_each __lk_note __lk_look __lk_see __lk_threads __lk_forget __lk_show __lk_own __lk_move __lk_share __lk_unshare __lk_return __lk_nap __lk_signal
  \unset -f __lk_batch __lk_pass __lk_stop __lk_passes __lk_trapless __lk_trap __lk_undo __lk_untrap __lk_barred __lk_groups __lk_gangs __lk_gang __lk_cgroup __lk_frozen __lk_hold
  \unset -f __lk_let_go __lk_parents __lk_order __lk_release __lk_freeze __lk_spared __lk_run_freeze __lk_kill __lk_wait __lk_reaper __lk_finish __lk_recover __lk_verdict __lk_run_recover __lk_thaw
  \unset -f __lk_hidden __lk_cell __lk_tty __lk_old __lk_first __lk_second __lk_list __lk_right __lk_kib __lk_kilo __lk_fits __lk_memory __lk_memory_groups __lk_group_memory __lk_nodes
  \unset -f __lk_pick __lk_judge __lk_rank_of __lk_orphan __lk_amount __lk_left __lk_row __lk_table __lk_notes __lk_errno __lk_why __lk_word __lk_busy __lk_belongs __lk_write
  \unset -f __lk_own_room __lk_margin __lk_room __lk_more_memory __lk_rank __lk_age __lk_widest __lk_owner __lk_common __lk_rows __lk_cells __lk_choose __lk_more __lk_top __lk_candidates
  \unset -f __lk_root __lk_own_limit __lk_no_room __lk_step __lk_seconds __lk_reboot __lk_want __lk_meaning __lk_ask __lk_remember __lk_forget_rows __lk_end_them __lk_save_them __lk_help __lk_verb
  \unset -f lastshell
}
# A paste that has lost its middle lacks some of these, and then does nothing.
__ls_n=
for __ls_i in __lk_enter __lk_leave __lk_clean __lk_say __lk_put __lk_stat __lk_uid __lk_limit __lk_number __lk_sysread __lk_at_once __lk_tight __lk_levels __lk_kernel __lk_self __lk_numbers __lk_tasks __lk_nproc __lk_slots __lk_keep __lk_spare __lk_protect __lk_kin __lk_reason __lk_comm __lk_tree __lk_fell __lk_user __lk_exe __lk_in_cgroup __lk_meant __lk_each __lk_note __lk_look __lk_see __lk_threads __lk_forget __lk_show __lk_own __lk_move __lk_share __lk_unshare __lk_return __lk_nap __lk_signal __lk_batch __lk_pass __lk_stop __lk_passes __lk_trapless __lk_trap __lk_undo __lk_untrap __lk_barred __lk_groups __lk_gangs __lk_gang __lk_cgroup __lk_frozen __lk_hold __lk_let_go __lk_parents __lk_order __lk_release __lk_freeze __lk_spared __lk_run_freeze __lk_kill __lk_wait __lk_reaper __lk_finish __lk_recover __lk_verdict __lk_run_recover __lk_thaw __lk_hidden __lk_cell __lk_tty __lk_old __lk_first __lk_second __lk_list __lk_right __lk_kib __lk_kilo __lk_fits __lk_memory __lk_memory_groups __lk_group_memory __lk_nodes __lk_pick __lk_judge __lk_rank_of __lk_orphan __lk_amount __lk_left __lk_row __lk_table __lk_notes __lk_errno __lk_why __lk_word __lk_busy __lk_belongs __lk_write __lk_own_room __lk_margin __lk_room __lk_more_memory __lk_rank __lk_age __lk_widest __lk_owner __lk_common __lk_rows __lk_cells __lk_choose __lk_more __lk_top __lk_candidates __lk_root __lk_own_limit __lk_no_room __lk_step __lk_seconds __lk_reboot __lk_want __lk_meaning __lk_ask __lk_remember __lk_forget_rows __lk_end_them __lk_save_them __lk_help __lk_verb lastshell; do
  \command -v "$__ls_i" >/dev/null && __ls_n=$__ls_n+
done
case ${KSH_VERSION-}${#__ls_n} in
  *136) lastshell hello;;
  # lastshell: allow external a builtin of mksh, and only there
  *MIRBSD*) \print -r -- "This paste is damaged: nothing was done.";;
  # lastshell: allow external a builtin of all the others
  *) \printf "%s\n" "This paste is damaged: nothing was done.";;
esac
case ${#__ls_n} in
  136);;
  *)
    \unset -f __lk_enter __lk_leave __lk_clean __lk_say __lk_put __lk_stat __lk_uid __lk_limit __lk_number __lk_sysread __lk_at_once __lk_tight __lk_levels __lk_kernel __lk_self
    \unset -f __lk_numbers __lk_tasks __lk_nproc __lk_slots __lk_keep __lk_spare __lk_protect __lk_kin __lk_reason __lk_comm __lk_tree __lk_fell __lk_user __lk_exe __lk_in_cgroup
    \unset -f __lk_meant __lk_each __lk_note __lk_look __lk_see __lk_threads __lk_forget __lk_show __lk_own __lk_move __lk_share __lk_unshare __lk_return __lk_nap __lk_signal
    \unset -f __lk_batch __lk_pass __lk_stop __lk_passes __lk_trapless __lk_trap __lk_undo __lk_untrap __lk_barred __lk_groups __lk_gangs __lk_gang __lk_cgroup __lk_frozen __lk_hold
    \unset -f __lk_let_go __lk_parents __lk_order __lk_release __lk_freeze __lk_spared __lk_run_freeze __lk_kill __lk_wait __lk_reaper __lk_finish __lk_recover __lk_verdict __lk_run_recover __lk_thaw
    \unset -f __lk_hidden __lk_cell __lk_tty __lk_old __lk_first __lk_second __lk_list __lk_right __lk_kib __lk_kilo __lk_fits __lk_memory __lk_memory_groups __lk_group_memory __lk_nodes
    \unset -f __lk_pick __lk_judge __lk_rank_of __lk_orphan __lk_amount __lk_left __lk_row __lk_table __lk_notes __lk_errno __lk_why __lk_word __lk_busy __lk_belongs __lk_write
    \unset -f __lk_own_room __lk_margin __lk_room __lk_more_memory __lk_rank __lk_age __lk_widest __lk_owner __lk_common __lk_rows __lk_cells __lk_choose __lk_more __lk_top __lk_candidates
    \unset -f __lk_root __lk_own_limit __lk_no_room __lk_step __lk_seconds __lk_reboot __lk_want __lk_meaning __lk_ask __lk_remember __lk_forget_rows __lk_end_them __lk_save_them __lk_help __lk_verb
    \unset -f lastshell
    ;;
esac
\unset -v __ls_n __ls_i
} || true
