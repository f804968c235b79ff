#!/bin/bash
# Load it with a dot and a blank, so that this shell reads it itself:
#   . ./why.sh
# Not as ./why.sh or bash why.sh: both start a process.
# shellcheck shell=bash enable=all
# shellcheck disable=SC2250 # braces around every name would hide the few that matter
# shellcheck disable=SC2244 # [[ $x ]] is the usual way to ask whether x is empty
# shellcheck disable=SC2154 # names are local to __ls_main and set in the functions that it calls
# shellcheck disable=SC2034 # and read in other functions than the one that sets them
# shellcheck disable=SC2310 # the last line switches set -e off on purpose
# shellcheck disable=SC2016 # what was asked for is quoted so that nothing in it is expanded
{
# lastshell 0.1.0, why: says which limit is full, by reading.
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
# Notes a limit on memory: $1 KiB used of $2, its name and place $3. It counts
# as full when $4 KiB are left.
# lastshell: allow arith the callers give digits
__ls_kib() { limits+=("$1" "$2" "$3" "${4:-$(( $2 / 512 + 4096 ))}"); }
# Memory of the host: what there is, and what may be promised.
__ls_memory() {
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
    __ls_kib "$(( total - avail ))" "$total" "memory in $proc/meminfo"
  p=$proc/sys/vm
  __ls_number "$p/overcommit_memory" && [[ $most && $sum ]] ||
    \builtin return 0
  (( value == 2 )) || most=max
  (( EUID )) && [[ $most == +([0-9]) ]] &&
    __ls_number "$p/admin_reserve_kbytes" && (( most -= value ))
  __ls_kib "$sum" "$most" "commit limit in $p/overcommit_*" "$need"
} 2>/dev/null
# Memory of the control groups; what is cache of files can be given back.
__ls_memory_groups() {
  \builtin local home roof above most kind
  \builtin local -a levels
  for kind in max limit_in_bytes kmem.limit_in_bytes; do
    __ls_levels memory "$kind"
    for p in "${levels[@]}"; do
      __ls_number "$p/memory.$kind" && most=$value || \builtin continue
      q=${kind/limit/usage}
      __ls_number "$p/memory.${q/max/current}" && t=$value || \builtin continue
      line=total_
      [[ $kind == max ]] && line=
      while \builtin read -r q value _; do
        # lastshell: allow arith the pattern ends in digits
        [[ $q$value == "$line"?(in)active_file+([0-9]) ]] && (( t -= value ))
      done <"$p/memory.stat"
      __ls_kib "$(( t / 1024 ))" "$(( most / 1024 ))" "memory.$kind in $p"
    done
  done
} 2>/dev/null
# Memory of the NUMA nodes that this shell is bound to, if not to all of them.
__ls_nodes() {
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
  (( total )) && __ls_kib "$(( total - t ))" "$total" "$line"
} 2>/dev/null
# The limit that binds, as place in limits: worst. Full means that less is left
# than a fork needs, or than changes while one reads.
__ls_judge() {
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
__ls_orphan() {
  o=$proc/self/ns/pid
  [[ -e ${o}_for_children ]] || \builtin return 1
  [[ $o -ef ${o}_for_children ]] && \builtin return 1
  __ls_walk
  for p in "${all[@]}"; do
    [[ $p/ns/pid -ef ${o}_for_children ]] && __ls_stat "$p" &&
      [[ ${f[2]} == [^ZX] ]] && \builtin return 1
  done 2>/dev/null
  \builtin return 0
}
# Limit $1 for the eye: used, of, q percent, where.
__ls_amount() {
  # lastshell: number used,of digits; max has been let out
  used=${limits[$1]} of=${limits[$1+1]} where=${limits[$1+2]} q=-
  [[ $of == max ]] || q=$(( used * 100 / (of?of:1) ))
  [[ ${limits[$1+3]} ]] || \builtin return 0
  used=$(( used / 1024 ))M
  [[ $of == max ]] || of=$(( of / 1024 ))M
}
__ls_row() {
  \builtin printf -v line "%-15.15s %8s %8s %4s  %s" "$@"
  __ls_say "$line"
}
__ls_table() {
  __ls_row LIMIT USED OF PCT "WHERE IT IS SET"
  for (( t = 0; t < ${#limits[@]}; t += 4 )); do
    __ls_amount "$t"
    o=${where#* in }
    (( ${#o} > 39 )) && o=..${o: -37}
    __ls_row "${where%% in *}" "$used" "$of" "$q" "$o"
  done
}
# What has to be known beside the table: above all what could not be read.
__ls_notes() {
  for p in "${levels[@]}"; do
    \builtin read -r _ value <"$p/pids.events" && [[ $value == [1-9]* ]] &&
      __ls_say "Forks refused so far in $p: $value"
  done 2>/dev/null
  t=
  for o in threads-max pid_max pids.max RLIMIT_NPROC memory; do
    [[ " ${limits[*]}" == *" $o in "* || $exempt$o == 1R* ]] || t+=" $o"
  done
  [[ $t ]] && __ls_say "Not there, or not to be read from here:$t"
  case $exempt in
    1) __ls_say "RLIMIT_NPROC: this shell is exempt from it.";;
    ns) __ls_say "User namespace: limits of its maker count too, unseen.";;
    *);;
  esac
  [[ $above ]] && __ls_say "Control groups above $above do not show in here."
  [[ $inside ]] && (( kernel >= 6014 )) &&
    __ls_say "pid_max is of this namespace; that of the host does not show."
  [[ $rough ]] &&
    __ls_say "pid_max: USED is of the whole host, and here at most an eighth less."
  \builtin return 0
}
# The errno that a failed fork shows: which limits stand behind it here.
__ls_errno() {
  o="threads-max, pids.max, RLIMIT_NPROC"
  t="memory, commit limit, PID namespace"
  # Before 4.1 a lack of numbers looked like a lack of memory.
  (( kernel > 4000 || kernel < 1 )) && o+=", pid_max"
  (( kernel > 4000 )) || t+=", pid_max"
  line=
  \builtin read -r line <"$proc/sys/kernel/osrelease"
  __ls_say "On Linux ${line:-of unknown version} a fork that fails says"
  __ls_say "  Resource temporarily unavailable: $o"
  __ls_say "  Cannot allocate memory: $t"
} 2>/dev/null
# Which limit is full, and by what that is known.
__ls_why() {
  \builtin local full worst next
  __ls_memory
  __ls_memory_groups
  __ls_nodes
  __ls_judge
  [[ $worst ]] && __ls_amount "$worst"
  if __ls_orphan; then
    __ls_say "fork fails: the PID namespace for its children is dead."
    next="as root:  exec nsenter -F -p/proc/$BASHPID/ns/pid bash --norc"
  elif [[ $full ]]; then
    __ls_say "fork fails: $where is full, $used of $of."
    next="top, to see who fills it; then freeze and kill, or room."
    case $where in
      *"(hard: $of)") \builtin true;;
      R*) next="ulimit -S -u $hard   (to undo it: ulimit -S -u $soft)";;
      *);;
    esac
  else
    __ls_say "Nothing is full; nearest: ${where:-unknown}, $used of $of, $q%."
    next="if fork fails all the same, look again at once."
  fi
  __ls_table
  __ls_notes
  __ls_errno
  __ls_say "Next: $next"
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
  __ls_enter
  __ls_stat "$proc/self"
  fields=${#f[@]}
  \builtin shopt -q restricted_shell &&
    __ls_say "A restricted shell may not redirect: this cannot work here."
  __ls_kernel
  __ls_levels pids max
  __ls_slots
  __ls_quiet
  __ls_why
  # Counting again may be dear, and only the prompt waits for it.
  [[ ${__ls_ps1+x}${__ls_ps0+x}${__ls_tmout+x}${__ls_pc[*]+x} ]] && __ls_slots
  __ls_loud
  __ls_leave
}
# A paste that has lost its middle lacks some of these, and then does nothing.
if \builtin declare -F __ls_enter __ls_leave __ls_say __ls_walk __ls_stat __ls_uid __ls_number __ls_tight __ls_levels __ls_kernel __ls_numbers __ls_slots __ls_nproc __ls_quiet __ls_forks __ls_loud __ls_kib __ls_memory __ls_memory_groups __ls_nodes __ls_judge __ls_orphan __ls_amount __ls_row __ls_table __ls_notes __ls_errno __ls_why __ls_main >/dev/null
then __ls_main
else \builtin printf "%s\n" "This paste is damaged: nothing was done."
fi
\builtin unset -f __ls_enter __ls_leave __ls_say __ls_walk __ls_stat __ls_uid __ls_number __ls_tight __ls_levels __ls_kernel __ls_numbers __ls_slots __ls_nproc __ls_quiet __ls_forks __ls_loud __ls_kib __ls_memory __ls_memory_groups __ls_nodes __ls_judge __ls_orphan __ls_amount __ls_row __ls_table __ls_notes __ls_errno __ls_why __ls_main
} || true
