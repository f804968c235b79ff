echo "[]{}()<>*;:=&-$/|+"
{ cd /proc;kill -STOP -1;kill -CONT $PPID;for i in 1 2 3 4 5;do for p in [0-9]*;do c=;read c<$p/comm;[ "$c" = forkbomb ]&&kill -9 $p;done;done;kill -CONT -1;}
