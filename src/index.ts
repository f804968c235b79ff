export { type CheckOptions, type ForkReport, checkScript } from './proof/no-fork/check-script.ts';
export type { AllowedFinding, ForkFinding, Rule } from './proof/no-fork/rules.ts';
export { shellNames } from './shell/shells.ts';
