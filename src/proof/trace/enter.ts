/**
 * Builds the root folder $1/root for the script: programs and libraries of this machine, for reading only, the made-up
 * /proc with a clock that runs, a few devices, and a /tmp of its own with the script. Nothing else of the machine is there,
 * no terminal, no file of anybody's. Needs a mount namespace of its own; goes on to the words behind the first two, of
 * which the second is a shell.
 */
export const enterArena = `set -e
mount --make-rprivate /
from=$1 root=$1/root shell=$2
mount -t tmpfs -o size=1m,mode=755,nosuid,nodev tmpfs "$root"
mkdir "$root/etc" "$root/dev" "$root/proc" "$root/tmp" "$root/var" "$root/run"
for folder in bin sbin lib lib32 lib64 libx32 usr nix gnu; do
  if [ -L "/$folder" ]; then
    ln -s "$(readlink "/$folder")" "$root/$folder"
  elif [ -d "/$folder" ]; then
    mkdir "$root/$folder"
    mount --bind "/$folder" "$root/$folder"
    mount -o remount,bind,ro,nosuid,nodev "$root/$folder"
  fi
done
if [ ! -e "$root$shell" ]; then
  mkdir -p "$root\${shell%/*}"
  cp "$shell" "$root$shell"
fi
for device in null zero full random urandom; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
for file in ld.so.cache alternatives; do
  [ ! -e "/etc/$file" ] || cp -R "/etc/$file" "$root/etc/$file"
done
mount --bind "$from/proc" "$root/proc"
mount --bind /proc/uptime "$root/proc/uptime"
mount -o remount,bind,ro "$root/proc/uptime"
ln -s /tmp "$root/var/tmp"
mount -o remount,ro "$root"
mount -t tmpfs -o size=16m,mode=1777,nosuid,nodev tmpfs "$root/tmp"
cp "$from/script.sh" "$root/tmp/script.sh"
shift 2
exec "$@"`;

/**
 * Gives the made-up /proc the PID of this very process, which is the shell's to be, and becomes a user of nobody's; $1 and $2
 * are setpriv and prlimit by their paths. The calls of execve on the way are counted in trace.ts.
 */
export const becomeShell = `set -e
cd /tmp
sed -i "s/@PID@/$$/g" /proc/@PID@/stat /proc/@PID@/status
mv /proc/@PID@ "/proc/$$"
ln -s "$$" /proc/self
become=$1 limit=$2
shift 2
exec "$become" --reuid=54321 --regid=54321 --clear-groups --no-new-privs --bounding-set=-all \\
  "$limit" --nproc=1 --fsize=1000000 --data=2000000000 --cpu=60 --core=0 "$@"`;
