#!/bin/bash
# Everything the VM arena needs on Debian 12 as root: qemu, the static shells, a compiler, two kernels.
set -euo pipefail

cache=${XDG_CACHE_HOME:-$HOME/.cache}/lastshell/kernels
declare -A programs=(
  [qemu-system-x86]=/usr/bin/qemu-system-x86_64 [busybox-static]=/usr/bin/busybox
  [bash-static]=/usr/bin/bash-static [gcc]=/usr/bin/gcc [libc6-dev]=/usr/include/stdio.h
)

# apt downloads as the user _apt, which must be able to write here.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chown _apt "$work"
cd "$work"

updated=
update() {
  [ -n "$updated" ] || apt-get update -qq
  updated=yes
}

install_missing() {
  local package missing=()
  for package in "${!programs[@]}"; do
    [ -e "${programs[$package]}" ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  update
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# Signed and unsigned hold the same kernel; which of them the mirror has at a given moment differs.
newest() {
  apt-cache pkgnames "linux-image-$1" | grep -E "^linux-image-$2-cloud-amd64(-unsigned)?\$" | sort -V
}

download_kernel() {
  local series=$1 pattern=$2 package
  compgen -G "$cache/vmlinuz-$series.*" >/dev/null && return
  update
  for package in $(newest "$series" "$pattern" | tac); do
    apt-get download -qq "$package" || continue
    dpkg-deb --fsys-tarfile "${package}"_*.deb | tar -x --wildcards './boot/vmlinuz-*'
    # Renamed only when complete: an interrupted run must not leave half a kernel in the cache.
    for image in boot/vmlinuz-*; do
      cp "$image" "$cache/.part" && mv "$cache/.part" "$cache/${image#boot/}"
    done
    rm -rf boot
    return
  done
  echo "no $series cloud kernel in the configured apt sources" >&2
  return 3
}

mkdir -p "$cache"
install_missing
download_kernel 6.1 '6\.1\.0-[0-9]+'
download_kernel 6.12 '6\.12\.[0-9]+\+deb[0-9]+'
ls "$cache"
