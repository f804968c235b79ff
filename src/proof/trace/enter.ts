/**
 * Goes into a mount and PID namespace in which /proc and /tmp are those of the folder $1, then to the rest of the words.
 */
export const enterArena = `set -e
mount --make-rprivate /
mount --bind "$1/proc" /proc
for folder in /var/tmp /dev/shm /run/lock; do
  [ ! -d "$folder" ] || mount -t tmpfs -o size=1m,mode=1777 tmpfs "$folder"
done
mount --bind "$1" /tmp
cd /tmp
shift
exec "$@"`;

/** Gives the made-up /proc the PID of this very process, which is the shell's to be, and becomes a user of nobody's. */
export const becomeShell = `set -e
sed -i "s/@PID@/$$/g" /proc/@PID@/stat /proc/@PID@/status
mv /proc/@PID@ "/proc/$$"
ln -s "$$" /proc/self
exec setpriv --reuid=54321 --regid=54321 --clear-groups --no-new-privs --bounding-set=-all \\
  prlimit --nproc=1 --fsize=1000000 --cpu=60 --core=0 "$@"`;
