const list = (words: string) => new Set(words.trim().split(/\s+/));

/** The same from 4.2 to 5.3, where `compgen -b` shows them. */
export const bashBuiltins = list(`
  . : [ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo enable
  eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd
  read readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias
  unset wait`);

/** As Debian builds it: without history and fc. */
export const dashBuiltins = list(`
  . : [ alias bg break cd chdir command continue echo eval exec exit export false fg getopts hash jobs kill local printf
  pwd read readonly return set shift test times trap true type ulimit umask unalias unset wait`);

export const busyboxBuiltins = list(`
  . : [ alias bg break cd chdir command continue echo eval exec exit export false fg getopts hash history jobs kill let
  local printf pwd read readonly return set shift source test times trap true type ulimit umask unalias unset wait`);

/** Without cat, printf, sleep and others that are programs here, or become one when an option is given. */
export const mkshBuiltins = list(`
  . : [ alias bg bind break builtin cd chdir command continue echo eval exec exit export false fc fg getopts global hash
  history jobs kill let local print pwd read readonly return set shift source suspend test times trap true type typeset
  ulimit umask unalias unset wait whence`);
