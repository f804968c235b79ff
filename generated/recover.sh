#!/bin/bash
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./recover.sh
# Not as ./recover.sh or bash recover.sh: both start a process.
# shellcheck shell=bash enable=all
# shellcheck disable=SC2250 # braces around every name would hide the few that matter
# shellcheck disable=SC2244 # [[ $x ]] is the usual way to ask whether x is empty
# shellcheck disable=SC2154 # names are local to __ls_main and set in the functions that it calls
# shellcheck disable=SC2034 # and read in other functions than the one that sets them
# shellcheck disable=SC2310 # the last line switches set -e off on purpose
# shellcheck disable=SC2016 # what was asked for is quoted so that nothing in it is expanded
{
# lastshell 0.1.0, recover: freezes, verifies, kills, and proves the slots are back.
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
# Lists the processes, without leaving file name expansion on.
__ls_walk() {
  \builtin set +f
  all=("$proc"/[0-9]*)
  \builtin set -f
}
# Reads /proc/PID/stat of the folder $1 into f: 2 state, 3 parent, 4 process
# group, 5 session, 6 tty, 8 flags, 19 threads, 21 start time; and name. False
# if the process has gone. A name with a blank or newline changes the number of
# fields, which is how it is noticed.
__ls_stat() {
  # lastshell: number f[3],f[4],f[5],f[6],f[8],f[19],f[21] the kernel writes them
  f=()
  \builtin read -r -a f <"$1/stat" || \builtin return 1
  if (( ${#f[@]} == fields )); then
    name=${f[1]:1:-1}
    \builtin return 0
  fi
  \builtin mapfile raw <"$1/stat"
  \builtin printf -v whole "%s" "${raw[@]}"
  [[ $whole == *")"* ]] || \builtin return 1
  name=${whole#*\(} name=${name%)*}
  # Only numbers and one letter follow the last parenthesis.
  # shellcheck disable=SC2206 # split on purpose; no file names with set -f
  f=("$1" "($name)" ${whole##*)})
  (( ${#f[@]} > 21 ))
}
# The real UID of the folder $1, the one that RLIMIT_NPROC counts.
__ls_uid() {
  \builtin mapfile -t -s 6 -n 3 raw <"$1/status" || \builtin return 1
  for line in "${raw[@]}"; do
    [[ $line == Uid:* ]] || \builtin continue
    line=${line#Uid:?} uid=${line%%[^0-9]*}
    \builtin return 0
  done
  \builtin return 1
}
# The first word of the file $1 into value, if it is a number.
__ls_number() {
  value=
  \builtin read -r value _ <"$1"
  [[ $value == +([0-9]) && ${#value} -lt 19 ]]
}
# Notes a limit, and keeps the one with the fewest free slots: $1 used, $2 how
# many it allows or max, $3 its name and place.
__ls_tight() {
  limits+=("$1" "$2" "$3" "")
  # lastshell: allow arith digits by all callers; max has been let out
  [[ $2 == max ]] || [[ $free && $(( $2 - $1 )) -ge $free ]] &&
    \builtin return 0
  # lastshell: allow arith the same
  free=$(( $2>$1?$2 - $1:0 )) used=$1 of=$2 where=$3
}
# Where this shell's control group and each parent that can be seen has the file
# $1.$2, as pids.max. The true top has none: above is set if it does not show.
__ls_levels() {
  \builtin local ctl path root top
  levels=() home="" above=
  while \builtin read -r _ _ _ root top line; do
    case "$line," in
      *" - cgroup2 "*) o=;;
      *" - cgroup "*,$1,*) o=$1;;
      *) \builtin continue;;
    esac
    while IFS=: \builtin read -r _ ctl path; do
      [[ ,$ctl, == *,$o,* ]] || \builtin continue
      [[ $root == / ]] || path=${path#"$root"}
      [[ $path == / || $path == *..* ]] && path=
      # Where this shell is, and the top that has no limit.
      [[ -r $top$path/$1.$2 ]] && home=$top$path roof=$top
      while [[ $path ]]; do
        [[ -r $top$path/$1.$2 ]] && levels+=("$top$path")
        path=${path%/*}
      done
      [[ -r $top/$1.$2 ]] && levels+=("$top") above=$top
    done <"$proc/self/cgroup"
  done <"$proc/self/mountinfo"
} 2>/dev/null
# The kernel's version as a number, 6.1 as 6001, 0 if it cannot be read; and
# inside, if this is known to be a PID namespace of its own.
__ls_kernel() {
  kernel=0 inside=
  IFS=. \builtin read -r o t _ <"$proc/sys/kernel/osrelease"
  t=${t%%[^0-9]*}
  [[ $o == +([0-9]) && $t ]] && (( kernel = o * 1000 + t ))
  # The first namespace has the same number on every host (since 5.14).
  \builtin mapfile -t raw 7<"$proc/self/ns/pid" <"$proc/self/fdinfo/7"
  case ${raw[*]} in
    *4026531836*) \builtin :;;
    *ino:*) inside=1;;
    *);;
  esac
} 2>/dev/null
# How many more tasks this /proc has numbers for: $1 is in use on the host.
__ls_numbers() {
  \builtin local count=$1 most=$value
  # After the first wrap the lowest 300 numbers are not given out again, but
  # those that are alive from before still count. A pattern would list all.
  for (( q = 1; q < 300; q++ )); do
    [[ -d $proc/$q ]] && (( most += 1 ))
  done
  # Since 6.14 a PID namespace has a pid_max of its own.
  rough=
  if [[ $inside ]] && (( kernel >= 6014 )); then
    __ls_walk
    # The host's number is no less. Where it can be only a little more, that
    # little small against what is left, thousands are not counted.
    t=${#all[@]}
    (( q = (count - t) * 8, t > 2000 && q < t && q < most - 300 - count )) &&
      rough=1
    if [[ -z $rough ]]; then
      \builtin set +f
      raw=("$proc"/[0-9]*/task/[0-9]*)
      \builtin set -f
      count=${#raw[@]}
    fi
  fi
  __ls_tight "$count" "$(( most - 300 ))" "pid_max in $proc/sys/kernel"
}
# Free slots under the tightest limit, all by reading.
__ls_slots() {
  free="" used="" of="" where="" limits=()
  \builtin read -r _ _ _ line _ <"$proc/loadavg"
  t=${line#*/}
  if [[ $t == +([0-9]) ]]; then
    __ls_number "$proc/sys/kernel/threads-max" &&
      __ls_tight "$t" "$value" "threads-max in $proc/sys/kernel"
    __ls_number "$proc/sys/kernel/pid_max" && __ls_numbers "$t"
  fi
  for p in "${levels[@]}"; do
    __ls_number "$p/pids.current" || \builtin continue
    t=$value
    __ls_number "$p/pids.max" || [[ $value == max ]] || \builtin continue
    __ls_tight "$t" "$value" "pids.max in $p"
  done
  __ls_nproc
  \builtin return 0
} 2>/dev/null
# The user's own limit, against the threads of that user. The kernel exempts
# root and two capabilities, unless in a user namespace.
__ls_nproc() {
  \builtin local caps=0
  while \builtin read -r _ line soft hard _; do
    [[ $line == processes ]] && \builtin break
    soft=
  done <"$proc/self/limits"
  while \builtin read -r line o _; do
    [[ $line == CapEff: && $o == +([0-9a-f]) ]] && caps=$o
  done <"$proc/self/status"
  # A kernel without user namespaces has no such file.
  raw=()
  \builtin read -r -a raw <"$proc/self/uid_map"
  exempt=ns
  if [[ ${raw[*]:-0 0 4294967295} == "0 0 4294967295" ]]; then
    exempt=1
    # lastshell: allow arith hexadecimal digits, as checked above
    (( UID == 0 || (16#$caps & 0x1200000) )) && \builtin return 0
    exempt=
  fi
  [[ $soft == unlimited ]] && soft=max
  [[ $soft == @(max|+([0-9])) ]] || \builtin return 0
  t=0
  __ls_walk
  for p in "${all[@]}"; do
    __ls_uid "$p" && [[ $uid == "$UID" ]] && __ls_stat "$p" ||
      \builtin continue
    (( t += f[19] ))
  done
  __ls_tight "$t" "$soft" "RLIMIT_NPROC in ulimit -u (hard: $hard)"
}
# A prompt that runs programs locks a shell that cannot: while there is no
# room it is put aside, and so is the time-out that would log this shell out.
__ls_quiet() {
  [[ $- == *i* ]] || \builtin return 0
  [[ $free ]] && (( free > 4 )) && \builtin return 0
  if __ls_forks "$PS1"; then
    line=$PS1
    \builtin printf -v PS1 "%s" "\\$ "
    [[ $PS1 == "$line" ]] || __ls_ps1=$line
  fi
  if __ls_forks "$PS0"; then
    line=$PS0
    \builtin printf -v PS0 "%s" ""
    [[ $PS0 ]] || __ls_ps0=$line
  fi
  if [[ $TMOUT == [1-9]* ]]; then
    line=$TMOUT
    \builtin printf -v TMOUT "%s" 0
    if [[ $TMOUT == 0 ]]; then __ls_tmout=$line
    else __ls_say "TMOUT is read-only: press a key at least every $line s."; fi
  fi
  for o in "${!PROMPT_COMMAND[@]}"; do
    line=${PROMPT_COMMAND[$o]}
    [[ $line ]] || \builtin continue
    if (( o )); then \builtin printf -v "PROMPT_COMMAND[$o]" "%s" ""
    else \builtin printf -v PROMPT_COMMAND "%s" ""; fi
    if [[ ${PROMPT_COMMAND[$o]} ]]; then
      __ls_say "PROMPT_COMMAND is read-only: if it runs programs, it locks you out."
    else
      __ls_pc[o]=$line
    fi
  done
} 2>/dev/null
# Whether showing the text $1 as a prompt can start a process.
__ls_forks() {
  [[ $1 == *"\$("* || $1 == *"\`"* || $1 == *"\${ "* || $1 == *"\${|"* ]]
}
# Gives it back when there is room. printf, because a plain assignment to a name
# that is read-only would throw away the rest of this text.
__ls_loud() {
  [[ ${__ls_ps1+x}${__ls_ps0+x}${__ls_tmout+x}${__ls_pc[*]+x} ]] ||
    \builtin return 0
  if [[ -z $free ]] || (( free < 5 )); then
    __ls_say "Put aside while there is no room: what your prompt runs, and TMOUT."
    __ls_say "Any of these texts gives them back once it finds room."
    \builtin return 0
  fi
  # lastshell: allow prompt the person's own, and there is room for it
  [[ ${__ls_ps1+x} ]] && \builtin printf -v PS1 "%s" "$__ls_ps1"
  # lastshell: allow prompt the same
  [[ ${__ls_ps0+x} ]] && \builtin printf -v PS0 "%s" "$__ls_ps0"
  [[ ${__ls_tmout+x} ]] && \builtin printf -v TMOUT "%s" "$__ls_tmout"
  for o in "${!__ls_pc[@]}"; do
    line="PROMPT_COMMAND[$o]"
    (( o )) || line=PROMPT_COMMAND
    # lastshell: allow prompt it puts back the prompt that was put aside
    \builtin printf -v "$line" "%s" "${__ls_pc[$o]}"
  done
  \builtin unset -v __ls_ps1 __ls_ps0 __ls_tmout __ls_pc
}
# Protects the folder $1 and its parents, for the reason $2.
__ls_spare() {
  q=$1
  while [[ $q == [1-9]* && -z ${safe[$q]} ]]; do
    safe[$q]=$2
    # A parent that cannot be read hides those above it.
    __ls_stat "$proc/$q" || hidden=1
    (( ${#f[@]} )) || \builtin break
    if [[ $name == tmux*server || $name == screen || $name == SCREEN ]]; then
      __ls_uid "$proc/$q" && mux=$uid
    fi
    q=${f[3]}
  done
}
# Never signalled: this shell and its parents (its sshd and terminal are among
# them), PID 1, kernel threads, and whatever shows a tmux or screen session.
__ls_protect() {
  \builtin local mux="" hidden=""
  # Anew at each walk: a number that was spared may be somebody else's by now.
  safe=()
  __ls_spare "$BASHPID" "this shell or its parent"
  safe[1]="first process"
  if __ls_stat "$proc/2" && (( f[3] == 0 && (f[8] & 0x200000) )); then
    safe[2]="kernel thread"
    raw=()
    \builtin read -r -a raw <"$proc/2/task/2/children"
    for q in "${raw[@]}"; do safe[$q]="kernel thread"; done
  fi
  [[ $mux || $hidden ]] || \builtin return 0
  __ls_kin
} 2>/dev/null
# More to protect, which takes a walk to find: what shows this tmux or screen;
# and where the parents of this shell are hidden, every login, since one of them
# may carry it.
__ls_kin() {
  __ls_walk
  for p in "${all[@]}"; do
    pid=${p##*/}
    __ls_stat "$p" || \builtin continue
    (( f[6] )) || \builtin continue
    [[ $hidden && ${f[5]} == "$pid" ]] && safe[$pid]="a login"
    [[ $mux && ( $name == tmux*client || $name == screen ) ]] ||
      \builtin continue
    __ls_uid "$p" && [[ $uid == "$mux" || $uid == 0 ]] &&
      __ls_spare "$pid" "shows this terminal"
  done
}
# True if the folder $1 is a process that is meant and not protected. What is
# cheap to read comes first.
__ls_meant() {
  pid=${1##*/}
  [[ ${safe[$pid]} ]] && \builtin return 1
  \builtin mapfile -t -n 2 raw <"$1/comm" || \builtin return 1
  # A second line is a newline in the name: somebody else.
  [[ ${want[_${raw[0]}]} && ${#raw[@]} == 1 ]] ||
    \builtin return 1
  \builtin return 0
}
# Lists the processes, and learns what one look at a process cannot tell. Once
# there are signs of a program that hands over to copies of itself, the newest
# come first: they may be gone in a moment.
__ls_aim() {
  \builtin local -a young old
  # lastshell: number mark the newest PID, which the kernel writes
  \builtin local last=$mark
  (( suspect )) && \builtin read -r _ _ _ _ mark _ <"$proc/loadavg"
  __ls_walk
  if (( suspect )); then
    for p in "${all[@]}"; do
      # lastshell: allow arith a folder of /proc that begins with a digit is a PID
      if (( ${p##*/} > last )); then young+=("$p"); else old+=("$p"); fi
    done
    all=("${young[@]}" "${old[@]}")
  fi
  \builtin return 0
}
# Sorts what is meant: born has the start time of what is held, loose has what
# still runs; dead counts zombies, dying what is killed and on its way out.
# Gone are those that ended before they were read, fresh those never met before.
# A task in state D has its STOP waiting and takes it before it runs on.
__ls_look() {
  born=() loose=() dead=0 dying=0 gone=0 fresh=0
  __ls_aim
  for p in "${all[@]}"; do
    pid=${p##*/}
    if __ls_stat "$p" && [[ ${want[_$name]} && -z ${safe[$pid]} ]]; then \builtin :
    else
      [[ -d $p ]] || (( gone += 1 ))
      \builtin continue
    fi
    line=${f[2]} t=${f[21]}
    [[ ${seen[$pid]} ]] || (( fresh += 1 ))
    if [[ $line == [ZX] ]]; then
      if (( f[19] < 2 )); then
        (( dead += 1 ))
        reaper=${f[3]}
        \builtin continue
      fi
      __ls_threads "$p"
    fi
    if [[ ${shot[$pid]} == "$t" ]]; then
      (( dying += 1 ))
      \builtin continue
    fi
    case $line in
      [Tt]) born[$pid]=$t;;
      D) if [[ ${seen[$pid]} ]]; then born[$pid]=$t; else loose+=("$pid"); fi;;
      *) loose+=("$pid");;
    esac
  done 2>/dev/null
  moving=${#loose[@]}
}
# A process whose first thread has ended looks dead while its others run.
__ls_threads() {
  \builtin local -a tasks
  \builtin set +f
  tasks=("$1"/task/[0-9]*)
  \builtin set -f
  line=T
  for q in "${tasks[@]}"; do
    __ls_stat "$q" || \builtin continue
    [[ ${f[2]} == [ZXTt] ]] || line=R
  done
}
# The first of the PIDs given, a line each.
__ls_show() {
  \builtin local n=0
  for pid in "$@"; do
    if (( ++n > 12 )); then
      __ls_say "  and $(( $# - 12 )) more"
      \builtin return 0
    fi
    __ls_stat "$proc/$pid" || \builtin continue
    __ls_say "  PID $pid $name, parent ${f[3]}, state ${f[2]}"
  done 2>/dev/null
}
# A PID means the same here and there only if this /proc is this shell's own.
__ls_own() {
  [[ $proc/self -ef $proc/$BASHPID ]] && \builtin return 0
  __ls_say "$proc shows other PIDs than this shell has: nothing is signalled."
  \builtin return 1
}
# Root takes this shell out of the control group that is full: joining another
# is never refused for lack of slots, and there this shell can start something.
__ls_move() {
  [[ $where == "pids.max in "* && $home == "$roof"/* ]] &&
    (( EUID == 0 && free < 1 )) && [[ -w $roof/cgroup.procs ]] ||
    \builtin return 0
  \builtin printf "%s\n" "$BASHPID" >|"$roof/cgroup.procs" ||
    \builtin return 0
  moved=$home
  __ls_say "This shell is now in the top control group. To move it back:"
  \builtin printf -v line "%q" "$moved/cgroup.procs"
  __ls_say "  echo \$\$ > $line"
} 2>/dev/null
# Among thousands that spin this shell gets little time to work. Where the
# scheduler shares by session, root may ask for more, and gives it back.
__ls_share() {
  \builtin local file="$proc/self/autogroup"
  \builtin read -r _ _ _ line _ <"$proc/loadavg"
  t=${line%%/*}
  [[ $t == +([0-9]) ]] && (( EUID == 0 && t > 16 )) && [[ -w $file ]] &&
    \builtin read -r _ _ value <"$file" && [[ $value ]] || \builtin return 0
  \builtin printf "%s\n" -20 >|"$file" || \builtin return 0
  nice=$value
  __ls_say "$t tasks want the CPU: this session goes first. To undo it:"
  __ls_say "  echo $nice > $file"
} 2>/dev/null
__ls_unshare() {
  [[ -z $nice ]] || \builtin printf "%s\n" "$nice" >|"$proc/self/autogroup"
} 2>/dev/null
# And back when there is room.
__ls_return() {
  [[ $moved ]] || \builtin return 0
  __ls_number "$moved/pids.current" || \builtin return 0
  t=$value
  __ls_number "$moved/pids.max" || value=99999
  (( value - t > 4 )) || \builtin return 0
  \builtin printf "%s\n" "$BASHPID" >|"$moved/cgroup.procs" &&
    __ls_say "This shell is back in $moved."
} 2>/dev/null
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
# Sends $1 to the PIDs in batch.
__ls_signal() {
  (( ${#batch[@]} )) && \builtin kill -s "$1" -- "${batch[@]}"
  (( sent += ${#batch[@]} ))
  batch=()
} 2>/dev/null
# One walk that stops what is meant, 64 at a time; new counts first meetings.
__ls_pass() {
  new=${#seen[@]} batch=() sent=0
  __ls_protect
  __ls_aim
  for p in "${all[@]}"; do
    # What __ls_meant asks, without the call: here it is asked of thousands.
    \builtin mapfile -t raw <"$p/comm" || \builtin continue
    [[ ${want[_${raw[0]}]} && ${#raw[@]} == 1 ]] || \builtin continue
    pid=${p##*/}
    [[ ${safe[$pid]} ]] && \builtin continue
    seen[$pid]=1
    batch+=("$pid")
    [[ ${#batch[@]} == 64 ]] && __ls_signal STOP
  done 2>/dev/null
  __ls_signal STOP
  new=$(( ${#seen[@]} - new ))
}
# Walks, each followed by a look, until the look finds nothing that runs and
# nobody new; bounded, because some programs move faster than a walk. Whoever
# ends by himself or comes late may have handed over to a copy; after such a
# sign a look in which numbers have gone unread counts only with two more.
__ls_passes() {
  \builtin local new turn late=$suspect calm=0
  for (( turn = 1; turn <= 5; turn++ )); do
    __ls_pass
    __ls_nap 5
    __ls_look
    __ls_say "$1, pass $turn: stopped $new, still running $moving"
    (( late = late || fresh || (turn > 1 && new) ))
    (( late = late || ${#born[@]} + moving + dead + dying < sent ))
    (( suspect = suspect || late ))
    (( calm = moving || fresh || (turn > 1 && new) ? 0 : calm + 1 ))
    (( calm > 2 || (calm && (late == 0 || gone == 0)) )) && \builtin return 0
  done
  \builtin return 1
}
# Runs $1 on every way out of this shell, then lets the signal do its work.
# False if the shell has such traps of its own: they would be lost.
__ls_trap() {
  # Damage to this text must not leave a call of this standing alone.
  [[ ${FUNCNAME[1]} == __ls_hold || ${FUNCNAME[1]} == __ls_brake ||
    ${FUNCNAME[1]} == __ls_frozen ]] || \builtin return 1
  # What is printed to /dev/full fails, so success means that there is none.
  [[ -c /dev/full ]] && \builtin trap -p EXIT HUP INT TERM >/dev/full ||
    \builtin return 1
  # shellcheck disable=SC2064 # expanded now: the value must not change later
  # lastshell: allow trap the callers write it out, of builtins only
  \builtin trap "$1" EXIT
  for o in HUP INT TERM; do
    t="\\builtin trap - EXIT HUP INT TERM; \\builtin kill -s $o \$BASHPID"
    # A shell at a prompt lives on. It must not take back these two traps while
    # it is in one of them: it would do so as a script does, and die of both.
    [[ $- == *i* && $o == INT ]] && t="halt=1"
    [[ $- == *i* && $o == TERM ]] && t="\\builtin true"
    # shellcheck disable=SC2064 # the same
    # lastshell: allow trap the same
    \builtin trap "$1; $t" "$o"
  done
} 2>/dev/null
# The end of that, where an INT that came meanwhile does its work.
__ls_untrap() {
  \builtin trap - EXIT HUP INT TERM
  [[ $halt ]] || \builtin return 0
  __ls_leave
  \builtin kill -s INT "$BASHPID"
}
# The brake: with threads-max this low no process on this host can be started,
# by anybody. Root only, for a few walks, and off again whatever happens.
__ls_brake() {
  # A name that is read-only in this shell would end a walk with the brake on.
  \builtin local limit had halt="" new turn late calm last young old ||
    \builtin return 1
  \builtin local pause now until tasks mux hidden || \builtin return 1
  limit=$proc/sys/kernel/threads-max
  (( EUID == 0 )) && [[ -w $limit ]] && __ls_number "$limit" ||
    \builtin return 1
  had=$value
  \builtin printf -v line "%q" "$limit"
  if ! __ls_trap "\\builtin printf \"%s\\n\" $had >|$line"; then
    __ls_say "No brake: this shell has traps of its own for HUP, INT or TERM."
    \builtin return 1
  fi
  __ls_say "Brake: for a moment nothing on this host can start a process."
  __ls_say "If KILL or STOP meets this shell now, any root shell can undo it:"
  __ls_say "  echo $had > $line"
  # Kernels from 4.1 to 5.3 take no less than 20. Nothing is said until it is
  # off: a terminal that is held, as by Ctrl-S, would keep it on.
  {
    \builtin printf "%s\n" 1 >|"$limit" || \builtin printf "%s\n" 20 >|"$limit"
  } 2>/dev/null
  suspect=0
  [[ $halt ]] || __ls_passes "brake" >/dev/null
  \builtin printf "%s\n" "$had" >|"$limit"
  __ls_untrap
  __ls_number "$limit"
  __ls_say "Brake released: threads-max is $value again; $moving still run."
  (( moving == 0 ))
}
# Everything that this user may signal is stopped in one call, and all that is
# not meant runs again at once: first the way to this terminal, then the rest,
# children before parents so that no shell notices.
__ls_hold() {
  \builtin local -A asleep up
  \builtin local -a way order keys
  \builtin local i depth halt=""
  __ls_protect
  __ls_walk
  for p in "${all[@]}"; do
    __ls_stat "$p" || \builtin continue
    up[${p##*/}]=${f[3]}
    [[ ${f[2]} == [Tt] ]] && asleep[${p##*/}]=1
  done 2>/dev/null
  for pid in "${!safe[@]}"; do
    [[ ${safe[$pid]} == kernel* || $pid == 1 || $pid == "$BASHPID" ||
      ${asleep[$pid]} ]] || way+=("$pid")
  done
  # Damage to this text must not leave the next line standing alone.
  [[ ${FUNCNAME[0]} == __ls_hold ]] || \builtin return 1
  # Should this shell end half-way, all of them run on.
  if ! __ls_trap "\\builtin kill -s CONT -1"; then
    __ls_say "No last rung: this shell has traps of its own for HUP, INT or TERM."
    \builtin return 1
  fi
  __ls_say "Last rung: all stops for a moment, and what is not meant runs on."
  __ls_say "If KILL or STOP meets this shell now, any root shell can undo it:"
  __ls_say "  kill -CONT -1"
  [[ ${FUNCNAME[0]} == __ls_hold ]] && \builtin kill -s STOP -1 2>/dev/null
  (( ${#way[@]} )) && \builtin kill -s CONT "${way[@]}" 2>/dev/null
  __ls_aim
  for p in "${all[@]}"; do
    __ls_meant "$p" && seen[$pid]=1 && \builtin continue
    [[ ${asleep[$pid]} || ${safe[$pid]} == kernel* ]] && \builtin continue
    depth=0 q=$pid
    while [[ ${up[$q]} ]] && (( ++depth < 200 )); do q=${up[$q]}; done
    # lastshell: allow arith a folder of /proc that begins with a digit is a PID
    order[depth * 8388608 + pid]=$pid
  done 2>/dev/null
  keys=("${!order[@]}") batch=()
  for (( i = ${#keys[@]} - 1; i >= 0; i-- )); do
    batch+=("${order[keys[i]]}")
    (( ${#batch[@]} < 64 )) || __ls_signal CONT
  done
  __ls_signal CONT
  __ls_untrap
  suspect=0
  __ls_passes "hold"
}
# Whoever may not signal what still runs gains nothing from a higher rung.
__ls_barred() {
  \builtin local owner=
  for pid in "${loose[@]}"; do
    [[ -d $proc/$pid ]] || \builtin continue
    \builtin kill -0 "$pid" && \builtin return 1
    __ls_uid "$proc/$pid" && owner=$uid
  done 2>/dev/null
  [[ $owner ]] || \builtin return 1
  __ls_say "They belong to UID $owner: only that user or root can stop them."
  __ls_say "The root script says how to become root here, and what of your own"
  __ls_say "you may end to make the slots that it needs."
  __ls_show "${loose[@]}"
}
# A process group is stopped in one call, with children that are being born.
# Only a group in which every member is meant, and none is protected.
__ls_groups() {
  \builtin local -A mine others stilled
  __ls_aim
  for p in "${all[@]}"; do
    __ls_stat "$p" || \builtin continue
    q=${f[4]}
    if __ls_meant "$p"; then mine[$q]=1; else others[$q]=1; fi
  done 2>/dev/null
  batch=()
  for q in "${!mine[@]}"; do
    [[ ${others[$q]} || $q == [01] ]] || batch+=("-$q")
  done
  (( ${#batch[@]} )) || \builtin return 1
  __ls_say "They move faster than a walk: stopping their process groups whole."
  for q in "${batch[@]}"; do stilled[${q#-}]=1; done
  __ls_signal STOP
  suspect=0
  # Who was born into them meanwhile was stopped too, and is let go at the end.
  __ls_nap 5
  __ls_walk
  for p in "${all[@]}"; do
    __ls_stat "$p" && [[ ${stilled[${f[4]}]} && ${f[2]} == [Tt] ]] &&
      seen[${p##*/}]=1
  done 2>/dev/null
  __ls_passes "groups"
}
# The kernel can freeze a control group whole. The rogue's is frozen only until
# STOP has been sent: each task takes it before it runs on. Where there is no
# freezer, a pids.max of 0 keeps the group from starting anything meanwhile.
# Never a group that holds something protected.
__ls_cgroup() {
  \builtin local kind path one whose=""
  (( EUID == 0 )) || \builtin return 1
  # Of somebody who is there still; a number may be another's by now.
  for one in "${loose[@]}" "${!born[@]}"; do
    __ls_meant "$proc/$one" && whose=$one && \builtin break
  done
  [[ $whose ]] || \builtin return 1
  while IFS=: \builtin read -r _ kind path; do
    [[ $path == / ]] && \builtin continue
    case ,$kind, in
      ,,) __ls_frozen "$path" " - cgroup2 " cgroup.freeze 1 0 ||
        __ls_frozen "$path" " - cgroup2 " pids.max 0;;
      *,freezer,*) __ls_frozen "$path" freezer freezer.state FROZEN THAWED;;
      *,pids,*) __ls_frozen "$path" pids pids.max 0;;
      *) \builtin false;;
    esac && \builtin return 0
  done <"$proc/$whose/cgroup"
  \builtin return 1
} 2>/dev/null
# Path $1 in the hierarchy whose mount has $2 in it: writes $4 to its file $3,
# stops what is meant, and writes $5, or what was there before.
__ls_frozen() {
  \builtin local root top had file="" halt=""
  for q in "${!safe[@]}"; do
    \builtin mapfile -t raw <"$proc/$q/cgroup" || \builtin continue
    for line in "${raw[@]}"; do
      [[ ${line#*:*:}/ == "$1"/* ]] && \builtin return 1
    done
  done
  while \builtin read -r _ _ _ root top line; do
    [[ "$line" == *"$2"* ]] || \builtin continue
    file=$top${1#"${root%/}"}/$3
    [[ -w $file ]] && \builtin break
    file=
  done <"$proc/self/mountinfo"
  [[ $file ]] && \builtin read -r had <"$file" || \builtin return 1
  had=${5:-$had}
  [[ $had == +([A-Za-z0-9]) ]] || \builtin return 1
  \builtin printf -v line "%q" "$file"
  __ls_trap "\\builtin printf \"%s\\n\" $had >|$line" || \builtin return 1
  __ls_say "They move faster than a walk: holding their control group $1"
  __ls_say "by $3. Should this shell end now, any root shell can undo it:"
  __ls_say "  echo $had > $line"
  \builtin printf "%s\n" "$4" >|"$file"
  if [[ $3 == pids.max ]]; then __ls_passes "control group" >/dev/null
  else
    __ls_nap 20
    __ls_pass
  fi
  \builtin printf "%s\n" "$had" >|"$file"
  __ls_untrap
  __ls_passes "control group"
}
# What was stopped and is not meant after all runs again: it has taken another
# name, or the number of a rogue that had ended.
__ls_release() {
  \builtin local -a freed
  for p in "${!seen[@]}"; do
    [[ ${shot[$p]} ]] && \builtin continue
    __ls_stat "$proc/$p" && [[ ${f[2]} == [Tt] ]] || \builtin continue
    __ls_meant "$proc/$p" || freed+=("$p")
  done 2>/dev/null
  (( ${#freed[@]} )) || \builtin return 0
  __ls_say "let run again, because they are not meant:"
  __ls_show "${freed[@]}"
  batch=("${freed[@]}")
  __ls_signal CONT
}
# The ladder: each rung only when the one below has not been enough.
__ls_freeze() {
  __ls_passes "walk" && \builtin return 0
  __ls_barred && \builtin return 1
  __ls_groups && \builtin return 0
  __ls_cgroup && \builtin return 0
  __ls_brake && \builtin return 0
  __ls_hold && \builtin return 0
  (( moving )) && __ls_say "$moving that are meant still run:"
  __ls_show "${loose[@]}"
  \builtin return 1
}
# What the selection means and protection spares is said, not passed over.
__ls_spared() {
  \builtin local why
  for p in "${!safe[@]}"; do
    why=${safe[$p]}
    [[ $why == kernel* ]] && \builtin continue
    safe[$p]=
    if __ls_meant "$proc/$p" && __ls_stat "$proc/$p"; then
      __ls_say "spared although it is meant: PID $p $name ($why)"
    fi
    safe[$p]=$why
  done 2>/dev/null
}
# Kills what is in born if it still is the same process, and still held: first
# those whose parent is not among them, which could start the others again.
__ls_kill() {
  \builtin local -a rest
  killed=0 batch=()
  for pid in "${!born[@]}"; do
    __ls_stat "$proc/$pid" || \builtin continue
    [[ ${f[21]} == "${born[$pid]}" && ${f[2]} == [^RSI] ]] || \builtin continue
    (( killed += 1 ))
    shot[$pid]=${born[$pid]}
    if [[ ${born[${f[3]}]} ]]; then rest+=("$pid"); else batch+=("$pid"); fi
  done 2>/dev/null
  __ls_signal KILL
  batch=("${rest[@]}")
  __ls_signal KILL
  __ls_say "killed $killed"
}
# Killed is not gone: a slot comes back when the parent has reaped. False when
# there is somebody new, or somebody who does not die.
__ls_wait() {
  \builtin local turn
  for (( turn = 1; turn <= 120; turn++ )); do
    __ls_nap 25
    __ls_look
    (( moving + ${#born[@]} )) && \builtin return 1
    # Nobody at three looks in a row, at nine if some may slip past a look.
    (( suspect = suspect || gone ))
    (( quiet = dying + dead ? 0 : quiet + 1 ))
    (( quiet < (suspect ? 9 : 3) )) || \builtin return 0
    # Zombies that nobody reaps are no reason to wait for long.
    (( dying == 0 && dead && turn > 20 )) && \builtin break
    (( turn%20 )) || __ls_say "waiting for $(( dying + dead )) to be gone"
  done
  (( dying )) && __ls_say "$dying do not die: blocked inside the kernel"
  (( dead )) && __ls_reaper
  (( dying == 0 ))
}
# Zombies keep their slots; only their parent can give them back.
__ls_reaper() {
  __ls_say "$dead zombies keep their slots until their parent reaps them:"
  __ls_show "$reaper"
  [[ $reaper == 1 ]] || \builtin return 0
  __ls_say "That is the first process here and is never killed. Restart this"
  __ls_say "container from its host: docker restart, or kubectl delete pod."
}
# Freeze, verify, kill and look again; more rounds are for late arrivals.
__ls_recover() {
  \builtin local round
  for (( round = 1; round <= 4; round++ )); do
    __ls_freeze || \builtin return 1
    if (( ${#born[@]} )); then
      __ls_say "frozen ${#born[@]}, and nothing new runs:"
      __ls_show "${!born[@]}"
      __ls_kill
    fi
    __ls_wait && \builtin break
  done
}
# What can be read now, and what to type next.
__ls_verdict() {
  __ls_look
  __ls_slots
  [[ $free ]] && __ls_say "slots: $free of $of free ($where)"
  if (( ${#seen[@]} == 0 )); then
    __ls_say "Nothing that is meant was running. The list script shows who is."
  elif (( ${#born[@]} + moving + dying )); then
    __ls_say "Not recovered: $(( ${#born[@]} + moving + dying )) are left."
    __ls_say "Paste this again. If it stays so, select them another way. What is"
    __ls_say "stopped stays stopped: the thaw script lets it run, kill ends it."
  elif (( dead )); then
    __ls_say "Gone but for $dead zombies. Only their parent can give those slots"
    __ls_say "back: end or restart PID $reaper."
  elif [[ $free ]] && (( free < 1 )); then
    __ls_say "They are gone, but the limit is still full: somebody else fills it."
  else
    __ls_say "Recovered. A first safe command is: ls"
  fi
}
# The whole of it, in order.
__ls_run_recover() {
  __ls_own || \builtin return 1
  __ls_move
  __ls_share
  __ls_recover
  __ls_release
  __ls_spared
  __ls_unshare
  __ls_verdict
  __ls_return
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
  \builtin local opts shopts all raw line whole f name uid
  \builtin local o p q t pid value fields=0
  # lastshell: number fields,kernel,free,UID counted by this text, or the shell's own
  \builtin local free used of where home roof moved nice
  \builtin local kernel inside rough above soft hard exempt
  \builtin local -a levels limits
  \builtin local -A safe seen born shot
  \builtin local -a batch loose
  \builtin local suspect=0 mark=0 sent=0
  \builtin local dead=0 dying=0 moving=0 killed=0 reaper quiet=0 gone=0 fresh=0
  # Who is meant.
  \builtin local -a names
  names=('forkbomb')
  \builtin local -A want
  for o in "${names[@]}"; do want[_$o]=1; done
  __ls_enter
  __ls_stat "$proc/self"
  fields=${#f[@]}
  \builtin shopt -q restricted_shell &&
    __ls_say "A restricted shell may not redirect: this cannot work here."
  __ls_kernel
  __ls_levels pids max
  __ls_slots
  __ls_quiet
  __ls_run_recover
  # Counting again may be dear, and only the prompt waits for it.
  [[ ${__ls_ps1+x}${__ls_ps0+x}${__ls_tmout+x}${__ls_pc[*]+x} ]] && __ls_slots
  __ls_loud
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
if \builtin declare -F __ls_enter __ls_leave __ls_say __ls_walk __ls_stat __ls_uid __ls_number __ls_tight __ls_levels __ls_kernel __ls_numbers __ls_slots __ls_nproc __ls_quiet __ls_forks __ls_loud __ls_spare __ls_protect __ls_kin __ls_meant __ls_aim __ls_look __ls_threads __ls_show __ls_own __ls_move __ls_share __ls_unshare __ls_return __ls_nap __ls_signal __ls_pass __ls_passes __ls_trap __ls_untrap __ls_brake __ls_hold __ls_barred __ls_groups __ls_cgroup __ls_frozen __ls_release __ls_freeze __ls_spared __ls_kill __ls_wait __ls_reaper __ls_recover __ls_verdict __ls_run_recover __ls_main >/dev/null
then __ls_main
else \builtin printf "%s\n" "This paste is damaged: nothing was done."
fi
\builtin unset -f __ls_enter __ls_leave __ls_say __ls_walk __ls_stat __ls_uid __ls_number __ls_tight __ls_levels __ls_kernel __ls_numbers __ls_slots __ls_nproc __ls_quiet __ls_forks __ls_loud __ls_spare __ls_protect __ls_kin __ls_meant __ls_aim __ls_look __ls_threads __ls_show __ls_own __ls_move __ls_share __ls_unshare __ls_return __ls_nap __ls_signal __ls_pass __ls_passes __ls_trap __ls_untrap __ls_brake __ls_hold __ls_barred __ls_groups __ls_cgroup __ls_frozen __ls_release __ls_freeze __ls_spared __ls_kill __ls_wait __ls_reaper __ls_recover __ls_verdict __ls_run_recover __ls_main
} || true
