export { type CheckOptions, type ForkReport, checkScript } from './proof/verdict/check-script.ts';
export type { AllowedFinding, ForkFinding, Rule } from './proof/verdict/rules.ts';
export { shellNames } from './shell/shells.ts';
