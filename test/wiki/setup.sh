#!/usr/bin/env bash
# Everything the wiki tests need on Debian, as root: MediaWiki and DokuWiki, the engines that render what people write,
# and a browser. Leaves a MediaWiki ready to be copied and started; the tests start and end it. Safe to run again.
set -euo pipefail

cache=${XDG_CACHE_HOME:-$HOME/.cache}/lastshell/mediawiki

# One line a need: a program (or a file, when it starts with /) and the package it comes from.
needs() {
  cat <<'LIST'
php php-cli
/usr/share/php8.2-xml php-xml
/usr/share/php8.2-intl php-intl
/usr/share/php8.2-mbstring php-mbstring
/usr/share/php8.2-sqlite3 php-sqlite3
/usr/share/php8.2-opcache php8.2-opcache
php-cgi php8.2-cgi
/usr/share/dokuwiki/doku.php dokuwiki
cmark-gfm cmark-gfm
asciidoctor asciidoctor
hugo hugo
git git
chromium chromium
dash dash
/bin/busybox busybox-static
visudo sudo
/usr/bin/systemd-analyze systemd
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
  apt-get update -q
  # Else it would set up a web server for everybody.
  echo 'dokuwiki dokuwiki/system/configure-webserver multiselect' | debconf-set-selections
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}"
}

# The package itself would bring a web server and a database with it, so only its files are taken.
unpack_mediawiki() {
  local work
  work=$(mktemp -d)
  trap 'rm -rf "$work"' RETURN
  # apt downloads as the user _apt, which must be able to write here.
  chown _apt "$work"
  (cd "$work" && apt-get download -q mediawiki mediawiki-classes)
  for package in "$work"/*.deb; do dpkg-deb -x "$package" "$work/root"; done
  cp -a "$work/root/usr/share/mediawiki" "$work/site"
  cd "$work/site"
  rm -rf extensions config images LocalSettings.php
  mv extensions-core extensions
  mkdir images config cache
  install_wiki "$work"
  cd /
  rm -rf "$cache"
  mkdir -p "${cache%/*}"
  mv "$work/site" "$cache"
}

# The tests read the address and the folder of the data from the environment, so that each has a wiki of its own.
install_wiki() {
  mkdir data
  php maintenance/install.php --dbtype sqlite --dbpath "$PWD/data" --dbname wiki --server http://127.0.0.1 \
    --scriptpath '' --lang en --pass 'Adm1n-pass-long' RunbookWiki Admin
  local own="getenv( 'WIKI_DATA' ) ?: __DIR__ . '/data'"
  sed -i "s|^\$wgSQLiteDataDir = .*|\$wgSQLiteDataDir = $own;|" LocalSettings.php
  cat >>LocalSettings.php <<'PHP'
$wgServer = getenv( 'WIKI_SERVER' ) ?: 'http://127.0.0.1';
$wgCacheDirectory = $wgSQLiteDataDir;
$wgGroupPermissions['*']['edit'] = false;
$wgJobRunRate = 0;
PHP
  php maintenance/createAndPromote.php Human 'Hum4n-pass-long'
  local user
  for user in Admin Human; do
    php maintenance/createBotPassword.php --appid runbook --grants basic,createeditmovepage,editpage,highvolume \
      "$user" 0123456789abcdef0123456789abcdef
  done
}

install_missing
[[ -e $cache/LocalSettings.php ]] || unpack_mediawiki
ls -d "$cache"
