#!/usr/bin/env bash
# Installs what the tests need on Debian and starts a Docker engine if none answers. Safe to run again.
#   test/setup.sh          install and start
#   test/setup.sh --stop   end the engine that this script started
set -euo pipefail

readonly state=/var/lib/lastshell-docker
readonly pidfile=/run/lastshell-docker.pid
readonly socket=/var/run/docker.sock
PATH=$PATH:/usr/sbin:/sbin
export PATH

as_root=()
((EUID == 0)) || as_root=(sudo)

step() {
  printf '+ %s\n' "$*" >&2
  "$@"
}

fail() {
  printf 'test/setup.sh: %s\n' "$*" >&2
  exit 3
}

# One line a need: a program (or a file, when it starts with /) and the package it comes from.
needs() {
  cat <<'LIST'
docker docker.io
dockerd docker.io
shellcheck shellcheck
/bin/bash-static bash-static
/bin/busybox busybox-static
strace strace
gcc gcc
/usr/include/stdio.h libc6-dev
dash dash
mksh mksh
zsh zsh
tcsh tcsh
ksh93 ksh93u+m
tar tar
podman podman
crun crun
chromium chromium
sudo sudo
tmux tmux
screen screen
gdb gdb
pre-commit pre-commit
fish fish
mandoc mandoc
LIST
}

missing_packages() {
  local need package
  while read -r need package; do
    if [[ $need == /* ]]; then [[ -e $need ]]; else command -v "$need" >/dev/null; fi || printf '%s\n' "$package"
  done < <(needs) | sort -u
}

install_missing() {
  local packages
  mapfile -t packages < <(missing_packages)
  ((${#packages[@]})) || return 0
  command -v apt-get >/dev/null || fail "missing: ${packages[*]}; this machine has no apt-get, install them by hand"
  step "${as_root[@]}" apt-get update -q
  step "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${packages[@]}"
}

engine_answers() { timeout 20 docker info >/dev/null 2>&1; }

# The socket belongs to the caller's group, so that tests started without root reach it.
start_engine() {
  step "${as_root[@]}" mkdir -p "$state"
  printf '+ dockerd, log in %s\n' "$state/log" >&2
  # shellcheck disable=SC2016  # the inner shell expands its own parameters
  "${as_root[@]}" setsid --fork bash -c 'exec "$@" >"$0" 2>&1 </dev/null' "$state/log" \
    dockerd --iptables=false --ip6tables=false --bridge=none --group "$(id -gn)" \
    --data-root "$state/data" --exec-root "$state/run" -H "unix://$socket" -p "$pidfile"
}

await_engine() {
  local tries
  for ((tries = 0; tries < 60; tries++)); do
    engine_answers && return
    sleep 0.5
  done
  tail -n 5 "$state/log" >&2 || true
  fail "dockerd does not answer on $socket after 30 s; see $state/log"
}

stop_engine() {
  [[ -r $pidfile ]] || fail "no engine of this script is running (no $pidfile)"
  local pid tries
  pid=$(<"$pidfile")
  step "${as_root[@]}" kill "$pid"
  for ((tries = 0; tries < 60; tries++)); do
    [[ -d /proc/$pid ]] || return 0
    sleep 0.5
  done
  fail "dockerd $pid does not end"
}

# crun refuses a host on which a controller is left in the second hierarchy while the others are in the first.
claim_hugetlb() {
  local unified=/sys/fs/cgroup/unified/cgroup.controllers folder=/sys/fs/cgroup/hugetlb
  [[ -r $unified && $(<"$unified") == *hugetlb* ]] || return 0
  step "${as_root[@]}" mkdir -p "$folder"
  step "${as_root[@]}" mount -t cgroup -o hugetlb cgroup "$folder"
}

main() {
  case ${1-} in
  --stop) stop_engine && return ;;
  '') ;;
  *) fail "unknown argument $1; the only one is --stop" ;;
  esac
  [[ $(uname -s) == Linux ]] || fail 'the drills need Linux: they read /proc and the cgroups of the containers'
  install_missing
  claim_hugetlb
  engine_answers || { start_engine && await_engine; }
  step docker version --format 'client {{.Client.Version}}, engine {{.Server.Version}}, API {{.Server.APIVersion}}'
}

main "$@"
