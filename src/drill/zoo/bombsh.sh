#!/bin/bash
# The classic bash bomb in a script of its own: a wrapper in the PATH that calls itself by the name it wraps.
# shellcheck disable=SC2264  # calling itself without end is what it is for
[[ $0 == /zoo/* ]] || exit 2 # outside an arena it does not start
bomb() { bomb | bomb & }
bomb
