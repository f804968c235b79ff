#!/bin/bash
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./reboot.sh
# Not as ./reboot.sh or bash reboot.sh: both start a process.
# shellcheck shell=bash enable=all
# shellcheck disable=SC2250 # braces around every name would hide the few that matter
# shellcheck disable=SC2244 # [[ $x ]] is the usual way to ask whether x is empty
# shellcheck disable=SC2154 # names are local to __ls_main and set in the functions that it calls
# shellcheck disable=SC2034 # and read in other functions than the one that sets them
# shellcheck disable=SC2310 # the last line switches set -e off on purpose
# shellcheck disable=SC2016 # what was asked for is quoted so that nothing in it is expanded
{
# lastshell 0.1.0, reboot: reboots through the kernel, the last resort.
# For bash 4.2 and later. Nothing here starts a process: every command is a
# builtin, written \builtin so that no alias, function or program stands in.
# After a command that could not be started (status 254), or Ctrl-C on its
# retries (130), bash would wait for its last job in the background, and for
# good. It does not wait for one that it has been told to forget.
case $? in 130|254) \builtin disown "${!-}" 2>/dev/null;; *) ;; esac
# Puts aside the options that would change what this text means.
__ls_enter() {
  \builtin printf -v IFS " \t\n"
  opts=$- shopts=
  \builtin set +ux -f
  for o in failglob nullglob nocasematch; do
    \builtin shopt -q "$o" || \builtin continue
    shopts+="$o "
    \builtin shopt -u "$o"
  done
}
# Puts them back.
__ls_leave() {
  for o in $shopts; do \builtin shopt -s "$o"; done
  [[ $opts == *f* ]] || \builtin set +f
  [[ $opts == *u* ]] && \builtin set -u
  [[ $opts == *x* ]] && \builtin set -x
  \builtin return 0
}
# Names of processes and groups are whatever their owner chose: only printable
# ASCII is shown.
__ls_say() { \builtin printf "%s\n" "${*//[^ -~]/?}"; }
# Waits $1 hundredths of a second. sleep is a program; waiting for a terminal
# that never speaks is not. Without one, watch the clock; false if that stands
# still or cannot be read.
__ls_nap() {
  \builtin local pause now until turn
  # lastshell: number now a time that the kernel writes
  \builtin printf -v pause "%d.%02d" "$(( $1 / 100 ))" "$(( $1%100 ))"
  \builtin read -r -t "$pause" _ <>/dev/ptmx
  (( $? > 128 )) && \builtin return 0
  for (( turn = 0; turn < 100000; turn++ )); do
    \builtin read -r now _ <"$proc/uptime"
    [[ $now == [0-9]*.[0-9][0-9] ]] || \builtin return 1
    now=$(( 10#${now/./} ))
    (( turn )) || until=$(( now + $1 ))
    (( now < until )) || \builtin return 0
  done
  \builtin return 1
} 2>/dev/null
# Says a step, does it, and waits for it to finish in the background.
__ls_step() {
  __ls_say "$2"
  \builtin printf "%s" "$1" >|"$trigger" && __ls_nap 500
}
__ls_reboot() {
  \builtin local trigger="$proc/sysrq-trigger" left
  __ls_say "This restarts the machine, through the kernel."
  __ls_say "Lost: all that programs hold in memory and have not written; every"
  __ls_say "connection; and this shell. Services get no chance to stop cleanly."
  if [[ -e $trigger && -w $trigger ]]; then \builtin :
  else
    __ls_say "$trigger cannot be written here: it takes root on the host."
    \builtin return 1
  fi
  # Without a terminal that controls this shell no key makes a signal.
  if [[ $- == *i* ]] && ! { \builtin true <"/dev/tty"; } 2>/dev/null; then
    __ls_say "Not done: no terminal controls this shell: Ctrl-C would not stop it."
    __ls_say "To restart all the same, write s, u and b: echo s > /proc/sysrq-trigger"
    \builtin return 1
  fi
  # What is printed to /dev/full fails, so success means that there is none.
  if ! { [[ -c /dev/full ]] && \builtin trap -p INT >/dev/full; } 2>/dev/null; then
    __ls_say "Not done: this shell has a trap of its own for INT, so that Ctrl-C"
    __ls_say "would not stop it. To go on, first type: trap - INT"
    \builtin return 1
  fi
  for (( left = 15; left > 0; left-- )); do
    (( left%5 )) || __ls_say "Ctrl-C stops it: $left seconds left"
    __ls_nap 100 && \builtin continue
    __ls_say "Not done: there is no clock here, so Ctrl-C would have no time."
    \builtin return 1
  done
  __ls_step s "1 of 3: write what the kernel holds to disk (sync)" &&
    __ls_step u "2 of 3: make every file system read-only" &&
    __ls_step b "3 of 3: restart at once"
}
# shellcheck disable=SC2034 # they are for the functions that it calls
__ls_main() {
  # Nothing below outlives this function: every name is local to it.
  # From 5.0 on the shell itself puts its options back, after Ctrl-C too.
  (( BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 500 )) || \builtin local -
  \builtin local IFS LC_ALL=C
  [[ -z ${GLOBIGNORE+x} ]] || \builtin local GLOBIGNORE=""
  [[ -z ${GLOBSORT+x} ]] || \builtin local GLOBSORT=""
  \builtin local proc='/proc'
  \builtin local opts shopts
  \builtin local o
  __ls_enter
  __ls_reboot
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
if \builtin declare -F __ls_enter __ls_leave __ls_say __ls_nap __ls_step __ls_reboot __ls_main >/dev/null
then __ls_main
else \builtin printf "%s\n" "This paste is damaged: nothing was done."
fi
\builtin unset -f __ls_enter __ls_leave __ls_say __ls_nap __ls_step __ls_reboot __ls_main
} || true
