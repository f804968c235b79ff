#!/bin/sh
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./reboot.sh
# Not as ./reboot.sh or sh reboot.sh: both start a process.
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
# lastshell 0.1.0, reboot: reboots through the kernel, the last resort.
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
# True if this shell has no traps: what is printed to /dev/full fails, so success
# means that nothing was. command, because mksh would end the text with that.
__ls_trapless() {
  [ -c /dev/full ] && \command trap >/dev/full
} 2>/dev/null
# Says a step, does it, and waits for it to finish in the background.
__ls_step() {
  __ls_say "$2"
  __ls_put "$1" "$trigger" && __ls_seconds 5
}
# Waits until the clock has gone on by $1 seconds; false if it does not.
__ls_seconds() {
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
    __ls_nap 25
  done
  \return 1
} 2>/dev/null
__ls_reboot() {
  local trigger="$proc/sysrq-trigger" left=15
  __ls_say "This restarts the machine, through the kernel."
  __ls_say "Lost: all that programs hold in memory and have not written; every"
  __ls_say "connection; and this shell. Services get no chance to stop cleanly."
  if [ -e "$trigger" ] && [ -w "$trigger" ]; then \:
  else
    __ls_say "$trigger cannot be written here: it takes root on the host."
    \return 1
  fi
  # Without a terminal that controls this shell no key makes a signal.
  case $- in *i*) o=1;; *) o=;; esac
  if [ -n "$o" ] && ! { \true <"/dev/tty"; } 2>/dev/null; then
    __ls_say "Not done: no terminal controls this shell: Ctrl-C would not stop it."
    __ls_say "To restart all the same, write s, u and b: echo s > /proc/sysrq-trigger"
    \return 1
  fi
  # zsh puts back its traps by itself when this is over.
  case ${ZSH_VERSION-} in "") ;; *) \trap - INT;; esac
  if __ls_trapless; then \:
  else
    __ls_say "Not done: this shell has traps of its own, and with one for INT Ctrl-C"
    __ls_say "would not stop it. To go on, take each away: trap - INT, and so on."
    \return 1
  fi
  while [ "$left" -gt 0 ]; do
    case $left in 15|10|5) __ls_say "Ctrl-C stops it: $left seconds left";; *);; esac
    if __ls_seconds 1; then \:
    else
      __ls_say "Not done: there is no clock here, so Ctrl-C would have no time."
      \return 1
    fi
    left=$(( left - 1 ))
  done
  __ls_step s "1 of 3: write what the kernel holds to disk (sync)" &&
    __ls_step u "2 of 3: make every file system read-only" &&
    __ls_step b "3 of 3: restart at once"
}
# shellcheck disable=SC2034 # they are for the functions that it calls
__ls_main() {
  # lastshell: allow external a builtin of zsh, and only there
  case ${ZSH_VERSION-} in "");; *) \emulate -L -R sh;; esac
  # Nothing below outlives this function: every name is local to it.
  local LC_ALL=C IFS opts="" line=""
  local proc='/proc'
  local shown o t waits=1
  # lastshell: number full counted here, or by the kernel
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
  __ls_reboot
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
__ls_n=
for __ls_i in __ls_enter __ls_leave __ls_clean __ls_say __ls_put __ls_nap __ls_trapless __ls_step __ls_seconds __ls_reboot __ls_main; do
  \command -v "$__ls_i" >/dev/null && __ls_n=$__ls_n+
done
case ${KSH_VERSION-}${#__ls_n} in
  *11) __ls_main;;
  # lastshell: allow external a builtin of mksh, and only there
  *MIRBSD*) \print -r -- "This paste is damaged: nothing was done.";;
  # lastshell: allow external a builtin of all the others
  *) \printf "%s\n" "This paste is damaged: nothing was done.";;
esac
\unset -v __ls_n __ls_i
\unset -f __ls_enter __ls_leave __ls_clean __ls_say __ls_put __ls_nap __ls_trapless __ls_step __ls_seconds __ls_reboot __ls_main
} || true
