#!/bin/bash
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./kit.sh
# Not as ./kit.sh or bash kit.sh: both start a process.
# shellcheck shell=bash enable=all
# shellcheck disable=SC2250 # braces around every name would hide the few that matter
# shellcheck disable=SC2244 # [[ $x ]] is the usual way to ask whether x is empty
# shellcheck disable=SC2154 # names are local to __ls_main and set in the functions that it calls
# shellcheck disable=SC2034 # and read in other functions than the one that sets them
# shellcheck disable=SC2310 # the last line switches set -e off on purpose
# shellcheck disable=SC2016 # what was asked for is quoted so that nothing in it is expanded
{
# lastshell 0.1.0, kit: defines one command, lastshell, that does all of these.
# For bash 4.2 and later. Nothing here starts a process: every command is a
# builtin, written \builtin so that no alias, function or program stands in.
# After a command that could not be started (status 254), or Ctrl-C on its
# retries (130), bash would wait for its last job in the background, and for
# good. It does not wait for one that it has been told to forget.
case $? in 130|254) \builtin disown "${!-}" 2>/dev/null;; *) ;; esac
# Puts aside the options that would change what this text means.
__lk_enter() {
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
__lk_leave() {
  for o in $shopts; do \builtin shopt -s "$o"; done
  [[ $opts == *f* ]] || \builtin set +f
  [[ $opts == *u* ]] && \builtin set -u
  [[ $opts == *x* ]] && \builtin set -x
  \builtin return 0
}
# Names of processes and groups are whatever their owner chose: only printable
# ASCII is shown.
__lk_say() { \builtin printf "%s\n" "${*//[^ -~]/?}"; }
# Process names are whatever their owner chose: only printable ASCII is shown.
__lk_clean() { shown=${1//[^ -~]/?}; }
# Lists the processes, without leaving file name expansion on.
__lk_walk() {
  \builtin set +f
  all=("$proc"/[0-9]*)
  \builtin set -f
}
# Reads /proc/PID/stat of the folder $1 into f: 2 state, 3 parent, 4 process
# group, 5 session, 6 tty, 8 flags, 19 threads, 21 start time; and name. False
# if the process has gone. A name with a blank or newline changes the number of
# fields, which is how it is noticed.
__lk_stat() {
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
__lk_uid() {
  \builtin mapfile -t -s 6 -n 3 raw <"$1/status" || \builtin return 1
  for line in "${raw[@]}"; do
    [[ $line == Uid:* ]] || \builtin continue
    line=${line#Uid:?} uid=${line%%[^0-9]*}
    \builtin return 0
  done
  \builtin return 1
}
# The first word of the file $1 into value, if it is a number.
__lk_number() {
  value=
  \builtin read -r value _ <"$1"
  [[ $value == +([0-9]) && ${#value} -lt 19 ]]
}
# Notes a limit, and keeps the one with the fewest free slots: $1 used, $2 how
# many it allows or max, $3 its name and place.
__lk_tight() {
  limits+=("$1" "$2" "$3" "")
  # lastshell: allow arith digits by all callers; max has been let out
  [[ $2 == max ]] || [[ $free && $(( $2 - $1 )) -ge $free ]] &&
    \builtin return 0
  # lastshell: allow arith the same
  free=$(( $2>$1?$2 - $1:0 )) used=$1 of=$2 where=$3
}
# Where this shell's control group and each parent that can be seen has the file
# $1.$2, as pids.max. The true top has none: above is set if it does not show.
__lk_levels() {
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
__lk_kernel() {
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
__lk_numbers() {
  \builtin local count=$1 most=$value
  # After the first wrap the lowest 300 numbers are not given out again, but
  # those that are alive from before still count. A pattern would list all.
  for (( q = 1; q < 300; q++ )); do
    [[ -d $proc/$q ]] && (( most += 1 ))
  done
  # Since 6.14 a PID namespace has a pid_max of its own.
  rough=
  if [[ $inside ]] && (( kernel >= 6014 )); then
    __lk_walk
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
  __lk_tight "$count" "$(( most - 300 ))" "pid_max in $proc/sys/kernel"
}
# Free slots under the tightest limit, all by reading.
__lk_slots() {
  free="" used="" of="" where="" limits=()
  \builtin read -r _ _ _ line _ <"$proc/loadavg"
  t=${line#*/}
  if [[ $t == +([0-9]) ]]; then
    __lk_number "$proc/sys/kernel/threads-max" &&
      __lk_tight "$t" "$value" "threads-max in $proc/sys/kernel"
    __lk_number "$proc/sys/kernel/pid_max" && __lk_numbers "$t"
  fi
  for p in "${levels[@]}"; do
    __lk_number "$p/pids.current" || \builtin continue
    t=$value
    __lk_number "$p/pids.max" || [[ $value == max ]] || \builtin continue
    __lk_tight "$t" "$value" "pids.max in $p"
  done
  __lk_nproc
  \builtin return 0
} 2>/dev/null
# The user's own limit, against the threads of that user. The kernel exempts
# root and two capabilities, unless in a user namespace.
__lk_nproc() {
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
  __lk_walk
  for p in "${all[@]}"; do
    __lk_uid "$p" && [[ $uid == "$UID" ]] && __lk_stat "$p" ||
      \builtin continue
    (( t += f[19] ))
  done
  __lk_tight "$t" "$soft" "RLIMIT_NPROC in ulimit -u (hard: $hard)"
}
# A prompt that runs programs locks a shell that cannot: while there is no
# room it is put aside, and so is the time-out that would log this shell out.
__lk_quiet() {
  [[ $- == *i* ]] || \builtin return 0
  [[ $free ]] && (( free > 4 )) && \builtin return 0
  if __lk_forks "$PS1"; then
    line=$PS1
    \builtin printf -v PS1 "%s" "\\$ "
    [[ $PS1 == "$line" ]] || __ls_ps1=$line
  fi
  if __lk_forks "$PS0"; then
    line=$PS0
    \builtin printf -v PS0 "%s" ""
    [[ $PS0 ]] || __ls_ps0=$line
  fi
  if [[ $TMOUT == [1-9]* ]]; then
    line=$TMOUT
    \builtin printf -v TMOUT "%s" 0
    if [[ $TMOUT == 0 ]]; then __ls_tmout=$line
    else __lk_say "TMOUT is read-only: press a key at least every $line s."; fi
  fi
  for o in "${!PROMPT_COMMAND[@]}"; do
    line=${PROMPT_COMMAND[$o]}
    [[ $line ]] || \builtin continue
    if (( o )); then \builtin printf -v "PROMPT_COMMAND[$o]" "%s" ""
    else \builtin printf -v PROMPT_COMMAND "%s" ""; fi
    if [[ ${PROMPT_COMMAND[$o]} ]]; then
      __lk_say "PROMPT_COMMAND is read-only: if it runs programs, it locks you out."
    else
      __ls_pc[o]=$line
    fi
  done
} 2>/dev/null
# Whether showing the text $1 as a prompt can start a process.
__lk_forks() {
  [[ $1 == *"\$("* || $1 == *"\`"* || $1 == *"\${ "* || $1 == *"\${|"* ]]
}
# Gives it back when there is room. printf, because a plain assignment to a name
# that is read-only would throw away the rest of this text.
__lk_loud() {
  [[ ${__ls_ps1+x}${__ls_ps0+x}${__ls_tmout+x}${__ls_pc[*]+x} ]] ||
    \builtin return 0
  if [[ -z $free ]] || (( free < 5 )); then
    __lk_say "Put aside while there is no room: what your prompt runs, and TMOUT."
    __lk_say "Any of these texts gives them back once it finds room."
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
__lk_spare() {
  q=$1
  while [[ $q == [1-9]* && -z ${safe[$q]} ]]; do
    safe[$q]=$2
    # A parent that cannot be read hides those above it.
    __lk_stat "$proc/$q" || hidden=1
    (( ${#f[@]} )) || \builtin break
    if [[ $name == tmux*server || $name == screen || $name == SCREEN ]]; then
      __lk_uid "$proc/$q" && mux=$uid
    fi
    q=${f[3]}
  done
}
# Never signalled: this shell and its parents (its sshd and terminal are among
# them), PID 1, kernel threads, and whatever shows a tmux or screen session.
__lk_protect() {
  \builtin local mux="" hidden=""
  # Anew at each walk: a number that was spared may be somebody else's by now.
  safe=()
  __lk_spare "$BASHPID" "this shell or its parent"
  safe[1]="first process"
  if __lk_stat "$proc/2" && (( f[3] == 0 && (f[8] & 0x200000) )); then
    safe[2]="kernel thread"
    raw=()
    \builtin read -r -a raw <"$proc/2/task/2/children"
    for q in "${raw[@]}"; do safe[$q]="kernel thread"; done
  fi
  [[ $mux || $hidden ]] || \builtin return 0
  __lk_kin
} 2>/dev/null
# More to protect, which takes a walk to find: what shows this tmux or screen;
# and where the parents of this shell are hidden, every login, since one of them
# may carry it.
__lk_kin() {
  __lk_walk
  for p in "${all[@]}"; do
    pid=${p##*/}
    __lk_stat "$p" || \builtin continue
    (( f[6] )) || \builtin continue
    [[ $hidden && ${f[5]} == "$pid" ]] && safe[$pid]="a login"
    [[ $mux && ( $name == tmux*client || $name == screen ) ]] ||
      \builtin continue
    __lk_uid "$p" && [[ $uid == "$mux" || $uid == 0 ]] &&
      __lk_spare "$pid" "shows this terminal"
  done
}
# Marks in below what descends from the PIDs asked for. Where a parent has
# ended, a session that was opened below still tells where its members belong.
__lk_tree() {
  \builtin local -A up led
  \builtin local grown=1
  below=()
  (( ${#unders[@]} )) || \builtin return 0
  for p in "${all[@]}"; do
    __lk_stat "$p" || \builtin continue
    up[${p##*/}]=${f[3]} led[${p##*/}]=${f[5]}
  done 2>/dev/null
  while (( grown )); do
    grown=0
    for q in "${!up[@]}"; do
      [[ ${below[$q]} || " ${unders[*]} " == *" $q "* ]] && \builtin continue
      for o in "${up[$q]}" "${led[$q]}"; do
        [[ ${below[$o]} || " ${unders[*]} " == *" $o "* ]] || \builtin continue
        below[$q]=1 grown=1
      done
    done
  done
}
# User names into numbers, by this host's own file.
__lk_users() {
  \builtin local -a known
  for q in "${uids[@]}"; do
    if [[ $q == *[^0-9]* ]]; then
      while IFS=: \builtin read -r line _ uid _; do
        [[ $line == "$q" ]] && \builtin break
        uid=
      done <"/etc/passwd"
      [[ $uid ]] || __lk_say "There is no user $q in /etc/passwd."
      q=$uid
    fi
    known+=("$q")
  done
  uids=("${known[@]}")
} 2>/dev/null
__lk_whose() { __lk_uid "$1" && [[ " ${uids[*]} " == *" $uid "* ]]; }
# The program file itself is compared, so links and renames do not matter.
__lk_exe() {
  for o in "${exes[@]}"; do
    [[ $1/exe -ef $o ]] && \builtin return 0
  done
  \builtin return 1
}
# A control group counts with everything below it, in any hierarchy.
__lk_in_cgroup() {
  \builtin mapfile -t raw <"$1/cgroup" || \builtin return 1
  for line in "${raw[@]}"; do
    line=${line#*:*:}
    for o in "${cgroups[@]}"; do
      [[ $o == / || $line == "$o" || $line == "$o"/* ]] && \builtin return 0
    done
  done
  \builtin return 1
}
# Last, because reading it can wait for a process that is stuck.
__lk_words() {
  line=
  while IFS= \builtin read -r -d "" o; do line+="$o "; done <"$1/cmdline"
  line=${line% }
  for o in "${cmdlines[@]}"; do
    # shellcheck disable=SC2053 # it is a pattern
    [[ $line == $o ]] && \builtin return 0
  done
  \builtin return 1
}
# True if the folder $1 is a process that is meant and not protected. What is
# cheap to read comes first.
__lk_meant() {
  pid=${1##*/}
  [[ ${safe[$pid]} ]] && \builtin return 1
  (( asked )) || \builtin return 1
  \builtin mapfile -t -n 2 raw <"$1/comm" || \builtin return 1
  # A second line is a newline in the name: somebody else.
  (( ${#names[@]} == 0 )) || [[ ${want[_${raw[0]}]} && ${#raw[@]} == 1 ]] ||
    \builtin return 1
  (( ${#unders[@]} == 0 )) || [[ ${below[$pid]} ]] ||
    \builtin return 1
  __lk_stat "$1" || \builtin return 1
  (( ${#parents[@]} == 0 )) || [[ " ${parents[*]} " == *" ${f[3]} "* ]] ||
    \builtin return 1
  (( ${#pgids[@]} == 0 )) || [[ " ${pgids[*]} " == *" ${f[4]} "* ]] ||
    \builtin return 1
  (( ${#sids[@]} == 0 )) || [[ " ${sids[*]} " == *" ${f[5]} "* ]] ||
    \builtin return 1
  (( ${#uids[@]} == 0 )) || __lk_whose "$1" ||
    \builtin return 1
  (( ${#exes[@]} == 0 )) || __lk_exe "$1" ||
    \builtin return 1
  (( ${#cgroups[@]} == 0 )) || __lk_in_cgroup "$1" ||
    \builtin return 1
  (( ${#cmdlines[@]} == 0 )) || __lk_words "$1" ||
    \builtin return 1
  \builtin return 0
}
# Lists the processes, and learns what one look at a process cannot tell. Once
# there are signs of a program that hands over to copies of itself, the newest
# come first: they may be gone in a moment.
__lk_aim() {
  \builtin local -a young old
  # lastshell: number mark the newest PID, which the kernel writes
  \builtin local last=$mark
  (( suspect )) && \builtin read -r _ _ _ _ mark _ <"$proc/loadavg"
  __lk_walk
  if (( suspect )); then
    for p in "${all[@]}"; do
      # lastshell: allow arith a folder of /proc that begins with a digit is a PID
      if (( ${p##*/} > last )); then young+=("$p"); else old+=("$p"); fi
    done
    all=("${young[@]}" "${old[@]}")
  fi
  __lk_tree
  \builtin return 0
}
# Sorts what is meant: born has the start time of what is held, loose has what
# still runs; dead counts zombies, dying what is killed and on its way out.
# Gone are those that ended before they were read, fresh those never met before.
# A task in state D has its STOP waiting and takes it before it runs on.
__lk_look() {
  born=() loose=() dead=0 dying=0 gone=0 fresh=0
  __lk_aim
  for p in "${all[@]}"; do
    if __lk_meant "$p" && __lk_stat "$p"; then \builtin :
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
      __lk_threads "$p"
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
__lk_threads() {
  \builtin local -a tasks
  \builtin set +f
  tasks=("$1"/task/[0-9]*)
  \builtin set -f
  line=T
  for q in "${tasks[@]}"; do
    __lk_stat "$q" || \builtin continue
    [[ ${f[2]} == [ZXTt] ]] || line=R
  done
}
# The first of the PIDs given, a line each.
__lk_show() {
  \builtin local n=0
  for pid in "$@"; do
    if (( ++n > 12 )); then
      __lk_say "  and $(( $# - 12 )) more"
      \builtin return 0
    fi
    __lk_stat "$proc/$pid" || \builtin continue
    __lk_say "  PID $pid $name, parent ${f[3]}, state ${f[2]}"
  done 2>/dev/null
}
# A PID means the same here and there only if this /proc is this shell's own.
__lk_own() {
  [[ $proc/self -ef $proc/$BASHPID ]] && \builtin return 0
  __lk_say "$proc shows other PIDs than this shell has: nothing is signalled."
  \builtin return 1
}
# Root takes this shell out of the control group that is full: joining another
# is never refused for lack of slots, and there this shell can start something.
__lk_move() {
  [[ $where == "pids.max in "* && $home == "$roof"/* ]] &&
    (( EUID == 0 && free < 1 )) && [[ -w $roof/cgroup.procs ]] ||
    \builtin return 0
  \builtin printf "%s\n" "$BASHPID" >|"$roof/cgroup.procs" ||
    \builtin return 0
  moved=$home
  __lk_say "This shell is now in the top control group. To move it back:"
  \builtin printf -v line "%q" "$moved/cgroup.procs"
  __lk_say "  echo \$\$ > $line"
} 2>/dev/null
# Among thousands that spin this shell gets little time to work. Where the
# scheduler shares by session, root may ask for more, and gives it back.
__lk_share() {
  \builtin local file="$proc/self/autogroup"
  \builtin read -r _ _ _ line _ <"$proc/loadavg"
  t=${line%%/*}
  [[ $t == +([0-9]) ]] && (( EUID == 0 && t > 16 )) && [[ -w $file ]] &&
    \builtin read -r _ _ value <"$file" && [[ $value ]] || \builtin return 0
  \builtin printf "%s\n" -20 >|"$file" || \builtin return 0
  nice=$value
  __lk_say "$t tasks want the CPU: this session goes first. To undo it:"
  __lk_say "  echo $nice > $file"
} 2>/dev/null
__lk_unshare() {
  [[ -z $nice ]] || \builtin printf "%s\n" "$nice" >|"$proc/self/autogroup"
} 2>/dev/null
# And back when there is room.
__lk_return() {
  [[ $moved ]] || \builtin return 0
  __lk_number "$moved/pids.current" || \builtin return 0
  t=$value
  __lk_number "$moved/pids.max" || value=99999
  (( value - t > 4 )) || \builtin return 0
  \builtin printf "%s\n" "$BASHPID" >|"$moved/cgroup.procs" &&
    __lk_say "This shell is back in $moved."
} 2>/dev/null
# Waits $1 hundredths of a second. sleep is a program; waiting for a terminal
# that never speaks is not. Without one, watch the clock; false if that stands
# still or cannot be read.
__lk_nap() {
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
__lk_signal() {
  (( ${#batch[@]} )) && \builtin kill -s "$1" -- "${batch[@]}"
  (( sent += ${#batch[@]} ))
  batch=()
} 2>/dev/null
# One walk that stops what is meant, 64 at a time; new counts first meetings.
__lk_pass() {
  new=${#seen[@]} batch=() sent=0
  __lk_protect
  __lk_aim
  for p in "${all[@]}"; do
    __lk_meant "$p" || \builtin continue
    seen[$pid]=1
    batch+=("$pid")
    [[ ${#batch[@]} == 64 ]] && __lk_signal STOP
  done 2>/dev/null
  __lk_signal STOP
  new=$(( ${#seen[@]} - new ))
}
# Walks, each followed by a look, until the look finds nothing that runs and
# nobody new; bounded, because some programs move faster than a walk. Whoever
# ends by himself or comes late may have handed over to a copy; after such a
# sign a look in which numbers have gone unread counts only with two more.
__lk_passes() {
  \builtin local new turn late=$suspect calm=0
  for (( turn = 1; turn <= 5; turn++ )); do
    __lk_pass
    __lk_nap 5
    __lk_look
    __lk_say "$1, pass $turn: stopped $new, still running $moving"
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
__lk_trap() {
  # Damage to this text must not leave a call of this standing alone.
  [[ ${FUNCNAME[1]} == __lk_hold || ${FUNCNAME[1]} == __lk_brake ||
    ${FUNCNAME[1]} == __lk_frozen ]] || \builtin return 1
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
__lk_untrap() {
  \builtin trap - EXIT HUP INT TERM
  [[ $halt ]] || \builtin return 0
  __lk_leave
  \builtin kill -s INT "$BASHPID"
}
# The brake: with threads-max this low no process on this host can be started,
# by anybody. Root only, for a few walks, and off again whatever happens.
__lk_brake() {
  # A name that is read-only in this shell would end a walk with the brake on.
  \builtin local limit had halt="" new turn late calm last young old ||
    \builtin return 1
  \builtin local pause now until tasks mux hidden || \builtin return 1
  limit=$proc/sys/kernel/threads-max
  (( EUID == 0 )) && [[ -w $limit ]] && __lk_number "$limit" ||
    \builtin return 1
  had=$value
  \builtin printf -v line "%q" "$limit"
  if ! __lk_trap "\\builtin printf \"%s\\n\" $had >|$line"; then
    __lk_say "No brake: this shell has traps of its own for HUP, INT or TERM."
    \builtin return 1
  fi
  __lk_say "Brake: for a moment nothing on this host can start a process."
  __lk_say "If KILL or STOP meets this shell now, any root shell can undo it:"
  __lk_say "  echo $had > $line"
  # Kernels from 4.1 to 5.3 take no less than 20. Nothing is said until it is
  # off: a terminal that is held, as by Ctrl-S, would keep it on.
  {
    \builtin printf "%s\n" 1 >|"$limit" || \builtin printf "%s\n" 20 >|"$limit"
  } 2>/dev/null
  suspect=0
  [[ $halt ]] || __lk_passes "brake" >/dev/null
  \builtin printf "%s\n" "$had" >|"$limit"
  __lk_untrap
  __lk_number "$limit"
  __lk_say "Brake released: threads-max is $value again; $moving still run."
  (( moving == 0 ))
}
# Everything that this user may signal is stopped in one call, and all that is
# not meant runs again at once: first the way to this terminal, then the rest,
# children before parents so that no shell notices.
__lk_hold() {
  \builtin local -A asleep up
  \builtin local -a way order keys
  \builtin local i depth halt=""
  __lk_protect
  __lk_walk
  for p in "${all[@]}"; do
    __lk_stat "$p" || \builtin continue
    up[${p##*/}]=${f[3]}
    [[ ${f[2]} == [Tt] ]] && asleep[${p##*/}]=1
  done 2>/dev/null
  for pid in "${!safe[@]}"; do
    [[ ${safe[$pid]} == kernel* || $pid == 1 || $pid == "$BASHPID" ||
      ${asleep[$pid]} ]] || way+=("$pid")
  done
  # Damage to this text must not leave the next line standing alone.
  [[ ${FUNCNAME[0]} == __lk_hold ]] || \builtin return 1
  # Should this shell end half-way, all of them run on.
  if ! __lk_trap "\\builtin kill -s CONT -1"; then
    __lk_say "No last rung: this shell has traps of its own for HUP, INT or TERM."
    \builtin return 1
  fi
  __lk_say "Last rung: all stops for a moment, and what is not meant runs on."
  __lk_say "If KILL or STOP meets this shell now, any root shell can undo it:"
  __lk_say "  kill -CONT -1"
  [[ ${FUNCNAME[0]} == __lk_hold ]] && \builtin kill -s STOP -1 2>/dev/null
  (( ${#way[@]} )) && \builtin kill -s CONT "${way[@]}" 2>/dev/null
  __lk_aim
  for p in "${all[@]}"; do
    __lk_meant "$p" && seen[$pid]=1 && \builtin continue
    [[ ${asleep[$pid]} || ${safe[$pid]} == kernel* ]] && \builtin continue
    depth=0 q=$pid
    while [[ ${up[$q]} ]] && (( ++depth < 200 )); do q=${up[$q]}; done
    # lastshell: allow arith a folder of /proc that begins with a digit is a PID
    order[depth * 8388608 + pid]=$pid
  done 2>/dev/null
  keys=("${!order[@]}") batch=()
  for (( i = ${#keys[@]} - 1; i >= 0; i-- )); do
    batch+=("${order[keys[i]]}")
    (( ${#batch[@]} < 64 )) || __lk_signal CONT
  done
  __lk_signal CONT
  __lk_untrap
  suspect=0
  __lk_passes "hold"
}
# Whoever may not signal what still runs gains nothing from a higher rung.
__lk_barred() {
  \builtin local owner=
  for pid in "${loose[@]}"; do
    [[ -d $proc/$pid ]] || \builtin continue
    \builtin kill -0 "$pid" && \builtin return 1
    __lk_uid "$proc/$pid" && owner=$uid
  done 2>/dev/null
  [[ $owner ]] || \builtin return 1
  __lk_say "They belong to UID $owner: only that user or root can stop them."
  __lk_say "The root script says how to become root here, and what of your own"
  __lk_say "you may end to make the slots that it needs."
  __lk_show "${loose[@]}"
}
# A process group is stopped in one call, with children that are being born.
# Only a group in which every member is meant, and none is protected.
__lk_groups() {
  \builtin local -A mine others stilled
  __lk_aim
  for p in "${all[@]}"; do
    __lk_stat "$p" || \builtin continue
    q=${f[4]}
    if __lk_meant "$p"; then mine[$q]=1; else others[$q]=1; fi
  done 2>/dev/null
  batch=()
  for q in "${!mine[@]}"; do
    [[ ${others[$q]} || $q == [01] ]] || batch+=("-$q")
  done
  (( ${#batch[@]} )) || \builtin return 1
  __lk_say "They move faster than a walk: stopping their process groups whole."
  for q in "${batch[@]}"; do stilled[${q#-}]=1; done
  __lk_signal STOP
  suspect=0
  # Who was born into them meanwhile was stopped too, and is let go at the end.
  __lk_nap 5
  __lk_walk
  for p in "${all[@]}"; do
    __lk_stat "$p" && [[ ${stilled[${f[4]}]} && ${f[2]} == [Tt] ]] &&
      seen[${p##*/}]=1
  done 2>/dev/null
  __lk_passes "groups"
}
# The kernel can freeze a control group whole. The rogue's is frozen only until
# STOP has been sent: each task takes it before it runs on. Where there is no
# freezer, a pids.max of 0 keeps the group from starting anything meanwhile.
# Never a group that holds something protected.
__lk_cgroup() {
  \builtin local kind path one whose=""
  (( EUID == 0 )) || \builtin return 1
  # Of somebody who is there still; a number may be another's by now.
  for one in "${loose[@]}" "${!born[@]}"; do
    __lk_meant "$proc/$one" && whose=$one && \builtin break
  done
  [[ $whose ]] || \builtin return 1
  while IFS=: \builtin read -r _ kind path; do
    [[ $path == / ]] && \builtin continue
    case ,$kind, in
      ,,) __lk_frozen "$path" " - cgroup2 " cgroup.freeze 1 0 ||
        __lk_frozen "$path" " - cgroup2 " pids.max 0;;
      *,freezer,*) __lk_frozen "$path" freezer freezer.state FROZEN THAWED;;
      *,pids,*) __lk_frozen "$path" pids pids.max 0;;
      *) \builtin false;;
    esac && \builtin return 0
  done <"$proc/$whose/cgroup"
  \builtin return 1
} 2>/dev/null
# Path $1 in the hierarchy whose mount has $2 in it: writes $4 to its file $3,
# stops what is meant, and writes $5, or what was there before.
__lk_frozen() {
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
  __lk_trap "\\builtin printf \"%s\\n\" $had >|$line" || \builtin return 1
  __lk_say "They move faster than a walk: holding their control group $1"
  __lk_say "by $3. Should this shell end now, any root shell can undo it:"
  __lk_say "  echo $had > $line"
  \builtin printf "%s\n" "$4" >|"$file"
  if [[ $3 == pids.max ]]; then __lk_passes "control group" >/dev/null
  else
    __lk_nap 20
    __lk_pass
  fi
  \builtin printf "%s\n" "$had" >|"$file"
  __lk_untrap
  __lk_passes "control group"
}
# What was stopped and is not meant after all runs again: it has taken another
# name, or the number of a rogue that had ended.
__lk_release() {
  \builtin local -a freed
  for p in "${!seen[@]}"; do
    [[ ${shot[$p]} ]] && \builtin continue
    __lk_stat "$proc/$p" && [[ ${f[2]} == [Tt] ]] || \builtin continue
    __lk_meant "$proc/$p" || freed+=("$p")
  done 2>/dev/null
  (( ${#freed[@]} )) || \builtin return 0
  __lk_say "let run again, because they are not meant:"
  __lk_show "${freed[@]}"
  batch=("${freed[@]}")
  __lk_signal CONT
}
# The ladder: each rung only when the one below has not been enough.
__lk_freeze() {
  __lk_passes "walk" && \builtin return 0
  __lk_barred && \builtin return 1
  __lk_groups && \builtin return 0
  __lk_cgroup && \builtin return 0
  __lk_brake && \builtin return 0
  __lk_hold && \builtin return 0
  (( moving )) && __lk_say "$moving that are meant still run:"
  __lk_show "${loose[@]}"
  \builtin return 1
}
# What the selection means and protection spares is said, not passed over.
__lk_spared() {
  \builtin local why
  for p in "${!safe[@]}"; do
    why=${safe[$p]}
    [[ $why == kernel* ]] && \builtin continue
    safe[$p]=
    if __lk_meant "$proc/$p" && __lk_stat "$proc/$p"; then
      __lk_say "spared although it is meant: PID $p $name ($why)"
    fi
    safe[$p]=$why
  done 2>/dev/null
}
# Freezes, says what is held now, and what comes next.
__lk_run_freeze() {
  __lk_own || \builtin return 1
  __lk_move
  __lk_share
  __lk_freeze
  __lk_release
  __lk_unshare
  __lk_spared
  if (( ${#born[@]} )); then
    __lk_say "Frozen: ${#born[@]}. They keep their slots until they are killed."
    __lk_show "${!born[@]}"
  elif (( moving == 0 )); then
    __lk_say "Nothing that is meant is running. lastshell list shows who is."
  fi
}
# Kills what is in born if it still is the same process, and still held: first
# those whose parent is not among them, which could start the others again.
__lk_kill() {
  \builtin local -a rest
  killed=0 batch=()
  for pid in "${!born[@]}"; do
    __lk_stat "$proc/$pid" || \builtin continue
    [[ ${f[21]} == "${born[$pid]}" && ${f[2]} == [^RSI] ]] || \builtin continue
    (( killed += 1 ))
    shot[$pid]=${born[$pid]}
    if [[ ${born[${f[3]}]} ]]; then rest+=("$pid"); else batch+=("$pid"); fi
  done 2>/dev/null
  __lk_signal KILL
  batch=("${rest[@]}")
  __lk_signal KILL
  __lk_say "killed $killed"
}
# Killed is not gone: a slot comes back when the parent has reaped. False when
# there is somebody new, or somebody who does not die.
__lk_wait() {
  \builtin local turn
  for (( turn = 1; turn <= 120; turn++ )); do
    __lk_nap 25
    __lk_look
    (( moving + ${#born[@]} )) && \builtin return 1
    # Nobody at three looks in a row, at nine if some may slip past a look.
    (( suspect = suspect || gone ))
    (( quiet = dying + dead ? 0 : quiet + 1 ))
    (( quiet < (suspect ? 9 : 3) )) || \builtin return 0
    # Zombies that nobody reaps are no reason to wait for long.
    (( dying == 0 && dead && turn > 20 )) && \builtin break
    (( turn%20 )) || __lk_say "waiting for $(( dying + dead )) to be gone"
  done
  (( dying )) && __lk_say "$dying do not die: blocked inside the kernel"
  (( dead )) && __lk_reaper
  (( dying == 0 ))
}
# Zombies keep their slots; only their parent can give them back.
__lk_reaper() {
  __lk_say "$dead zombies keep their slots until their parent reaps them:"
  __lk_show "$reaper"
  [[ $reaper == 1 ]] || \builtin return 0
  __lk_say "That is the first process here and is never killed. Restart this"
  __lk_say "container from its host: docker restart, or kubectl delete pod."
}
# Freeze, verify, kill and look again; more rounds are for late arrivals.
__lk_recover() {
  \builtin local round
  for (( round = 1; round <= 4; round++ )); do
    __lk_freeze || \builtin return 1
    if (( ${#born[@]} )); then
      __lk_say "frozen ${#born[@]}, and nothing new runs:"
      __lk_show "${!born[@]}"
      __lk_kill
    fi
    __lk_wait && \builtin break
  done
}
# What can be read now, and what to type next.
__lk_verdict() {
  __lk_look
  __lk_slots
  [[ $free ]] && __lk_say "slots: $free of $of free ($where)"
  if (( ${#seen[@]} == 0 )); then
    __lk_say "Nothing that is meant was running. lastshell list shows who is."
  elif (( ${#born[@]} + moving + dying )); then
    __lk_say "Not recovered: $(( ${#born[@]} + moving + dying )) are left."
    __lk_say "Try the same again. If it stays so, select them another way. What is"
    __lk_say "stopped stays stopped: lastshell thaw lets it run, kill ends it."
  elif (( dead )); then
    __lk_say "Gone but for $dead zombies. Only their parent can give those slots"
    __lk_say "back: end or restart PID $reaper."
  elif [[ $free ]] && (( free < 1 )); then
    __lk_say "They are gone, but the limit is still full: somebody else fills it."
  else
    __lk_say "Recovered. A first safe command is: ls"
  fi
}
# The whole of it, in order.
__lk_run_recover() {
  __lk_own || \builtin return 1
  __lk_move
  __lk_share
  __lk_recover
  __lk_release
  __lk_spared
  __lk_unshare
  __lk_verdict
  __lk_return
}
# Only what is stopped; what runs is named and left alone.
__lk_finish() {
  \builtin local running
  __lk_protect
  __lk_look
  running=$moving
  if (( running )); then
    __lk_say "left alone, because they are not stopped:"
    __lk_show "${loose[@]}"
  fi
  (( ${#born[@]} )) || __lk_say "Nothing that is meant is stopped: freeze first."
  (( ${#born[@]} )) || \builtin return 0
  __lk_show "${!born[@]}"
  __lk_kill
  __lk_wait
  __lk_slots
  [[ $free ]] && __lk_say "slots: $free of $of free ($where)"
}
# Lets what is stopped run again.
__lk_thaw() {
  __lk_protect
  __lk_look
  __lk_show "${!born[@]}"
  batch=("${!born[@]}")
  __lk_signal CONT
  __lk_say "thawed ${#born[@]}"
}
# The glob sorts by digit; a list is read by number.
__lk_sort() {
  \builtin local -a n1 n2 n3 n4 n5 n6 n7
  for p in "${all[@]}"; do
    case ${p##*/} in
      ?) n1+=("$p");;
      ??) n2+=("$p");;
      ???) n3+=("$p");;
      ????) n4+=("$p");;
      ?????) n5+=("$p");;
      ??????) n6+=("$p");;
      *) n7+=("$p");;
    esac
  done
  all=("${n1[@]}" "${n2[@]}" "${n3[@]}" "${n4[@]}" "${n5[@]}" "${n6[@]}")
  all+=("${n7[@]}")
}
# The device number $1 as the name of a terminal into tty.
__lk_tty() {
  \builtin local major=$(( ($1 >> 8) & 0xfff ))
  \builtin local minor=$(( ($1 & 0xff) | (($1 >> 12) & 0xfff00) ))
  case $major in
    0) tty=-;;
    4) if (( minor < 64 )); then tty=tty$minor; else tty=ttyS$(( minor - 64 )); fi;;
    13[6-9]|14[0-3]) tty=pts/$(( minor + (major - 136) * 1048576 ));;
    *) tty=$major:$minor;;
  esac
}
# A proc file system can be told to hide the processes of others.
__lk_hidden() {
  while \builtin read -r _ p o line _; do
    [[ $p == "$proc" && $o == proc && $line == *hidepid=[^0o]* ]] || \builtin continue
    __lk_say "hidepid is set: processes of other users are not all shown"
  done <"$proc/self/mounts"
  \builtin return 0
} 2>/dev/null
__lk_list() {
  \builtin local count=0 threads=0 gone=0 closed=0 now age tty login row
  \builtin local -A ttys
  \builtin local -a cells
  row="%7s %7s %s %4s %5s %5s %7s %7s %6s %5s %s\n"
  # shellcheck disable=SC2059 # the format is ours
  \builtin printf -- "$row" PID PPID S THR UID LOGIN PGRP SESS TTY AGE NAME
  __lk_walk
  __lk_tree
  __lk_sort
  \builtin read -r now _ <"$proc/uptime"
  # lastshell: number now a time that the kernel writes
  now=${now%%.*}
  for p in "${all[@]}"; do
    pid=${p##*/}
    (( asked == 0 )) ||
    __lk_meant "$p" || \builtin continue
    if __lk_uid "$p" && __lk_stat "$p"; then
      # Who logged in, whatever sudo did since.
      login="?"
      \builtin read -r login _ <"$p/loginuid"
      [[ $login == 4294967295 ]] && login=-
      (( age = now - f[21] / 100, count += 1, threads += f[19] ))
      if (( age < 60 )); then age=$(( age < 0 ? 0 : age ))s
      elif (( age < 3600 )); then age=$(( age / 60 ))m
      elif (( age < 360000 )); then age=$(( age / 3600 ))h
      else age=$(( age / 86400 ))d; fi
      if [[ ${f[6]} == 0 ]]; then tty=-
      else
        tty=${ttys[${f[6]}]}
        [[ $tty ]] || __lk_tty "${f[6]}"
        ttys[${f[6]}]=$tty
      fi
      shown=$name
      [[ $shown == *[^\ -~]* ]] && __lk_clean "$name"
      cells=("$pid" "${f[3]}" "${f[2]}" "${f[19]}" "$uid" "$login")
      cells+=("${f[4]}" "${f[5]}" "$tty" "$age" "$shown")
      # shellcheck disable=SC2059 # the format is ours
      \builtin printf -- "$row" "${cells[@]}"
    elif [[ -d $p ]]; then (( closed += 1 ))
    else (( gone += 1 )); fi
  done 2>/dev/null
  __lk_say "$count processes, $threads threads"
  (( gone )) && __lk_say "$gone ended while they were read"
  (( closed )) && __lk_say "$closed could not be read: not yours, and hidden"
  __lk_hidden
}
# Notes a limit on memory: $1 KiB used of $2, its name and place $3. It counts
# as full when $4 KiB are left.
# lastshell: allow arith the callers give digits
__lk_kib() { limits+=("$1" "$2" "$3" "${4:-$(( $2 / 512 + 4096 ))}"); }
# Memory of the host: what there is, and what may be promised.
__lk_memory() {
  \builtin local total avail most sum need=256
  for p in meminfo self/status; do
    while \builtin read -r o t _; do
      [[ $t == +([0-9]) ]] || \builtin continue
      case $o in
        # A child of this shell is promised as much as it has; some is kept
        # back; and what the kernel counts by processor is not quite exact.
        MemTotal:) total=$t need=$(( need + t / 256 ));;
        VmData:|VmStk:) (( need += t ));;
        VmSize:) (( need += t / 32 ));;
        MemAvailable:) avail=$t;;
        CommitLimit:) most=$t;;
        Committed_AS:) sum=$t;;
        *);;
      esac
    done <"$proc/$p"
  done
  [[ $total && $avail ]] &&
    __lk_kib "$(( total - avail ))" "$total" "memory in $proc/meminfo"
  p=$proc/sys/vm
  __lk_number "$p/overcommit_memory" && [[ $most && $sum ]] ||
    \builtin return 0
  (( value == 2 )) || most=max
  (( EUID )) && [[ $most == +([0-9]) ]] &&
    __lk_number "$p/admin_reserve_kbytes" && (( most -= value ))
  __lk_kib "$sum" "$most" "commit limit in $p/overcommit_*" "$need"
} 2>/dev/null
# Memory of the control groups; what is cache of files can be given back.
__lk_memory_groups() {
  \builtin local home roof above most kind
  \builtin local -a levels
  for kind in max limit_in_bytes kmem.limit_in_bytes; do
    __lk_levels memory "$kind"
    for p in "${levels[@]}"; do
      __lk_number "$p/memory.$kind" && most=$value || \builtin continue
      q=${kind/limit/usage}
      __lk_number "$p/memory.${q/max/current}" && t=$value || \builtin continue
      line=total_
      [[ $kind == max ]] && line=
      while \builtin read -r q value _; do
        # lastshell: allow arith the pattern ends in digits
        [[ $q$value == "$line"?(in)active_file+([0-9]) ]] && (( t -= value ))
      done <"$p/memory.stat"
      __lk_kib "$(( t / 1024 ))" "$(( most / 1024 ))" "memory.$kind in $p"
    done
  done
} 2>/dev/null
# Memory of the NUMA nodes that this shell is bound to, if not to all of them.
__lk_nodes() {
  # lastshell: allow name the digits of a node, as checked below
  \builtin local sys="${proc%/*}"/sys/devices/system/node every bound total=0
  \builtin read -r every <"$sys/has_memory" ||
    \builtin read -r every <"$sys/has_normal_memory"
  while \builtin read -r line value _; do
    [[ $line == Mems_allowed_list: ]] && bound=$value
  done <"$proc/self/status"
  [[ $every && $bound == +([0-9,-]) && ,$bound, == *,[0-9]* ]] ||
    \builtin return 0
  [[ $bound == "$every" ]] && \builtin return 0
  t=0
  for o in ${bound//,/ }; do
    # lastshell: allow arith one number or two, as checked above
    for (( q = ${o%-*}; q <= ${o#*-}; q++ )); do
      while \builtin read -r _ _ line value _; do
        [[ $value == +([0-9]) ]] || \builtin continue
        case $line in
          MemTotal:) (( total += value ));;
          MemFree:|Active\(file\):|Inactive\(file\):) (( t += value ));;
          *);;
        esac
      done <"$sys/node$q/meminfo"
    done
  done
  line="NUMA node $bound in Mems_allowed_list"
  (( total )) && __lk_kib "$(( total - t ))" "$total" "$line"
} 2>/dev/null
# The limit that binds, as place in limits: worst. Full means that less is left
# than a fork needs, or than changes while one reads.
__lk_judge() {
  \builtin local best=-1 count most left
  full="" worst=""
  # lastshell: number limits[t],most,count,left digits; max has been let out
  for (( t = 0; t < ${#limits[@]}; t += 4 )); do
    count=${limits[t]} most=${limits[t+1]} left=${limits[t+3]}
    [[ $most == max ]] && \builtin continue
    (( q = most?count * 1000 / most:1000 ))
    [[ $left ]] || (( left = most / 512 + (most<64?most / 32:2) ))
    (( most - count > left || (q += 10000) ))
    (( q > best )) && best=$q worst=$t
  done
  (( best < 10000 )) || full=1
}
# Every PID namespace has a first process and dies with it. True if children of
# this shell would be born into a dead one.
__lk_orphan() {
  o=$proc/self/ns/pid
  [[ -e ${o}_for_children ]] || \builtin return 1
  [[ $o -ef ${o}_for_children ]] && \builtin return 1
  __lk_walk
  for p in "${all[@]}"; do
    [[ $p/ns/pid -ef ${o}_for_children ]] && __lk_stat "$p" &&
      [[ ${f[2]} == [^ZX] ]] && \builtin return 1
  done 2>/dev/null
  \builtin return 0
}
# Limit $1 for the eye: used, of, q percent, where.
__lk_amount() {
  # lastshell: number used,of digits; max has been let out
  used=${limits[$1]} of=${limits[$1+1]} where=${limits[$1+2]} q=-
  [[ $of == max ]] || q=$(( used * 100 / (of?of:1) ))
  [[ ${limits[$1+3]} ]] || \builtin return 0
  used=$(( used / 1024 ))M
  [[ $of == max ]] || of=$(( of / 1024 ))M
}
__lk_row() {
  \builtin printf -v line "%-15.15s %8s %8s %4s  %s" "$@"
  __lk_say "$line"
}
__lk_table() {
  __lk_row LIMIT USED OF PCT "WHERE IT IS SET"
  for (( t = 0; t < ${#limits[@]}; t += 4 )); do
    __lk_amount "$t"
    o=${where#* in }
    (( ${#o} > 39 )) && o=..${o: -37}
    __lk_row "${where%% in *}" "$used" "$of" "$q" "$o"
  done
}
# What has to be known beside the table: above all what could not be read.
__lk_notes() {
  for p in "${levels[@]}"; do
    \builtin read -r _ value <"$p/pids.events" && [[ $value == [1-9]* ]] &&
      __lk_say "Forks refused so far in $p: $value"
  done 2>/dev/null
  t=
  for o in threads-max pid_max pids.max RLIMIT_NPROC memory; do
    [[ " ${limits[*]}" == *" $o in "* || $exempt$o == 1R* ]] || t+=" $o"
  done
  [[ $t ]] && __lk_say "Not there, or not to be read from here:$t"
  case $exempt in
    1) __lk_say "RLIMIT_NPROC: this shell is exempt from it.";;
    ns) __lk_say "User namespace: limits of its maker count too, unseen.";;
    *);;
  esac
  [[ $above ]] && __lk_say "Control groups above $above do not show in here."
  [[ $inside ]] && (( kernel >= 6014 )) &&
    __lk_say "pid_max is of this namespace; that of the host does not show."
  [[ $rough ]] &&
    __lk_say "pid_max: USED is of the whole host, and here at most an eighth less."
  \builtin return 0
}
# The errno that a failed fork shows: which limits stand behind it here.
__lk_errno() {
  o="threads-max, pids.max, RLIMIT_NPROC"
  t="memory, commit limit, PID namespace"
  # Before 4.1 a lack of numbers looked like a lack of memory.
  (( kernel > 4000 || kernel < 1 )) && o+=", pid_max"
  (( kernel > 4000 )) || t+=", pid_max"
  line=
  \builtin read -r line <"$proc/sys/kernel/osrelease"
  __lk_say "On Linux ${line:-of unknown version} a fork that fails says"
  __lk_say "  Resource temporarily unavailable: $o"
  __lk_say "  Cannot allocate memory: $t"
} 2>/dev/null
# Which limit is full, and by what that is known.
__lk_why() {
  \builtin local full worst next
  __lk_memory
  __lk_memory_groups
  __lk_nodes
  __lk_judge
  [[ $worst ]] && __lk_amount "$worst"
  if __lk_orphan; then
    __lk_say "fork fails: the PID namespace for its children is dead."
    next="as root:  exec nsenter -F -p/proc/$BASHPID/ns/pid bash --norc"
  elif [[ $full ]]; then
    __lk_say "fork fails: $where is full, $used of $of."
    next="top, to see who fills it; then freeze and kill, or room."
    case $where in
      *"(hard: $of)") \builtin true;;
      R*) next="ulimit -S -u $hard   (to undo it: ulimit -S -u $soft)";;
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
# True, and says so, if whoever fills the limit still runs: room would be gone
# at once.
__lk_busy() {
  \builtin local most=0
  \builtin local who rel=/
  \builtin local -A shares
  [[ $where == pids.max* ]] && rel=${where#* in "$roof"}/
  __lk_walk
  for p in "${all[@]}"; do
    [[ $p -ef $proc/self ]] && \builtin continue
    __lk_stat "$p" && [[ ${f[2]} == [^TtZX] ]] || \builtin continue
    who=$name
    \builtin mapfile -t raw <"$p/cgroup"
    [[ ${raw[*]/%//} == *"$rel"* ]] || \builtin continue
    if [[ $where == R* ]]; then
      __lk_uid "$p" && [[ $uid == "$UID" ]] || \builtin continue
    fi
    t=$(( ${shares[_$who]:-0} + f[19] ))
    shares[_$who]=$t
    (( t > most )) && most=$t shown=$who
  done 2>/dev/null
  (( most * 2 > used )) && __lk_say "$most of the $used are $shown and run."
}
# Writes $2 to the file $1, which holds $3, and says how to undo it.
__lk_write() {
  \builtin printf -v line "%q" "$1"
  if { \builtin printf "%s\n" "$2" >|"$1"; } 2>/dev/null; then
    __lk_say "Raised from $3 to $2: $1. To undo it:"
    __lk_say "  echo $3 > $line"
    \builtin return 0
  fi
  __lk_say "Not raised, it takes root on the host:"
  __lk_say "  echo $2 > $line"
  [[ $1 == */pids.max ]] || \builtin return 0
  __lk_say "If this is a container or a unit, from the host one of these:"
  __lk_say "  docker update --pids-limit $2 NAME"
  __lk_say "  podman update --pids-limit $2 NAME"
  __lk_say "  systemctl set-property UNIT TasksMax=$2"
  __lk_say "  kubectl has none: podPidsLimit in the kubelet of that node"
}
# This shell may raise its own soft limit up to the hard one.
__lk_own_room() {
  value=$(( of + step ))
  if [[ $where == *"(hard: $of)" ]]; then
    __lk_say "Not raised: the hard limit is as low. From a root shell:"
    __lk_say "  prlimit --pid $BASHPID --nproc=$value"
    \builtin return 0
  fi
  [[ $hard == +([0-9]) ]] && (( hard < value )) && value=$hard
  \builtin ulimit -S -u "$value"
  __lk_say "Raised for this shell to $value. To undo it:"
  __lk_say "  ulimit -S -u $of"
}
# How much more is safe: a quarter, if other limits leave twice as much, and
# memory twice 64 KiB for each task.
__lk_margin() {
  \builtin local most
  step=$(( of / 4 + 64 ))
  for (( t = 0; t < ${#limits[@]}; t += 4 )); do
    most=${limits[t+1]}
    [[ $t == "$worst" || $most == max ]] && \builtin continue
    (( q = (most - limits[t]) / 2 ))
    if [[ ${limits[t+2]} == memory\ in* ]]; then
      total=$most
      [[ ${limits[worst+3]} ]] || (( q /= 64 ))
    elif [[ ${limits[worst+3]}${limits[t+3]} ]]; then \builtin continue; fi
    (( q > step )) || step=$q
  done
}
# Raises the limit that binds, if that helps.
__lk_room() {
  \builtin local full worst step total=1
  __lk_memory
  __lk_memory_groups
  __lk_nodes
  __lk_judge
  if [[ -z $full ]]; then
    __lk_say "Nothing is full, so nothing is raised. lastshell why says more."
    \builtin return 0
  fi
  # lastshell: number used,of digits, for it is full
  used=${limits[worst]} of=${limits[worst+1]} where=${limits[worst+2]}
  __lk_say "Full: $where, $used of $of."
  if [[ -z $sure ]] && __lk_busy; then
    __lk_say "Not raised: it would be full again at once."
    __lk_say "To insist: lastshell room yes"
    \builtin return 0
  fi
  __lk_margin
  p=${where#* in }/${where%% in *}
  case $where in
    commit*)
      p=$proc/sys/vm/overcommit_kbytes
      if __lk_number "$p" && (( value )); then \builtin true
      else p=${p%kbytes}ratio step=$(( step * 100 / total + 1 )); fi;;
    memory*) (( step *= 1024 ));;
    *);;
  esac
  if (( step < 1 )); then
    __lk_say "Not raised: another limit leaves no room either."
  elif [[ $where == R* ]]; then __lk_own_room
  elif __lk_number "$p"; then __lk_write "$p" "$(( value + step ))" "$value"
  else __lk_say "No limit to raise: end what fills it."; fi
}
# Only what counts under the limit that binds: this user's own, or the members
# of the control group and of those below it.
__lk_narrow() {
  \builtin local -a deep
  \builtin local folder level=""
  narrow="" ours=""
  [[ $where == RLIMIT* ]] && ours=1
  [[ $where == "pids.max in "* ]] || \builtin return 0
  folder=${where#pids.max in }
  deep=("$folder")
  \builtin set +f
  while [[ -d ${deep[0]} ]]; do
    for q in "${deep[@]}"; do
      \builtin mapfile -t raw <"$q/cgroup.procs" || \builtin continue
      for pid in "${raw[@]}"; do
        [[ $pid == +([0-9]) ]] && inside[pid]=1
      done
    done
    level+="/*"
    # shellcheck disable=SC2206 # the folders one level down
    deep=("$folder"$level/)
  done
  \builtin set -f
  (( ${#inside[@]} )) && narrow=1
} 2>/dev/null
# Reads the process in the folder $1 and adds it to its name, process group,
# session and parent: for as many as it stands for, w. A name is only ever a
# key, never part of an expression.
__lk_count() {
  pid=${1##*/} name=
  \builtin read -r -a f <"$1/stat" || \builtin return 0
  if (( ${#f[@]} == fields )); then name=${f[1]}
  else
    __lk_stat "$1" || \builtin return 0
    name="($name)"
  fi
  # Kernel threads are nobody's fault.
  (( f[8] & 0x200000 )) && \builtin return 0
  if [[ ${f[2]} == Z ]] && (( f[19] < 2 )); then
    # Only the parent can take it away.
    [[ $narrow && -z ${inside[${f[3]}]} ]] || (( ghosts[f[3]] += w ))
    \builtin return 0
  fi
  if [[ $narrow$ours ]]; then
    [[ $narrow && -z ${inside[$pid]} ]] && \builtin return 0
    [[ $ours && ! -O $1 ]] && \builtin return 0
  fi
  q=${id[$name]}
  if [[ -z $q ]]; then
    (( q = groups += 1 ))
    id[$name]=$q title[q]=${name:1:-1}
    # It may be gone when the table is shown.
    (( q < 65 )) && __lk_uid "$1" && owner[q]=$uid
  fi
  # lastshell: number pid,w what begins with a digit in /proc is one; counted here
  # Two lines: 4.2 crashes where a plain variable follows an element in one.
  (( t = f[19] * w ))
  (( gang[pid] = q, tasks[q] += f[19], procs[q] += 1 ))
  (( pgrps[f[4]] += t, sids[f[5]] += t, ups[f[3]] += t ))
  (( f[21] > young[q] )) && young[q]=${f[21]}
  case ${f[2]} in
    R) (( run[q] += f[19] ));;
    [Tt]) (( held[q] += f[19] ));;
    *) \builtin true;;
  esac
}
# One of each stretch of w in those into some, at a place that no pattern in the
# numbers can follow: of less than 1024 all, of more about 300.
__lk_pick() {
  \builtin local i chance=1
  some=() w=$(( ${#those[@]} < 1024?1:${#those[@]} / 300 ))
  for (( i = 0; i < ${#those[@]}; i += w )); do
    (( chance = (chance * 1103515245 + 12345) & 0x7fffffff ))
    p=${those[i + (chance >> 16)%w]}
    [[ $p ]] && some+=("$p")
  done
}
# Whose names count, into those.
__lk_mine() {
  if [[ $narrow ]]; then
    for pid in "${!inside[@]}"; do those+=("$proc/$pid"); done
  elif [[ $ours ]]; then
    for p in "${all[@]}"; do [[ -O $p ]] && those+=("$p"); done
  else those=("${all[@]}"); fi
}
# Names that a few hundred processes share, into crowd: the sample stands for
# them. It shrinks to their members. The largest, if there is
# one, is the lead.
__lk_crowds() {
  \builtin local most=3
  \builtin local IFS=""
  \builtin local -a tags near kept
  lead="longer than any name"
  for p in "${some[@]}"; do
    \builtin read -r c <"$p/comm" || \builtin continue
    tags+=("_$c") near+=("$p") hits[_$c]+=1
  done
  for c in "${!hits[@]}"; do
    o=${hits[$c]}
    (( o < 4 )) || crowd[$c]=1
    (( o > most )) && most=$o lead=${c:1}
  done
  for t in "${!tags[@]}"; do
    [[ ${crowd[${tags[t]}]} ]] && kept+=("${near[t]}")
  done
  some=("${kept[@]}")
}
# The name of everyone, one line of it: a third of what stat costs. Who is of no
# crowd goes into rare; who has the name of the lead is only left out. Who has
# ended has no name.
__lk_names() {
  \builtin local IFS=""
  \builtin local left
  left=${#those[@]}
  for p in "${those[@]}"; do
    \builtin read -r c <"$p/comm" || { (( ended += 1 )); \builtin continue; }
    [[ $c == "$lead" ]] && \builtin continue
    n[_$c]+=1
    [[ ${crowd[_$c]} ]] || rare+=("$p")
  done
  (( left -= ended ))
  for t in "${n[@]}"; do (( left -= t )); done
  # lastshell: number left counted down from how many there are
  (( left )) && n[_$lead]=$left
  \builtin return 0
}
# Reads some closely.
__lk_closely() {
  for p in "${some[@]}"; do
    __lk_count "$p"
    [[ $name ]] || \builtin continue
    (( closely += 1 ))
    c=${name:1:-1}
    looked[_${c%%"$end"*}]+=1
  done
}
# Names are counted; what is known of their threads and states is of those that
# were read closely, and scaled up. Of a name that nobody was read of, only the
# number is known.
__lk_scale() {
  for q in "${!title[@]}"; do
    c=_${title[q]%%"$end"*}
    t=${n[$c]:-0} o=${looked[$c]:-0}
    # lastshell: number t,o counted by this text
    (( o && (t = (t * procs[q] + o / 2) / o) > procs[q] )) || \builtin continue
    (( o = procs[q], each[q] = (t + o / 2) / o, procs[q] = t ))
    (( tasks[q] = (tasks[q] * t + o / 2) / o ))
    (( run[q] = run[q] * t / o, held[q] = held[q] * t / o ))
  done
  for c in "${!n[@]}"; do
    [[ ${looked[$c]} ]] && \builtin continue
    (( groups += 1 ))
    t=${n[$c]}
    (( t < 2 )) || title[groups]=${c:1} tasks[groups]=$t procs[groups]=$t
  done
}
# Whether what was found is the kernel's own count of tasks, due, within a tenth
# and half of the fullest: a sample that could hide the culprit is worth nothing.
__lk_agree() {
  # lastshell: number due,found digits by all callers
  \builtin local most=0 off=$(( due - found ))
  for t in "${tasks[@]}" "${ghosts[@]}" "${pgrps[@]}"; do
    (( t > most )) && most=$t
  done
  (( off = off < 0?-off:off, off * 10 <= due && off * 2 <= most ))
}
# How many tasks there should be: those that the limit counts, or the host's, or,
# where that is more than this /proc shows, the folders of all of them.
__lk_explained() {
  \builtin local found=$1 due=$used
  for q in "${!tasks[@]}"; do (( found += tasks[q] - procs[q] )); done
  if [[ $narrow$ours ]]; then
    __lk_agree
    \builtin return
  fi
  \builtin read -r _ _ _ line _ <"$proc/loadavg"
  due=${line#*/}
  [[ $due == +([0-9]) ]] && __lk_agree && \builtin return 0
  \builtin set +f
  raw=("$proc"/[0-9]*/task/[0-9]*)
  \builtin set -f
  due=${#raw[@]}
  __lk_agree
}
# More processes than can be read one by one in a moment: all are counted by
# name, and those of small groups and a sample of the others are read. False if
# that leaves too much open.
__lk_sample() {
  \builtin local -A crowd
  \builtin local -Ai n hits looked
  \builtin local -a those some rare
  \builtin local c count end lead ended=0
  \builtin printf -v end "\n"
  # Before 2.6.33 there is no such file.
  [[ -r $proc/self/comm ]] || \builtin return 1
  __lk_mine
  __lk_pick
  __lk_crowds
  __lk_names
  count=$(( ${#those[@]} - ended ))
  (( ended * 10 <= count )) || \builtin return 1
  __lk_closely
  those=("${rare[@]}")
  __lk_pick
  __lk_closely
  if [[ $narrow ]]; then
    # The dead are in no list of a control group, and still count there.
    those=()
    for p in "${all[@]}"; do
      pid=${p##*/}
      # lastshell: number pid what begins with a digit in /proc is one
      [[ ${inside[pid]} ]] || those+=("$p")
    done
    __lk_pick
    __lk_closely
    for t in "${ghosts[@]}"; do (( count += t )); done
  fi
  __lk_scale
  __lk_explained "$count"
}
# Every process is read once, or where that takes long a sample of them, if it
# tells enough.
__lk_tally() {
  \builtin local -A id
  \builtin local w=1
  groups=0 closely=
  __lk_walk
  if (( ${#all[@]} < 2001 )) || ! __lk_sample; then
    groups=0 closely="" w=1 id=() gang=() tasks=() procs=() young=() run=()
    held=() title=() owner=() pgrps=() sids=() ups=() ghosts=() each=()
    for p in "${all[@]}"; do __lk_count "$p"; done
  fi
  # Who does not reap has these slots too.
  for p in "${!ghosts[@]}"; do
    q=${gang[p]}
    if [[ -z $q ]]; then
      __lk_stat "$proc/$p" || \builtin continue
      q=${id["($name)"]}
      if [[ -z $q ]]; then
        (( q = groups += 1 ))
        title[q]=$name
      fi
      gang[p]=$q
    fi
    (( tasks[q] += ghosts[p], zombies[q] += ghosts[p] ))
  done
} 2>/dev/null
# A second look, only at numbers: who is new is read, who has gone was known. The
# two lists are in one order, so that one walk along both finds who differs.
__lk_growth() {
  \builtin local -A id
  \builtin local -a now
  \builtin local i=0
  for q in "${!title[@]}"; do id[_${title[q]}]=$q; done
  __lk_nap 50
  \builtin set +f
  now=("$proc"/[0-9]*)
  \builtin set -f
  [[ "${all[*]}" == "${now[*]}" ]] && \builtin return 0
  for p in "${now[@]}"; do
    [[ $p == "${all[i]}" ]] && (( i += 1 )) && \builtin continue
    while [[ ${all[i]} && $p != "${all[i]}" && ! -d ${all[i]} ]]; do
      __lk_gone "${all[i]}"
    done
    [[ $p == "${all[i]}" ]] && (( i += 1 )) && \builtin continue
    __lk_stat "$p" || \builtin continue
    q=${id[_$name]}
    [[ $q ]] && (( grown[q] += f[19] ))
  done
  while [[ ${all[i]} ]]; do __lk_gone "${all[i]}"; done
} 2>/dev/null
# One of the first look that is not in the second, with all that it stood for.
__lk_gone() {
  pid=${1##*/} q=${gang[pid]}
  (( i += 1 ))
  # lastshell: number pid what begins with a digit in /proc is one
  [[ $q ]] && (( grown[q] -= each[q]?each[q]:1 ))
}
# The fullest groups first: each is filed under its count, and the counts are
# read from the top.
__lk_rank() {
  \builtin local -a order keys
  \builtin local i
  for q in "${!tasks[@]}"; do order[tasks[q]]+=" $q"; done
  keys=("${!order[@]}") rows=()
  for (( i = ${#keys[@]} - 1; i >= 0; i-- )); do
    for q in ${order[keys[i]]}; do
      (( ${#rows[@]} < 10 )) || \builtin return 0
      rows+=("$q")
    done
  done
}
# Seconds as a short word into age.
__lk_age() {
  age=$1
  (( age < 0 )) && age=0
  if (( age < 60 )); then age+=s
  elif (( age < 3600 )); then age=$(( age / 60 ))m
  elif (( age < 360000 )); then age=$(( age / 3600 ))h
  else age=$(( age / 86400 ))d; fi
}
# Who owns most of the group $1, into uid: of the first 64 that can be read, with
# a + if there are others; of those who are all gone, what was read before.
__lk_owner() {
  \builtin local -a many
  \builtin local n=0 one=""
  for pid in "${!gang[@]}"; do
    [[ ${gang[pid]} == "$1" ]] || \builtin continue
    __lk_uid "$proc/$pid" || \builtin continue
    one=${one:-$uid}
    (( many[uid] += 1, many[uid] > many[one] )) && one=$uid
    (( ++n < 64 )) || \builtin break
  done
  (( ${#many[@]} > 1 )) && one+=+
  uid=${owner[$1]}
  [[ $one ]] && uid=$one
  uid=${uid:-?}
} 2>/dev/null
# The table. A name is shown as printable ASCII.
__lk_rows() {
  \builtin local now row age n=0
  \builtin local -a cells
  row="%2s %6s %6s %6s %6s %6s %6s %5s %7s  %s\n"
  \builtin read -r now _ <"$proc/uptime"
  now=${now%%.*}
  # shellcheck disable=SC2059 # the format is ours
  \builtin printf -- "$row" "#" TASKS PROCS RUN STOP ZOMBIE GROWTH AGE UID NAME
  for q in "${rows[@]}"; do
    if [[ $q == *:* ]]; then
      cells=("$(( n += 1 ))" "$wide" - - - - - - - "(all of ${q/:/ })")
      # shellcheck disable=SC2059 # the format is ours
      \builtin printf -- "$row" "${cells[@]}"
      \builtin continue
    fi
    # lastshell: number q a row without a colon is one of the numbers given out
    __lk_owner "$q"
    owner[q]=$uid age=-
    [[ ${young[q]} ]] && __lk_age $(( now - young[q] / 100 ))
    cells=("$(( n += 1 ))" "${tasks[q]}" "$(( procs[q] ))" "$(( run[q] ))")
    cells+=("$(( held[q] ))" "$(( zombies[q] ))" "$(( grown[q] ))" "$age")
    cells+=("$uid" "${title[q]//[^ -~]/?}")
    # shellcheck disable=SC2059 # the format is ours
    \builtin printf -- "$row" "${cells[@]}"
  done
}
# Programs that change their name fill no group by name. If a process group, a
# session or a parent explains clearly more than the fullest name, it goes first.
# What belongs to this shell's own line is no answer.
__lk_widest() {
  \builtin local most=0 kind="" key=""
  __lk_stat "$proc/self"
  for q in "${!pgrps[@]}"; do
    (( q > 1 && q != f[4] && pgrps[q] > most )) &&
      most=${pgrps[q]} kind=pgid key=$q
  done
  for q in "${!sids[@]}"; do
    (( q > 1 && q != f[5] && sids[q] > most )) &&
      most=${sids[q]} kind=sid key=$q
  done
  for q in "${!ups[@]}"; do
    (( q > 2 && ups[q] > most )) && most=${ups[q]} kind=parent key=$q
  done
  q=${rows[0]}
  (( most * 4 > tasks[q] * 5 )) || \builtin return 0
  rows=("$kind:$key" "${rows[@]}")
  wide=$most
}
# The process group that most of the group $1 are in, into key: of the first 256,
# and never this shell's own.
__lk_common() {
  \builtin local -a many
  \builtin local n=0 own
  __lk_stat "$proc/self"
  own=${f[4]} key=
  for pid in "${!gang[@]}"; do
    [[ ${gang[pid]} == "$1" ]] && __lk_stat "$proc/$pid" || \builtin continue
    (( f[4] > 1 && f[4] != own && (many[f[4]] += 1) )) || \builtin continue
    (( many[key] < many[f[4]] )) && key=${f[4]}
    (( ++n < 256 )) || \builtin break
  done
} 2>/dev/null
# The best selector for the row $1, into kinds and keys: its name, unless shells
# or logins share it.
__lk_choose() {
  \builtin local key=""
  kinds=() keys=()
  case $1 in
    *:*)
      kinds=("${1%:*}") keys=("${1#*:}")
      \builtin return 0;;
    *) q=$1;;
  esac
  # lastshell: number q the number of a row of names
  name=${title[q]}
  # One that cannot be typed is not offered.
  if [[ $name == +([\ -~]) ]]; then
    kinds=(name) keys=("$name")
    [[ " ${guarded[*]} " == *" ${name#-} "* ]] || \builtin return 0
    if [[ ${owner[q]} == [1-9]* ]]; then
      kinds+=(uid) keys+=("${owner[q]%+}")
      \builtin return 0
    fi
  fi
  __lk_common "$1"
  [[ -z $key ]] || kinds+=(pgid) keys+=("$key")
}
# Who fills the limit that binds.
__lk_top() {
  __lk_narrow
  __lk_tally
  __lk_growth
  __lk_rank
  __lk_widest
  [[ $narrow$ours ]] && __lk_say "Only what counts under $where:"
  [[ $closely ]] &&
    __lk_say "${#all[@]} processes: the counts are estimated from $closely of them."
  __lk_rows
  (( groups > 10 )) && __lk_say "and $(( groups - 10 )) more names"
  __lk_hidden
}
# An ordinary user's own processes, which he may end to make room for sudo; not
# what carries this shell, and not what is dead already. Only he can choose.
__lk_candidates() {
  \builtin local -A safe
  \builtin local -a spare
  __lk_protect
  __lk_walk
  for p in "${all[@]}"; do
    [[ ${safe[${p##*/}]} ]] && \builtin continue
    __lk_uid "$p" && [[ $uid == "$UID" ]] && __lk_stat "$p" || \builtin continue
    [[ ${f[2]} == [ZX] ]] || spare+=("${p##*/}")
  done 2>/dev/null
  if (( ${#spare[@]} == 0 )); then
    __lk_say "You have no other processes here: only root can make room."
    \builtin return 0
  fi
  __lk_say "These are yours, and this shell does not need them:"
  __lk_show "${spare[@]}"
  __lk_say "Choose; kill -KILL PID ends one, and nothing is ended unasked."
}
# What sudo needs: it starts two processes itself, and plain sudo one more.
__lk_root() {
  if (( EUID == 0 )); then
    __lk_say "This shell is root already."
    \builtin return 0
  fi
  __lk_say "Free slots: ${free:-not known} (${where:-no limit could be read})"
  if [[ -z $free ]]; then
    __lk_say "No limit could be read, so treat it as full, as below."
    free=0
  fi
  if (( free >= 4 )); then
    __lk_say "There is room. Type:  sudo bash --norc --noprofile"
    __lk_say "If it fails, this shell is still here."
  elif [[ $where == RLIMIT* && $exempt != ns ]]; then
    __lk_own_limit
  elif (( free >= 2 )); then
    __lk_say "Just room for exec. First try to free more; the next line is a risk:"
    __lk_say "  exec sudo bash --norc --noprofile"
    __lk_say "If it fails (password, sudoers, a slot taken), this shell is gone."
  else
    __lk_no_room
  fi
  __lk_say "Never sudo -i or sudo -s now: their start files run programs."
}
# Only this user is full: root is exempt, so sudo can start what it needs.
__lk_own_limit() {
  while \builtin read -r _ o line value _; do
    [[ $o == processes ]] && \builtin break
  done <"$proc/self/limits"
  if [[ $line != "$value" ]]; then
    __lk_say "Your soft limit is below your hard limit. To fork again, type:"
    __lk_say "  ulimit -S -u $value"
    __lk_say "and to undo it:  ulimit -S -u $line"
  fi
  __lk_say "Only your own limit is full, and root is exempt from it. Type:"
  __lk_say "  exec sudo bash --norc --noprofile"
  __lk_say "If it fails (wrong password, not in sudoers), this shell is gone."
}
__lk_no_room() {
  __lk_say "Do not type exec sudo, exec su or exec doas: with no free slot each"
  __lk_say "of them fails after it has replaced this shell, and it is lost."
  __lk_say "First make at least 4 slots by ending processes of your own."
  __lk_candidates
  __lk_say "Then ask again. A message about a locked account or a wrong"
  __lk_say "password can mean no slot: do not try twice."
  [[ $where == *user-*.slice* ]] || \builtin return 0
  __lk_say "Only your own slice is full. If you log in here with a key, then"
  __lk_say "  exec ssh root@localhost"
  __lk_say "needs no slot of yours. If the login fails, this shell is gone."
}
# Says a step, does it, and waits for it to finish in the background.
__lk_step() {
  __lk_say "$2"
  \builtin printf "%s" "$1" >|"$trigger" && __lk_nap 500
}
__lk_reboot() {
  \builtin local trigger="$proc/sysrq-trigger" left
  __lk_say "This restarts the machine, through the kernel."
  __lk_say "Lost: all that programs hold in memory and have not written; every"
  __lk_say "connection; and this shell. Services get no chance to stop cleanly."
  if [[ -e $trigger && -w $trigger ]]; then \builtin :
  else
    __lk_say "$trigger cannot be written here: it takes root on the host."
    \builtin return 1
  fi
  # Without a terminal that controls this shell no key makes a signal.
  if [[ $- == *i* ]] && ! { \builtin true <"/dev/tty"; } 2>/dev/null; then
    __lk_say "Not done: no terminal controls this shell: Ctrl-C would not stop it."
    __lk_say "To restart all the same, write s, u and b: echo s > /proc/sysrq-trigger"
    \builtin return 1
  fi
  # What is printed to /dev/full fails, so success means that there is none.
  if ! { [[ -c /dev/full ]] && \builtin trap -p INT >/dev/full; } 2>/dev/null; then
    __lk_say "Not done: this shell has a trap of its own for INT, so that Ctrl-C"
    __lk_say "would not stop it. To go on, first type: trap - INT"
    \builtin return 1
  fi
  for (( left = 15; left > 0; left-- )); do
    (( left%5 )) || __lk_say "Ctrl-C stops it: $left seconds left"
    __lk_nap 100 && \builtin continue
    __lk_say "Not done: there is no clock here, so Ctrl-C would have no time."
    \builtin return 1
  done
  __lk_step s "1 of 3: write what the kernel holds to disk (sync)" &&
    __lk_step u "2 of 3: make every file system read-only" &&
    __lk_step b "3 of 3: restart at once"
}
# One selector: kind $1, value $2. A value that reaches far more than one rogue
# needs a second kind beside it.
__lk_want() {
  \builtin local far=""
  if [[ -z $2 ]]; then
    __lk_say "--$1 needs a value."
    \builtin return 1
  fi
  case $1 in
    name)
      if (( ${#2} > 15 )); then
        __lk_say "A name has at most 15 bytes; write it as lastshell list shows it."
        \builtin return 1
      fi
      [[ " ${guarded[*]} " == *" ${2#-} "* ]] && far=1
      names+=("$2") want[_$2]=1;;
    exe)
      [[ " ${guarded[*]} " == *" ${2##*/} "* ]] && far=1
      exes+=("$2");;
    uid)
      uids+=("$2")
      __lk_users
      o=${uids[${#uids[@]}-1]}
      [[ $o ]] || \builtin return 1
      [[ $o == *[^0]* ]] || far=1;;
    cgroup)
      [[ $2 == /*[^/]* ]] || far=1
      cgroups+=("${2%/}");;
    cmdline)
      [[ $2 == *[^*?]* ]] || far=1
      cmdlines+=("$2");;
    *)
      if [[ -z $2 || $2 == *[^0-9]* || $2 == [01] ]]; then
        __lk_say "--$1 takes the number of one, above 1."
        \builtin return 1
      fi
      case $1 in
        pgid) pgids+=("$2");;
        sid) sids+=("$2");;
        parent) parents+=("$2");;
        *) unders+=("$2");;
      esac;;
  esac
  [[ $far ]] && broad+=" $1"
  given+=" $1"
}
# Whether somebody is meant, and not everybody.
__lk_meaning() {
  if [[ -z $given ]]; then
    __lk_say "Say whom: the number of a row of lastshell top, or --name X and so on."
    \builtin return 1
  fi
  for o in $given; do
    [[ " $broad " == *" $o "* ]] && \builtin continue
    asked=1
    \builtin return 0
  done
  __lk_say "That reaches far more than one rogue: narrow it with another selector."
  \builtin return 1
}
# Reads what was asked for: the number of a row of the last table, selectors, and
# the word yes.
__lk_ask() {
  while (( $# )); do
    case $1 in
      yes) sure=1;;
      [1-9]|1[01])
        if [[ $row ]]; then
          __lk_say "One row at a time: two together may mean others as well."
          \builtin return 1
        fi
        row=$1
        if [[ -z ${__ls_kind[$1]} ]]; then
          __lk_say "The last table has no row $1: lastshell top makes a new one."
          \builtin return 1
        fi
        __lk_want "${__ls_kind[$1]}" "${__ls_key[$1]}"
        [[ ${__ls_kind2[$1]} ]] &&
          __lk_want "${__ls_kind2[$1]}" "${__ls_key2[$1]}";;
      --name|--exe|--uid|--pgid|--sid|--cgroup|--parent|--under|--cmdline)
        if (( $# < 2 )); then
          __lk_say "$1 needs a value."
          \builtin return 1
        fi
        __lk_want "${1#--}" "$2" || \builtin return 1
        \builtin shift;;
      *)
        __lk_say "Not understood: $1. Type: lastshell help"
        \builtin return 1;;
    esac
    \builtin shift
  done
}
# Remembers how each row of the table is selected, for the next command.
__lk_remember() {
  \builtin local n=0
  __ls_kind=() __ls_key=() __ls_kind2=() __ls_key2=()
  for q in "${rows[@]}"; do
    (( n += 1 ))
    __lk_choose "$q"
    __ls_kind[n]=${kinds[0]} __ls_key[n]=${keys[0]}
    __ls_kind2[n]=${kinds[1]} __ls_key2[n]=${keys[1]}
  done
  (( n )) && __lk_say "Next, for row 1: lastshell freeze 1"
  \builtin return 0
}
# Nothing is killed unless it is stopped, was shown, and yes was said.
__lk_end_them() {
  __lk_own || \builtin return 1
  if [[ $sure ]]; then
    __lk_finish
    __lk_say "Next: lastshell why"
    \builtin return 0
  fi
  __lk_protect
  __lk_look
  __lk_say "Stopped and meant: ${#born[@]}; meant and running: $moving"
  if (( ${#born[@]} == 0 )); then
    __lk_say "First stop them: lastshell freeze $words"
    \builtin return 0
  fi
  __lk_show "${!born[@]}"
  __lk_say "If these are the right ones: lastshell kill $words yes"
  __lk_say "If not: lastshell thaw $words"
}
__lk_save_them() {
  if [[ $sure ]]; then
    __lk_run_recover
    \builtin return 0
  fi
  __lk_run_freeze
  (( ${#born[@]} == 0 )) ||
    __lk_say "To end what is frozen: lastshell recover $words yes"
}
# Takes the kit away. While the prompt is put aside it stays, unless told so.
__lk_bye() {
  if [[ ${__ls_ps1+x}${__ls_ps0+x}${__ls_tmout+x}${__ls_pc[*]+x} ]] &&
    [[ -z $sure ]] && (( ${free:-0} < 5 )); then
    __lk_say "No room yet: your own prompt would lock this shell. First make room,"
    __lk_say "or take it back all the same: lastshell bye yes"
    \builtin return 0
  fi
  free=99 parting=1
  __lk_loud
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
  __lk_say "--parent --under --cmdline with a value; another kind narrows."
}
# One command.
__lk_verb() {
  case $verb in
    list|freeze|kill|thaw|recover|room|bye|reboot)
      __lk_ask "$@" || \builtin return 1;;
    *) \builtin true;;
  esac
  case $verb in
    freeze|kill|thaw|recover) __lk_meaning || \builtin return 1;;
    reboot|bye)
      if [[ $given ]]; then
        __lk_say "lastshell $verb takes no selector."
        \builtin return 1
      fi;;
    *) [[ -z $given ]] || asked=1;;
  esac
  case $verb in
    hello)
      __lk_why
      __lk_top
      __lk_remember
      __lk_say "Loaded. lastshell help names the commands; lastshell bye ends this.";;
    why) __lk_why;;
    room) __lk_room;;
    top)
      __lk_top
      __lk_remember;;
    list) __lk_list;;
    freeze)
      __lk_run_freeze
      (( ${#born[@]} == 0 )) ||
        __lk_say "Next: lastshell kill $words yes, or: lastshell thaw $words";;
    kill) __lk_end_them;;
    thaw) __lk_own && __lk_thaw;;
    recover) __lk_save_them;;
    root) __lk_root;;
    reboot)
      if [[ $sure ]]; then __lk_reboot
      else __lk_say "It restarts the machine. If you mean it: lastshell reboot yes"; fi;;
    bye) __lk_bye;;
    help|--help|-h) __lk_help;;
    *) __lk_say "There is no lastshell $verb. Type: lastshell help";;
  esac
}
lastshell() {
# After a command that could not be started (status 254), or Ctrl-C on its
# retries (130), bash would wait for its last job in the background, and for
# good. It does not wait for one that it has been told to forget.
case $? in 130|254) \builtin disown "${!-}" 2>/dev/null;; *) ;; esac
  # Nothing below outlives this function: every name is local to it.
  # From 5.0 on the shell itself puts its options back, after Ctrl-C too.
  (( BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 500 )) || \builtin local -
  \builtin local IFS LC_ALL=C
  [[ -z ${GLOBIGNORE+x} ]] || \builtin local GLOBIGNORE=""
  [[ -z ${GLOBSORT+x} ]] || \builtin local GLOBSORT=""
  \builtin local proc='/proc'
  \builtin local opts shopts all raw line whole f name uid
  \builtin local shown o p q t pid value fields=0
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
  names=()
  \builtin local -A want
  for o in "${names[@]}"; do want[_$o]=1; done
  \builtin local -a exes
  exes=()
  \builtin local -a uids
  uids=()
  \builtin local -a pgids
  pgids=()
  \builtin local -a sids
  sids=()
  \builtin local -a cgroups
  cgroups=()
  \builtin local -a parents
  parents=()
  \builtin local -a unders
  unders=()
  \builtin local -A below
  \builtin local -a cmdlines
  cmdlines=()
  \builtin local groups=0 narrow ours wide=0 closely
  \builtin local -a gang tasks procs young run held title owner grown each
  \builtin local -a pgrps sids ups ghosts zombies inside rows kinds keys guarded
  guarded=('ash' 'bash' 'busybox' 'csh' 'dash' 'fish' 'ksh' 'mksh' 'rbash' 'sh' 'tcsh' 'yash' 'zsh' 'agetty' 'doas' 'getty' 'init' 'login' 'sshd' 'sshd-session' 'su' 'sudo' 'systemd')
  \builtin local asked=0 given="" broad="" sure="" parting="" verb=${1:-help}
  \builtin local words="" row=""
  (( $# )) && \builtin shift
  (( $# )) && \builtin printf -v words "%q " "$@"
  words=${words% }
  __lk_enter
  __lk_stat "$proc/self"
  fields=${#f[@]}
  \builtin shopt -q restricted_shell &&
    __lk_say "A restricted shell may not redirect: this cannot work here."
  __lk_kernel
  __lk_levels pids max
  __lk_slots
  __lk_quiet
  __lk_verb "$@"
  # Counting again may be dear, and only the prompt waits for it.
  [[ ${__ls_ps1+x}${__ls_ps0+x}${__ls_tmout+x}${__ls_pc[*]+x} ]] && __lk_slots
  __lk_loud
  __lk_leave
  [[ $parting ]] || \builtin return 0
  \builtin unset -v __ls_kind __ls_key __ls_kind2 __ls_key2
  \builtin unset -f __lk_enter __lk_leave __lk_say __lk_clean __lk_walk __lk_stat __lk_uid __lk_number __lk_tight __lk_levels __lk_kernel __lk_numbers __lk_slots __lk_nproc __lk_quiet
  \builtin unset -f __lk_forks __lk_loud __lk_spare __lk_protect __lk_kin __lk_tree __lk_users __lk_whose __lk_exe __lk_in_cgroup __lk_words __lk_meant __lk_aim __lk_look __lk_threads
  \builtin unset -f __lk_show __lk_own __lk_move __lk_share __lk_unshare __lk_return __lk_nap __lk_signal __lk_pass __lk_passes __lk_trap __lk_untrap __lk_brake __lk_hold __lk_barred
  \builtin unset -f __lk_groups __lk_cgroup __lk_frozen __lk_release __lk_freeze __lk_spared __lk_run_freeze __lk_kill __lk_wait __lk_reaper __lk_recover __lk_verdict __lk_run_recover __lk_finish __lk_thaw
  \builtin unset -f __lk_sort __lk_tty __lk_hidden __lk_list __lk_kib __lk_memory __lk_memory_groups __lk_nodes __lk_judge __lk_orphan __lk_amount __lk_row __lk_table __lk_notes __lk_errno
  \builtin unset -f __lk_why __lk_busy __lk_write __lk_own_room __lk_margin __lk_room __lk_narrow __lk_count __lk_pick __lk_mine __lk_crowds __lk_names __lk_closely __lk_scale __lk_agree
  \builtin unset -f __lk_explained __lk_sample __lk_tally __lk_growth __lk_gone __lk_rank __lk_age __lk_owner __lk_rows __lk_widest __lk_common __lk_choose __lk_top __lk_candidates __lk_root
  \builtin unset -f __lk_own_limit __lk_no_room __lk_step __lk_reboot __lk_want __lk_meaning __lk_ask __lk_remember __lk_end_them __lk_save_them __lk_bye __lk_help __lk_verb lastshell
}
# A paste that has lost its middle lacks some of these, and then does nothing.
if \builtin declare -F __lk_enter __lk_leave __lk_say __lk_clean __lk_walk __lk_stat __lk_uid __lk_number __lk_tight __lk_levels __lk_kernel __lk_numbers __lk_slots __lk_nproc __lk_quiet __lk_forks __lk_loud __lk_spare __lk_protect __lk_kin __lk_tree __lk_users __lk_whose __lk_exe __lk_in_cgroup __lk_words __lk_meant __lk_aim __lk_look __lk_threads __lk_show __lk_own __lk_move __lk_share __lk_unshare __lk_return __lk_nap __lk_signal __lk_pass __lk_passes __lk_trap __lk_untrap __lk_brake __lk_hold __lk_barred __lk_groups __lk_cgroup __lk_frozen __lk_release __lk_freeze __lk_spared __lk_run_freeze __lk_kill __lk_wait __lk_reaper __lk_recover __lk_verdict __lk_run_recover __lk_finish __lk_thaw __lk_sort __lk_tty __lk_hidden __lk_list __lk_kib __lk_memory __lk_memory_groups __lk_nodes __lk_judge __lk_orphan __lk_amount __lk_row __lk_table __lk_notes __lk_errno __lk_why __lk_busy __lk_write __lk_own_room __lk_margin __lk_room __lk_narrow __lk_count __lk_pick __lk_mine __lk_crowds __lk_names __lk_closely __lk_scale __lk_agree __lk_explained __lk_sample __lk_tally __lk_growth __lk_gone __lk_rank __lk_age __lk_owner __lk_rows __lk_widest __lk_common __lk_choose __lk_top __lk_candidates __lk_root __lk_own_limit __lk_no_room __lk_step __lk_reboot __lk_want __lk_meaning __lk_ask __lk_remember __lk_end_them __lk_save_them __lk_bye __lk_help __lk_verb lastshell >/dev/null
then lastshell hello
else
  \builtin printf "%s\n" "This paste is damaged: nothing was done."
  \builtin unset -f __lk_enter __lk_leave __lk_say __lk_clean __lk_walk __lk_stat __lk_uid __lk_number __lk_tight __lk_levels __lk_kernel __lk_numbers __lk_slots __lk_nproc __lk_quiet __lk_forks __lk_loud __lk_spare __lk_protect __lk_kin __lk_tree __lk_users __lk_whose __lk_exe __lk_in_cgroup __lk_words __lk_meant __lk_aim __lk_look __lk_threads __lk_show __lk_own __lk_move __lk_share __lk_unshare __lk_return __lk_nap __lk_signal __lk_pass __lk_passes __lk_trap __lk_untrap __lk_brake __lk_hold __lk_barred __lk_groups __lk_cgroup __lk_frozen __lk_release __lk_freeze __lk_spared __lk_run_freeze __lk_kill __lk_wait __lk_reaper __lk_recover __lk_verdict __lk_run_recover __lk_finish __lk_thaw __lk_sort __lk_tty __lk_hidden __lk_list __lk_kib __lk_memory __lk_memory_groups __lk_nodes __lk_judge __lk_orphan __lk_amount __lk_row __lk_table __lk_notes __lk_errno __lk_why __lk_busy __lk_write __lk_own_room __lk_margin __lk_room __lk_narrow __lk_count __lk_pick __lk_mine __lk_crowds __lk_names __lk_closely __lk_scale __lk_agree __lk_explained __lk_sample __lk_tally __lk_growth __lk_gone __lk_rank __lk_age __lk_owner __lk_rows __lk_widest __lk_common __lk_choose __lk_top __lk_candidates __lk_root __lk_own_limit __lk_no_room __lk_step __lk_reboot __lk_want __lk_meaning __lk_ask __lk_remember __lk_end_them __lk_save_them __lk_bye __lk_help __lk_verb lastshell
fi
} || true
