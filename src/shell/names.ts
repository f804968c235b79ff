/** A name that a variable or a function can have in every shell. */
export const NAME = /^[A-Za-z_]\w*$/;

/** Stands for a number that a guard has let through, which holds as long as no trap can come between the two. */
export const GUARDED = '';

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Variables to which shells give a meaning of their own, from the manuals of bash 5.3, mksh and zsh 5.9. */
const OWNED =
  /^(?:BASH|COMP|EPOCH|HIST|HOST|KSH|MAIL|PROMPT|PS\d|READLINE_|RPROMPT|RPS\d|SPROMPT|ZSH|ZLE|LD_)\w*$|^(?:BAUD|COLUMNS|COPROC|CPUTYPE|DIRSTACK|DIRSTACKSIZE|EGID|EMACS|ENV|ERRNO|EUID|EXECSHELL|FCEDIT|FIGNORE|FPATH|FUNCNAME|FUNCNEST|GID|GROUPS|IGNOREEOF|INPUTRC|KEYBOARD_HACK|KEYTIMEOUT|LINENO|LINES|LISTMAX|LOGCHECK|MACHTYPE|MAPFILE|MATCH|MBEGIN|MEND|MODULE_PATH|NULLCMD|OPTARG|OPTERR|OPTIND|OSTYPE|PATHSEP|PERIOD|PGRP|PIPESTATUS|POSIXLY_CORRECT|POSTEDIT|PPID|RANDOM|READNULLCMD|REPORTTIME|REPORTMEMORY|SAVEHIST|SECONDS|SHELLOPTS|SHLVL|SRANDOM|STTY|TIMEFMT|TMOUT|TRY_BLOCK_ERROR|TRY_BLOCK_INTERRUPT|TTY|TTYIDLE|UID|USERNAME|USER_ID|VENDOR|WATCH|WATCHFMT|WORDCHARS|ZDOTDIR|auto_resume|histchars)$/;

/** Of these, what may be set to anything: no shell takes their values for code or for a number. */
const HARMLESS = list('HOSTNAME HOSTTYPE FIGNORE');

/** Of these, what may be set to a number. */
const NUMBERS = list('COLUMNS LINES OPTERR OPTIND RANDOM SECONDS TMOUT');

/** Lower-case variables that mean something to zsh. */
const ZSH = list(`
  aliases argv builtins cdpath commands dirstack epochtime errnos fignore fpath funcfiletrace funcsourcetrace funcstack
  functions functions_source functrace galiases histchars history historywords jobdirs jobstates jobtexts keymaps
  langinfo mailpath manpath mapfile module_path modules nameddirs options parameters patchars path pipestatus prompt
  psvar random reswords saliases seconds signals status sysparams termcap terminfo userdirs usergroups watch widgets
  zsh_eval_context zsh_scheduled_events`);

/** Prompts may be set to a text in which nothing is evaluated; nobody shows PS4 where set -x is not allowed. */
const PROMPTS = /^PS[0-4]$/;

/** What may be assigned: anything, a number, a text without expansions, folders that are written out, or nothing. */
export type Use = 'free' | 'number' | 'prompt' | 'path' | 'owned';

/** What may be assigned to a variable of that name. */
export function useOf(name: string, hasZsh: boolean): Use {
  if (PROMPTS.test(name)) return 'prompt';
  if (NUMBERS.has(name)) return 'number';
  if (name === 'PATH') return 'path';
  const isOwned = (OWNED.test(name) && !HARMLESS.has(name)) || (hasZsh && ZSH.has(name));
  return isOwned ? 'owned' : 'free';
}

/** Numbers that the shell itself gives, whatever its environment says. */
export function isShellNumber(name: string, isBash: boolean): boolean {
  return /^(?:[#?$!]|PPID|OPTIND)$/.test(name) || (isBash && /^(?:RANDOM|SECONDS|LINENO|BASHPID)$/.test(name));
}
