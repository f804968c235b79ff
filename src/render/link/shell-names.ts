/** Variables that a shell owns and a text of ours may set: the prompt that would fork, and the time that ends it. */
const SHARED = new Set(['PS0', 'PS1', 'PS2', 'PROMPT_COMMAND', 'TMOUT']);

/** Lower-case variables that mean something to zsh: to set one of them does something else, or is an error. */
const ZSH = new Set(
  `aliases argv builtins cdpath commands dirstack epochtime errnos fignore fpath funcfiletrace funcsourcetrace funcstack
  functions functions_source functrace galiases histchars history historywords jobdirs jobstates jobtexts keymaps
  langinfo mailpath manpath mapfile module_path modules nameddirs options parameters patchars path pipestatus prompt
  psvar random reswords saliases seconds signals status sysparams termcap terminfo userdirs usergroups watch widgets
  zsh_eval_context zsh_scheduled_events`.split(/\s+/),
);

/** Whether the main function is to declare a variable. @throws Error for a name that is not ours to use. */
export function isLocal(name: string): boolean {
  if (SHARED.has(name) || name.startsWith('ls_')) return false;
  if (/^[a-z][a-z0-9_]*$/.test(name) && !ZSH.has(name)) return true;
  throw new Error(`the variable ${name} belongs to a shell`);
}
