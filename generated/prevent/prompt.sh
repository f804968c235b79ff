# Goes to: /etc/profile.d/zz-prompt.sh (and is read from /etc/bash.bashrc)
# shellcheck shell=bash
# A prompt that starts a program locks a shell that cannot start one. This one
# is made by the shell itself, without any program.
if [ -n "${BASH_VERSION-}" ]; then
  PROMPT_COMMAND=
  PS0=
  PS1='\u@\h:\w\$ '
fi
