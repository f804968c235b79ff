#!/bin/sh
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./freeze.sh
# Not as ./freeze.sh or sh freeze.sh: both start a process.
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
# lastshell 0.1.0, freeze: stops what is selected, in passes until nothing new runs.
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
# The reason $1 in words, into t.
__ls_reason() {
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
__ls_comm() {
  name=
  {
    IFS="" \read -r name || \return 1
    if IFS="" \read -r line; then \return 1; fi
  } <"$1/comm" || \return 1
  \return 0
}
# True if the folder $1 is a process that is meant and not protected. What is
# cheap to read comes first.
__ls_meant() {
  pid=${1##*/}
  case $pid in *[!0-9]*) \return 1;; *);; esac
  case $safe in *" $pid="*) \return 1;; *);; esac
  # A newline in the name: somebody else.
  __ls_comm "$1" || \return 1
  case $name in
    'forkbomb') ;;
    *) \return 1;;
  esac
  # A kernel thread has no program.
  if [ -z "$kthread" ] || [ -e "$1/exe" ]; then \return 0; fi
  __ls_stat "$1" || \return 1
  case $f_ppid:$pid in 2:* | *:2) \return 1;; *) \return 0;; esac
}
# Goes over the processes; $1 says what is done with each. Once there are signs
# of a program that hands over to copies of itself, the newest come first: they
# may be gone in a moment.
__ls_each() {
  # lastshell: number last the newest PID, which the kernel writes
  local p part parts=all last="$mark" what="$1"
  if [ "$suspect" = 1 ]; then
    \read -r o o o o mark o <"$proc/loadavg"
    parts="young old"
  fi
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
        look) __ls_see "$p";;
        stop) __ls_stop "$p";;
        *);;
      esac
    done
  done 2>/dev/null
}
# Notes that the process pid has been met; new counts first meetings.
__ls_note() {
  # lastshell: allow eval digits only, by all callers
  \eval "t=\${__ls_s$pid-} __ls_s$pid=1"
  [ -z "$t" ] || \return 0
  new=$(( new + 1 )) met=$(( met + 1 )) __ls_seen="${__ls_seen-} $pid"
}
# Sorts what is meant: born is what is held, with its start time and the number
# of this look in a variable of its own; loose is what still runs; dead counts
# zombies, dying what is killed and on its way out. Gone are those that ended
# before they were read, fresh those never met before.
__ls_look() {
  look=$(( look + 1 ))
  born="" held=0 loose="" moving=0 dead=0 dying=0 gone=0 fresh=0
  __ls_each look
}
# A task in state D has its STOP waiting and takes it before it runs on.
__ls_see() {
  local was
  if __ls_meant "$1" && __ls_stat "$1"; then \:
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
      __ls_threads "$1";;
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
__ls_threads() {
  local start="$f_start" ppid="$f_ppid" run=T
  \set +f
  \set -- "$1"/task/[0-9]*
  \set -f
  for q do
    __ls_stat "$q" || \continue
    case $f_state in [ZXTt]) ;; *) run=R;; esac
  done
  f_state=$run f_start=$start f_ppid=$ppid
}
# Takes away what was noted of each process, by an earlier text too that was
# stopped with Ctrl-C.
__ls_forget() {
  for pid in ${__ls_seen-} ${__ls_others-}; do
    \unset -v "__ls_s$pid" "__ls_b$pid" "__ls_k$pid"
  done
  \unset -v __ls_had __ls_file __ls_armed __ls_seen __ls_others
}
# The first of the PIDs given, a line each.
__ls_show() {
  local n=0
  for pid do
    n=$(( n + 1 ))
    if [ "$n" -gt 12 ]; then
      __ls_say "  and $(( $# - 12 )) more"
      \return 0
    fi
    __ls_stat "$proc/$pid" || \continue
    __ls_say "  PID $pid $name, parent $f_ppid, state $f_state"
  done 2>/dev/null
}
# A PID means the same here and there only if this /proc is this shell's own.
__ls_own() {
  [ "$own" = "$$" ] && [ "$proc/self" -ef "$proc/$$" ] && \return 0
  __ls_say "$proc shows other PIDs than this shell has: nothing is signalled."
  \return 1
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
# Root takes this shell out of the control group that is full: joining another
# is never refused for lack of slots, and there this shell can start something.
__ls_move() {
  local word
  case $where:$euid:$free in "pids.max in "*:0:0) ;; *) \return 0;; esac
  case $home in "$roof"/*) ;; *) \return 0;; esac
  [ -w "$roof/cgroup.procs" ] && __ls_put "$$" "$roof/cgroup.procs" ||
    \return 0
  moved=$home
  __ls_word "$moved/cgroup.procs"
  __ls_say "This shell is now in the top control group. To move it back:"
  __ls_say "  echo \$\$ > $word"
}
# Among thousands that spin this shell gets little time to work. Where the
# scheduler shares by session, root may ask for more, and gives it back.
__ls_share() {
  local file="$proc/self/autogroup"
  \read -r o o o line o <"$proc/loadavg"
  t=${line%%/*}
  case $euid:$t in 0:1[7-9] | 0:[2-9][0-9] | 0:[1-9][0-9][0-9]*) ;; *) \return 0;; esac
  [ -w "$file" ] && \read -r o o value <"$file" && [ -n "$value" ] &&
    __ls_put -20 "$file" || \return 0
  nice=$value
  __ls_say "$t tasks want the CPU: this session goes first. To undo it:"
  __ls_say "  echo $nice > $file"
} 2>/dev/null
__ls_unshare() {
  [ -z "$nice" ] || __ls_put "$nice" "$proc/self/autogroup"
}
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
# Sends $1 to the PIDs in batch.
__ls_signal() {
  # shellcheck disable=SC2086 # split on purpose
  [ -z "$batch" ] || \kill "-$1" $batch
  batch="" full=0
  \return 0
} 2>/dev/null
# Adds the PID $1 to the batch, which goes out as $2 when it has 64.
__ls_batch() {
  batch="$batch $1" full=$(( full + 1 ))
  [ "$full" -lt 64 ] || __ls_signal "$2"
}
# One walk that stops what is meant, 64 at a time; new counts first meetings.
__ls_pass() {
  new=0 sent=0
  __ls_protect
  __ls_each stop
  __ls_signal STOP
}
__ls_stop() {
  __ls_meant "$1" || \return 0
  __ls_note
  sent=$(( sent + 1 ))
  __ls_batch "$pid" STOP
}
# Walks, each followed by a look, until the look finds nothing that runs and
# nobody new; bounded, because some programs move faster than a walk. Whoever
# ends by himself or comes late may have handed over to a copy; after such a
# sign a look in which numbers have gone unread counts only with two more.
__ls_passes() {
  local turn=0 late="$suspect" calm=0
  while [ "$turn" -lt 5 ]; do
    turn=$(( turn + 1 ))
    __ls_pass
    __ls_nap 5
    __ls_look
    [ -n "${2-}" ] ||
      __ls_say "$1, pass $turn: stopped $new, still running $moving"
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
__ls_trapless() {
  [ -c /dev/full ] && \command trap >/dev/full
} 2>/dev/null
# Whatever ends this shell, $1 is put back into the file $2 first, or without a
# file all run on. False if the shell has traps of its own: they would be lost.
__ls_trap() {
  __ls_trapless || \return 1
  # Damage to this text must not leave a line of these three standing alone.
  case ${3-} in "$$") ;; *) \return 1;; esac
  __ls_had=$1 __ls_file=$2 __ls_armed=$3
  # shellcheck disable=SC2064 # expanded now: which signal it is
  # lastshell: allow trap a function that is there until this text ends
  for o in EXIT HUP INT TERM; do \trap "__ls_undo $o" "$o"; done
} 2>/dev/null
# shellcheck disable=SC2317 # the traps call it
__ls_undo() {
  case ${__ls_armed-}:${__ls_file-} in
    "$$:") \kill -CONT -1;;
    "$$:"*) __ls_put "$__ls_had" "$__ls_file";;
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
__ls_untrap() {
  case ${__ls_armed-} in "$$") \trap - EXIT HUP INT TERM;; *) ;; esac
  case ${__ls_armed-}:${halt:+halted} in
    "$$:halted")
      __ls_armed=
      __ls_leave
      \kill -INT "$$";;
    *) __ls_armed=;;
  esac
}
# Whoever may not signal what still runs gains nothing from a higher rung.
__ls_barred() {
  local owner=""
  for pid in $loose; do
    [ -d "$proc/$pid" ] || \continue
    \kill -0 "$pid" && \return 1
    __ls_uid "$proc/$pid" && owner=$uid
  done 2>/dev/null
  [ -n "$owner" ] || \return 1
  __ls_say "They belong to UID $owner: only that user or root can stop them."
  __ls_say "The root script says how to become root here, and what of your own"
  __ls_say "you may end to make the slots that it needs."
  # shellcheck disable=SC2086 # split on purpose
  __ls_show $loose
}
# A process group is stopped in one call, with children that are being born.
# Only a group in which every member is meant, and none is protected.
__ls_groups() {
  local gangs="" q any=""
  __ls_protect
  __ls_gangs
  batch="" full=0
  for q in $gangs; do
    # lastshell: allow eval the list holds digits only
    \eval "t=\$__ls_g$q"
    [ "$t" = mine ] || \continue
    [ -n "$batch" ] ||
      __ls_say "They move faster than a walk: stopping their process groups whole."
    # lastshell: allow eval the same
    \eval "__ls_g$q=stilled"
    __ls_batch "-$q" STOP
    any=1
  done
  __ls_signal STOP
  if [ -n "$any" ]; then
    suspect=0
    # Who was born into them meanwhile was stopped too, and is let go at the end.
    __ls_nap 5
    __ls_gangs
  fi
  for q in $gangs; do \unset -v "__ls_g$q"; done
  [ -n "$any" ] && __ls_passes groups
}
__ls_gangs() {
  local p
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do __ls_gang "$p"; done 2>/dev/null
}
# Notes the process group of one process: mine as long as all in it are meant.
__ls_gang() {
  local was
  __ls_stat "$1" || \return 0
  q=$f_pgrp
  case $q in "" | 0 | 1 | *[!0-9]*) \return 0;; *);; esac
  # lastshell: allow eval digits only, as checked above
  \eval "was=\${__ls_g$q-}"
  if [ "$was" = stilled ]; then
    case $f_state in [Tt]) __ls_note;; *);; esac
    \return 0
  fi
  [ -n "$was" ] || gangs="$gangs $q"
  if __ls_meant "$1"; then was=${was:-mine}; else was=shared; fi
  # lastshell: allow eval digits only, as checked above
  \eval "__ls_g$q=\$was"
}
# The kernel can freeze a control group whole. The rogue's is frozen only until
# STOP has been sent: each task takes it before it runs on. Where there is no
# freezer, a pids.max of 0 keeps the group from starting anything meanwhile.
# Never a group that holds something protected.
__ls_cgroup() {
  local kind path one whose=""
  [ "$euid" = 0 ] || \return 1
  # Of somebody who is there still; a number may be another's by now.
  for one in $loose $born; do
    __ls_meant "$proc/$one" && whose=$one && \break
  done
  [ -n "$whose" ] || \return 1
  while IFS=: \read -r o kind path; do
    [ "$path" = / ] && \continue
    case ,$kind, in
      ,,)
        __ls_frozen "$path" " - cgroup2 " cgroup.freeze 1 0 && \return 0
        __ls_frozen "$path" " - cgroup2 " pids.max 0 "" && \return 0;;
      *,freezer,*)
        __ls_frozen "$path" freezer freezer.state FROZEN THAWED && \return 0;;
      *,pids,*) __ls_frozen "$path" pids pids.max 0 "" && \return 0;;
      *);;
    esac
  done <"$proc/$whose/cgroup"
  \return 1
} 2>/dev/null
# Path $1 in the hierarchy whose mount has $2 in it: writes $4 to its file $3,
# stops what is meant, and writes $5, or what was there before.
__ls_frozen() {
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
  __ls_trap "$had" "$file" "$$" || \return 1
  __ls_say "They move faster than a walk: holding their control group $1"
  __ls_say "by $3. Should this shell end now, any root shell can undo it:"
  __ls_word "$file"
  __ls_say "  echo $had > $word"
  __ls_put "$4" "$file"
  if [ "$3" = pids.max ]; then __ls_passes "control group" quiet
  else
    __ls_nap 20
    __ls_pass
  fi
  __ls_put "$had" "$file"
  __ls_untrap
  __ls_passes "control group"
}
# Everything that this user may signal is stopped in one call, and all that is
# not meant runs again at once: first the way to this terminal, then the rest,
# children before parents so that no shell notices.
__ls_hold() {
  # lastshell: number deepest,depth counted here
  local q chained="" deepest=0 depth trapped="" halt="" p
  __ls_protect
  __ls_parents
  # Should this shell end half-way, all of them run on.
  if __ls_trap "" "" "$$"; then
    trapped=1
    __ls_say "Last rung: all stops for a moment, and what is not meant runs on."
    __ls_say "If KILL or STOP meets this shell now, any root shell can undo it:"
    __ls_say "  kill -CONT -1"
  else __ls_say "No last rung: this shell has traps of its own."
  fi
  # Damage to this text must not leave the next line standing alone.
  case ${1-}:$trapped in "$$:1") \kill -STOP -1;; *) ;; esac
  if [ -n "$trapped" ]; then
    __ls_let_go
    __ls_untrap
  fi
  for q in $chained; do \unset -v "__ls_p$q" "__ls_t$q"; done
  suspect=0
  [ -n "$trapped" ] && __ls_passes hold
} 2>/dev/null
# Lets run what is not meant, but what was stopped before.
__ls_let_go() {
  for q in $safe; do
    q=${q%%=*}
    # lastshell: allow eval digits only: they come from names of folders
    \eval "t=\${__ls_t$q-}"
    case $q:$t in "1:"* | "$$:"* | *:[Tt]) ;; *) __ls_batch "$q" CONT;; esac
  done
  __ls_signal CONT
  __ls_order
  depth=$deepest
  while [ "$depth" -ge 0 ]; do
    # lastshell: allow eval a number that was counted here
    \eval "t=\${__ls_o$depth-}"
    for q in $t; do __ls_batch "$q" CONT; done
    \unset -v "__ls_o$depth"
    depth=$(( depth - 1 ))
  done
  __ls_signal CONT
}
# Notes the parent of each process, and whether it is stopped already.
__ls_parents() {
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    pid=${p##*/}
    case $pid in *[!0-9]*) \continue;; *);; esac
    __ls_stat "$p" || \continue
    chained="$chained $pid"
    # lastshell: allow eval digits only, as checked above
    \eval "__ls_p$pid=\$f_ppid __ls_t$pid=\$f_state"
  done
}
# Puts those that are not meant in order, by how far below PID 1 they are.
__ls_order() {
  \set +f
  \set -- "$proc"/[0-9]*
  \set -f
  for p do
    if __ls_meant "$p"; then
      __ls_note
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
__ls_release() {
  local freed=""
  for pid in ${__ls_seen-}; do
    # lastshell: allow eval the list holds digits only
    \eval "t=\${__ls_k$pid-}"
    [ -z "$t" ] && __ls_stat "$proc/$pid" || \continue
    case $f_state in [Tt]) ;; *) \continue;; esac
    __ls_meant "$proc/$pid" || freed="$freed $pid"
  done 2>/dev/null
  [ -n "$freed" ] || \return 0
  __ls_say "let run again, because they are not meant:"
  # shellcheck disable=SC2086 # split on purpose
  __ls_show $freed
  for pid in $freed; do __ls_batch "$pid" CONT; done
  __ls_signal CONT
}
# The ladder: each rung only when the one below has not been enough.
__ls_freeze() {
  __ls_passes walk && \return 0
  __ls_barred && \return 1
  __ls_groups && \return 0
  __ls_cgroup && \return 0
  __ls_hold "$$" && \return 0
  [ "$moving" = 0 ] || __ls_say "$moving that are meant still run:"
  # shellcheck disable=SC2086 # split on purpose
  __ls_show $loose
  \return 1
}
# What the selection means and protection spares is said, not passed over.
__ls_spared() {
  local all="$safe" p
  for p in $all; do
    safe=
    [ "$kthread:${p%%=*}" = 1:2 ] && \continue
    if __ls_meant "$proc/${p%%=*}" && __ls_stat "$proc/$pid"; then
      __ls_reason "${p#*=}"
      __ls_say "spared although it is meant: PID $pid $name ($t)"
    fi
  done 2>/dev/null
  safe=$all
}
# Freezes, says what is held now, and what comes next.
__ls_run_freeze() {
  __ls_own || \return 1
  __ls_move
  __ls_share
  __ls_freeze
  __ls_release
  __ls_unshare
  __ls_spared
  if [ "$held" -gt 0 ]; then
    __ls_say "Frozen: $held. They keep their slots until they are killed."
    # shellcheck disable=SC2086 # split on purpose
    __ls_show $born
    __ls_say "Next: the kill script; or thaw, if these are the wrong ones."
  elif [ "$moving" = 0 ]; then
    __ls_say "Nothing that is meant is running. The list script shows who is."
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
  local shown o p q t pid value waits=1 nproc=-p own me euid
  # lastshell: number kernel,free,full,f_threads counted here, or by the kernel
  local free="" used of where="" base roof home above
  local kernel=0 inside soft hard exempt
  local safe=" " kthread="" batch="" full=0
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
  # lastshell: number suspect,mark,quiet,turn,calm counted, or a PID
  local met=0 new=0 born="" held=0 loose="" moving=0 look=0
  local dead=0 dying=0 gone=0 fresh=0 sent=0 suspect=0 mark=0 quiet=0
  local reaper="" moved="" nice="" halt=""
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
  __ls_run_freeze
  __ls_forget
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
__ls_n=
for __ls_i in __ls_enter __ls_leave __ls_clean __ls_say __ls_stat __ls_uid __ls_number __ls_sysread __ls_at_once __ls_tight __ls_levels __ls_kernel __ls_self __ls_numbers __ls_tasks __ls_nproc __ls_slots __ls_keep __ls_spare __ls_protect __ls_kin __ls_reason __ls_comm __ls_meant __ls_each __ls_note __ls_look __ls_see __ls_threads __ls_forget __ls_show __ls_own __ls_put __ls_word __ls_move __ls_share __ls_unshare __ls_nap __ls_signal __ls_batch __ls_pass __ls_stop __ls_passes __ls_trapless __ls_trap __ls_undo __ls_untrap __ls_barred __ls_groups __ls_gangs __ls_gang __ls_cgroup __ls_frozen __ls_hold __ls_let_go __ls_parents __ls_order __ls_release __ls_freeze __ls_spared __ls_run_freeze __ls_main; do
  \command -v "$__ls_i" >/dev/null && __ls_n=$__ls_n+
done
case ${KSH_VERSION-}${#__ls_n} in
  *62) __ls_main;;
  # lastshell: allow external a builtin of mksh, and only there
  *MIRBSD*) \print -r -- "This paste is damaged: nothing was done.";;
  # lastshell: allow external a builtin of all the others
  *) \printf "%s\n" "This paste is damaged: nothing was done.";;
esac
\unset -v __ls_n __ls_i
\unset -f __ls_enter __ls_leave __ls_clean __ls_say __ls_stat __ls_uid __ls_number __ls_sysread __ls_at_once __ls_tight __ls_levels __ls_kernel __ls_self __ls_numbers __ls_tasks
\unset -f __ls_nproc __ls_slots __ls_keep __ls_spare __ls_protect __ls_kin __ls_reason __ls_comm __ls_meant __ls_each __ls_note __ls_look __ls_see __ls_threads __ls_forget
\unset -f __ls_show __ls_own __ls_put __ls_word __ls_move __ls_share __ls_unshare __ls_nap __ls_signal __ls_batch __ls_pass __ls_stop __ls_passes __ls_trapless __ls_trap
\unset -f __ls_undo __ls_untrap __ls_barred __ls_groups __ls_gangs __ls_gang __ls_cgroup __ls_frozen __ls_hold __ls_let_go __ls_parents __ls_order __ls_release __ls_freeze __ls_spared
\unset -f __ls_run_freeze __ls_main
} || true
