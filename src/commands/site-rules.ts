import { type SiteRules, noRules } from '../plan/site-request.ts';
import { configFile } from '../site/find-config.ts';

export const configOption = {
  type: 'string',
  requiresArg: true,
  describe: 'facts of your team; see lastshell init [default: lastshell.config.json here or above]',
} as const;

/** What the configuration that is named or found says about every text. */
export async function readRules(named: string | undefined): Promise<SiteRules> {
  const file = configFile(named);
  // Most hosts have none, and then its reader is not even loaded.
  return file === undefined ? noRules : (await import('../site/read-config.ts')).readConfig(file);
}
