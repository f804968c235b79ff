echo "[]{}()<>*;:=&-$/|+"
cd /proc;n=forkbomb;s=/
for p in [0-9]*;do read c<$p/comm;case $c$s in
*[[:cntrl:]]*|*/"$c"/*);;*)s=$s$c/;i=0;for q in [0-9]*
do read d<$q/comm;[ "$c" = "$d" ]&&i=$((i+1));done
[ $i -gt 9 ]&&echo $i "$c";;esac;done 2>/dev/null
k(){ for p in [0-9]*;do read c<$p/comm&&[ "$c" = $n ]&&
[ $p -ne $$ ]&&kill -$1 $p;done;} 2>/dev/null
k STOP;k STOP;k STOP
k KILL;unset -f k;cd -
