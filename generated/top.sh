#!/bin/bash
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./top.sh
# Not as ./top.sh or bash top.sh: both start a process.
# shellcheck shell=bash enable=all
# shellcheck disable=SC2250 # braces around every name would hide the few that matter
# shellcheck disable=SC2244 # [[ $x ]] is the usual way to ask whether x is empty
# shellcheck disable=SC2154 # names are local to __ls_main and set in the functions that it calls
# shellcheck disable=SC2034 # and read in other functions than the one that sets them
# shellcheck disable=SC2310 # the last line switches set -e off on purpose
# shellcheck disable=SC2016 # what was asked for is quoted so that nothing in it is expanded
{
# lastshell 0.1.0, top: shows who fills the limit, and how to name them.
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
# A proc file system can be told to hide the processes of others.
__ls_hidden() {
  while \builtin read -r _ p o line _; do
    [[ $p == "$proc" && $o == proc && $line == *hidepid=[^0o]* ]] || \builtin continue
    __ls_say "hidepid is set: processes of other users are not all shown"
  done <"$proc/self/mounts"
  \builtin return 0
} 2>/dev/null
# Only what counts under the limit that binds: this user's own, or the members
# of the control group and of those below it.
__ls_narrow() {
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
__ls_count() {
  pid=${1##*/} name=
  \builtin read -r -a f <"$1/stat" || \builtin return 0
  if (( ${#f[@]} == fields )); then name=${f[1]}
  else
    __ls_stat "$1" || \builtin return 0
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
    (( q < 65 )) && __ls_uid "$1" && owner[q]=$uid
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
__ls_pick() {
  \builtin local i chance=1
  some=() w=$(( ${#those[@]} < 1024?1:${#those[@]} / 300 ))
  for (( i = 0; i < ${#those[@]}; i += w )); do
    (( chance = (chance * 1103515245 + 12345) & 0x7fffffff ))
    p=${those[i + (chance >> 16)%w]}
    [[ $p ]] && some+=("$p")
  done
}
# Whose names count, into those.
__ls_mine() {
  if [[ $narrow ]]; then
    for pid in "${!inside[@]}"; do those+=("$proc/$pid"); done
  elif [[ $ours ]]; then
    for p in "${all[@]}"; do [[ -O $p ]] && those+=("$p"); done
  else those=("${all[@]}"); fi
}
# Names that a few hundred processes share, into crowd: the sample stands for
# them. It shrinks to their members. The largest, if there is
# one, is the lead.
__ls_crowds() {
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
__ls_names() {
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
__ls_closely() {
  for p in "${some[@]}"; do
    __ls_count "$p"
    [[ $name ]] || \builtin continue
    (( closely += 1 ))
    c=${name:1:-1}
    looked[_${c%%"$end"*}]+=1
  done
}
# Names are counted; what is known of their threads and states is of those that
# were read closely, and scaled up. Of a name that nobody was read of, only the
# number is known.
__ls_scale() {
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
__ls_agree() {
  # lastshell: number due,found digits by all callers
  \builtin local most=0 off=$(( due - found ))
  for t in "${tasks[@]}" "${ghosts[@]}" "${pgrps[@]}"; do
    (( t > most )) && most=$t
  done
  (( off = off < 0?-off:off, off * 10 <= due && off * 2 <= most ))
}
# How many tasks there should be: those that the limit counts, or the host's, or,
# where that is more than this /proc shows, the folders of all of them.
__ls_explained() {
  \builtin local found=$1 due=$used
  for q in "${!tasks[@]}"; do (( found += tasks[q] - procs[q] )); done
  if [[ $narrow$ours ]]; then
    __ls_agree
    \builtin return
  fi
  \builtin read -r _ _ _ line _ <"$proc/loadavg"
  due=${line#*/}
  [[ $due == +([0-9]) ]] && __ls_agree && \builtin return 0
  \builtin set +f
  raw=("$proc"/[0-9]*/task/[0-9]*)
  \builtin set -f
  due=${#raw[@]}
  __ls_agree
}
# More processes than can be read one by one in a moment: all are counted by
# name, and those of small groups and a sample of the others are read. False if
# that leaves too much open.
__ls_sample() {
  \builtin local -A crowd
  \builtin local -Ai n hits looked
  \builtin local -a those some rare
  \builtin local c count end lead ended=0
  \builtin printf -v end "\n"
  # Before 2.6.33 there is no such file.
  [[ -r $proc/self/comm ]] || \builtin return 1
  __ls_mine
  __ls_pick
  __ls_crowds
  __ls_names
  count=$(( ${#those[@]} - ended ))
  (( ended * 10 <= count )) || \builtin return 1
  __ls_closely
  those=("${rare[@]}")
  __ls_pick
  __ls_closely
  if [[ $narrow ]]; then
    # The dead are in no list of a control group, and still count there.
    those=()
    for p in "${all[@]}"; do
      pid=${p##*/}
      # lastshell: number pid what begins with a digit in /proc is one
      [[ ${inside[pid]} ]] || those+=("$p")
    done
    __ls_pick
    __ls_closely
    for t in "${ghosts[@]}"; do (( count += t )); done
  fi
  __ls_scale
  __ls_explained "$count"
}
# Every process is read once, or where that takes long a sample of them, if it
# tells enough.
__ls_tally() {
  \builtin local -A id
  \builtin local w=1
  groups=0 closely=
  __ls_walk
  if (( ${#all[@]} < 2001 )) || ! __ls_sample; then
    groups=0 closely="" w=1 id=() gang=() tasks=() procs=() young=() run=()
    held=() title=() owner=() pgrps=() sids=() ups=() ghosts=() each=()
    for p in "${all[@]}"; do __ls_count "$p"; done
  fi
  # Who does not reap has these slots too.
  for p in "${!ghosts[@]}"; do
    q=${gang[p]}
    if [[ -z $q ]]; then
      __ls_stat "$proc/$p" || \builtin continue
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
__ls_growth() {
  \builtin local -A id
  \builtin local -a now
  \builtin local i=0
  for q in "${!title[@]}"; do id[_${title[q]}]=$q; done
  __ls_nap 50
  \builtin set +f
  now=("$proc"/[0-9]*)
  \builtin set -f
  [[ "${all[*]}" == "${now[*]}" ]] && \builtin return 0
  for p in "${now[@]}"; do
    [[ $p == "${all[i]}" ]] && (( i += 1 )) && \builtin continue
    while [[ ${all[i]} && $p != "${all[i]}" && ! -d ${all[i]} ]]; do
      __ls_gone "${all[i]}"
    done
    [[ $p == "${all[i]}" ]] && (( i += 1 )) && \builtin continue
    __ls_stat "$p" || \builtin continue
    q=${id[_$name]}
    [[ $q ]] && (( grown[q] += f[19] ))
  done
  while [[ ${all[i]} ]]; do __ls_gone "${all[i]}"; done
} 2>/dev/null
# One of the first look that is not in the second, with all that it stood for.
__ls_gone() {
  pid=${1##*/} q=${gang[pid]}
  (( i += 1 ))
  # lastshell: number pid what begins with a digit in /proc is one
  [[ $q ]] && (( grown[q] -= each[q]?each[q]:1 ))
}
# The fullest groups first: each is filed under its count, and the counts are
# read from the top.
__ls_rank() {
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
__ls_age() {
  age=$1
  (( age < 0 )) && age=0
  if (( age < 60 )); then age+=s
  elif (( age < 3600 )); then age=$(( age / 60 ))m
  elif (( age < 360000 )); then age=$(( age / 3600 ))h
  else age=$(( age / 86400 ))d; fi
}
# Who owns most of the group $1, into uid: of the first 64 that can be read, with
# a + if there are others; of those who are all gone, what was read before.
__ls_owner() {
  \builtin local -a many
  \builtin local n=0 one=""
  for pid in "${!gang[@]}"; do
    [[ ${gang[pid]} == "$1" ]] || \builtin continue
    __ls_uid "$proc/$pid" || \builtin continue
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
__ls_rows() {
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
    __ls_owner "$q"
    owner[q]=$uid age=-
    [[ ${young[q]} ]] && __ls_age $(( now - young[q] / 100 ))
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
__ls_widest() {
  \builtin local most=0 kind="" key=""
  __ls_stat "$proc/self"
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
__ls_common() {
  \builtin local -a many
  \builtin local n=0 own
  __ls_stat "$proc/self"
  own=${f[4]} key=
  for pid in "${!gang[@]}"; do
    [[ ${gang[pid]} == "$1" ]] && __ls_stat "$proc/$pid" || \builtin continue
    (( f[4] > 1 && f[4] != own && (many[f[4]] += 1) )) || \builtin continue
    (( many[key] < many[f[4]] )) && key=${f[4]}
    (( ++n < 256 )) || \builtin break
  done
} 2>/dev/null
# The best selector for the row $1, into kinds and keys: its name, unless shells
# or logins share it.
__ls_choose() {
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
  __ls_common "$1"
  [[ -z $key ]] || kinds+=(pgid) keys+=("$key")
}
# Who fills the limit that binds.
__ls_top() {
  __ls_narrow
  __ls_tally
  __ls_growth
  __ls_rank
  __ls_widest
  [[ $narrow$ours ]] && __ls_say "Only what counts under $where:"
  [[ $closely ]] &&
    __ls_say "${#all[@]} processes: the counts are estimated from $closely of them."
  __ls_rows
  (( groups > 10 )) && __ls_say "and $(( groups - 10 )) more names"
  __ls_hidden
}
# Whom the first row names, ready to type where the generator is.
__ls_advise() {
  \builtin local i
  (( ${#rows[@]} )) || \builtin return 0
  __ls_choose "${rows[0]}"
  if (( ${#kinds[@]} == 0 )); then
    __ls_say "No one selector names the first row: choose by --uid or --exe."
    \builtin return 0
  fi
  line=
  for i in "${!kinds[@]}"; do
    \builtin printf -v o "%q" "${keys[i]}"
    line+=" --${kinds[i]} $o"
  done
  __ls_say "If the first row is the rogue:"
  __ls_say "  lastshell print recover$line"
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
  \builtin local groups=0 narrow ours wide=0 closely
  \builtin local -a gang tasks procs young run held title owner grown each
  \builtin local -a pgrps sids ups ghosts zombies inside rows kinds keys guarded
  guarded=('ash' 'bash' 'busybox' 'csh' 'dash' 'fish' 'ksh' 'mksh' 'rbash' 'sh' 'tcsh' 'yash' 'zsh' 'agetty' 'doas' 'getty' 'init' 'login' 'sshd' 'sshd-session' 'su' 'sudo' 'systemd')
  __ls_enter
  __ls_stat "$proc/self"
  fields=${#f[@]}
  \builtin shopt -q restricted_shell &&
    __ls_say "A restricted shell may not redirect: this cannot work here."
  __ls_kernel
  __ls_levels pids max
  __ls_slots
  __ls_quiet
  __ls_top
  __ls_advise
  # Counting again may be dear, and only the prompt waits for it.
  [[ ${__ls_ps1+x}${__ls_ps0+x}${__ls_tmout+x}${__ls_pc[*]+x} ]] && __ls_slots
  __ls_loud
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
if \builtin declare -F __ls_enter __ls_leave __ls_say __ls_walk __ls_stat __ls_uid __ls_number __ls_tight __ls_levels __ls_kernel __ls_numbers __ls_slots __ls_nproc __ls_quiet __ls_forks __ls_loud __ls_nap __ls_hidden __ls_narrow __ls_count __ls_pick __ls_mine __ls_crowds __ls_names __ls_closely __ls_scale __ls_agree __ls_explained __ls_sample __ls_tally __ls_growth __ls_gone __ls_rank __ls_age __ls_owner __ls_rows __ls_widest __ls_common __ls_choose __ls_top __ls_advise __ls_main >/dev/null
then __ls_main
else \builtin printf "%s\n" "This paste is damaged: nothing was done."
fi
\builtin unset -f __ls_enter __ls_leave __ls_say __ls_walk __ls_stat __ls_uid __ls_number __ls_tight __ls_levels __ls_kernel __ls_numbers __ls_slots __ls_nproc __ls_quiet __ls_forks __ls_loud __ls_nap __ls_hidden __ls_narrow __ls_count __ls_pick __ls_mine __ls_crowds __ls_names __ls_closely __ls_scale __ls_agree __ls_explained __ls_sample __ls_tally __ls_growth __ls_gone __ls_rank __ls_age __ls_owner __ls_rows __ls_widest __ls_common __ls_choose __ls_top __ls_advise __ls_main
} || true
