/** How the templates of a runbook are compiled. */
export const sectionOptions: CompileOptions = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: { say: true, block: true, count: true, label: true },
};
