#!/bin/bash
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./kill.sh
# Not as ./kill.sh or bash kill.sh: both start a process.
# shellcheck shell=bash enable=all
# shellcheck disable=SC2250 # braces around every name would hide the few that matter
# shellcheck disable=SC2244 # [[ $x ]] is the usual way to ask whether x is empty
# shellcheck disable=SC2154 # names are local to __ls_main and set in the functions that it calls
# shellcheck disable=SC2034 # and read in other functions than the one that sets them
# shellcheck disable=SC2310 # the last line switches set -e off on purpose
# shellcheck disable=SC2016 # what was asked for is quoted so that nothing in it is expanded
{
# lastshell 0.1.0, kill: kills what is selected and already stopped.
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
    if __ls_meant "$p" && __ls_stat "$p"; then \builtin :
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
# Only what is stopped; what runs is named and left alone.
__ls_finish() {
  \builtin local running
  __ls_protect
  __ls_look
  running=$moving
  if (( running )); then
    __ls_say "left alone, because they are not stopped:"
    __ls_show "${loose[@]}"
  fi
  (( ${#born[@]} )) || __ls_say "Nothing that is meant is stopped: freeze first."
  (( ${#born[@]} )) || \builtin return 0
  __ls_show "${!born[@]}"
  __ls_kill
  __ls_wait
  __ls_slots
  [[ $free ]] && __ls_say "slots: $free of $of free ($where)"
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
  \builtin local free used of where home roof
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
  __ls_own && __ls_finish
  # Counting again may be dear, and only the prompt waits for it.
  [[ ${__ls_ps1+x}${__ls_ps0+x}${__ls_tmout+x}${__ls_pc[*]+x} ]] && __ls_slots
  __ls_loud
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
if \builtin declare -F __ls_enter __ls_leave __ls_say __ls_walk __ls_stat __ls_uid __ls_number __ls_tight __ls_levels __ls_kernel __ls_numbers __ls_slots __ls_nproc __ls_quiet __ls_forks __ls_loud __ls_spare __ls_protect __ls_kin __ls_meant __ls_aim __ls_look __ls_threads __ls_show __ls_own __ls_nap __ls_signal __ls_kill __ls_wait __ls_reaper __ls_finish __ls_main >/dev/null
then __ls_main
else \builtin printf "%s\n" "This paste is damaged: nothing was done."
fi
\builtin unset -f __ls_enter __ls_leave __ls_say __ls_walk __ls_stat __ls_uid __ls_number __ls_tight __ls_levels __ls_kernel __ls_numbers __ls_slots __ls_nproc __ls_quiet __ls_forks __ls_loud __ls_spare __ls_protect __ls_kin __ls_meant __ls_aim __ls_look __ls_threads __ls_show __ls_own __ls_nap __ls_signal __ls_kill __ls_wait __ls_reaper __ls_finish __ls_main
} || true
