case $? in 130|254)eval 'disown "${!-}"' 2>&-
;;esac;ls_(){ local LC_ALL=C IFS ls_b= ls_c ls_i ls_t ls_s=1 ls_o="$-"
set -f;for ls_t in '
;;x)IFS="
)";case $ls_t in *[!\ -~$IFS]*);;*)IFS=${IFS%?};for ls_c in $ls_t
do case $ls_c in "#"*)ls_c=${ls_c%?};ls_b=$ls_b${ls_c#?}$IFS;;esac
done;unset -f ls_;unset IFS;ls_t=;set +fue;eval "$ls_b";for ls_c in f u e
do case $ls_o in *$ls_c*)set -$ls_c;;esac;done;;esac;;esac
## lastshell 0.1.0 reboot: restarts the machine through the kernel.)
## Lost is what programs have not written, every connection and this shell; no)
## service stops cleanly.)
#ls_main() {)
#  local left long now since trigger x)
#  trigger="/proc/sysrq-trigger")
#  if [ -w "$trigger" ]; then)
#    ls_can_stop && ls_count_down && ls_restart)
#  else)
#    echo "$trigger cannot be written: it takes root on the host.")
#  fi)
#})
## Whether Ctrl-C would stop it.)
#ls_can_stop() {)
#  if true <"/dev/tty"; then)
#    [ -c /dev/full ] && command trap >/dev/full && return)
#    echo "Not done: this shell has traps, so Ctrl-C might not stop it.")
#    echo "Take them away, as in: trap - INT")
#  else)
#    echo "Not done: without a terminal Ctrl-C would not stop it.")
#    echo "To restart all the same: echo s > $trigger, then u, then b.")
#  fi)
#  return 1)
#})
#ls_count_down() {)
#  for left in 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1; do)
#    case $left in 15 | 10 | 5) echo "$left seconds, Ctrl-C stops it";; esac)
#    ls_wait 100 || return)
#  done)
#})
#ls_restart() {)
#  ls_step s "1 of 3: write what the kernel holds to the disks" &&)
#    ls_step u "2 of 3: make every file system read-only" &&)
#    ls_step b "3 of 3: restart at once")
#})
## Says a step ($2), does it, and gives it 5 seconds.)
#ls_step() {)
#  echo "$2")
#  echo "$1" >|"$trigger" && ls_wait 500)
#})
## Waits $1 hundredths of a second; false where there is no clock.)
#ls_wait() {)
#  ls_time)
#  since=$now)
#  case $1 in "" | *[!0-9]*) return 1;; *) long=$1;; esac)
#  until [ "$now" = 0 ]; do)
#    [ $((now - since)) -lt "$long" ] || return 0)
#    ls_time)
#  done)
#  echo "Not done: there is no clock here, so Ctrl-C would have no time.")
#  return 1)
#})
## Now, in hundredths of a second.)
#ls_time() {)
#  read -r now x <"/proc/uptime")
#  now=${now%.*}${now#*.})
#  case $now in "" | *[!0-9]*) now=0;; esac)
#})
#ls_main 2>/dev/null)
#unset -f ls_main ls_can_stop ls_count_down ls_restart ls_step ls_wait ls_time)
# ';do for ls_i in \! \" \# \$ \% \& \( \) \* + , - . / 0 1 2 3 4 5 6 "
)" 7 8 9 \: \; \< = \> \? C F I L N S T W \[ \\ ] _ a b c d e f g h i "
)" k l m n o p q r s t u v w x y \{ \| \} \~ @ABDEGHJKMOPQRUVXYZ^\`jz
do IFS=$ls_i;for ls_c in $ls_t;do case $((ls_s=ls_s*61+${#ls_c})) in x)
;;esac;done;done;case z$((ls_s&2147483647)) in [!a-y]1408083215)
eval "case x in w)$ls_t";;esac;case $ls_o in *f*);;*)set +f;;esac
case x in x)
;;esac<"/${ls_t:+-/lastshell: damaged paste, nothing done; paste again}"
done;};if case ${ZSH_VERSION+x} in x)emulate sh +o aliases -c ls_;;*)ls_
;;esac;then case - in \')now press Enter;;esac;fi
