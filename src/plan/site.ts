import * as z from 'zod';
import { isKnownError } from '../errors.ts';
import { buildPlan } from './build-plan.ts';
import { selectorKinds } from './selectors.ts';
import { formatNames, wikiKinds } from './site-names.ts';
import { wikiObstacle } from './wiki-safe.ts';

/** One line of text for people: no control, bidirectional or invisible character, and no blank but the plain one. */
const sentence = z
  .string()
  .min(1, 'is empty; write something or leave the key out')
  .max(500, 'is longer than 500 characters; shorten it')
  .regex(
    /^(?:[^\p{C}\p{Z}]| )*$/u,
    'holds a line break, a control character or an invisible one (such as a right-to-left mark); write it on one plain line',
  );

const word = (what: string, pattern: RegExp) => z.string().regex(pattern, `is not ${what}`);

const selectorShape = Object.fromEntries(
  selectorKinds.map((kind) => [kind, z.array(z.string()).min(1).optional().describe(`as --${kind}`)]),
) as Record<(typeof selectorKinds)[number], z.ZodOptional<z.ZodArray<z.ZodString>>>;

interface Issues {
  addIssue(issue: { code: 'custom'; message: string; path: string[] }): void;
}

/** The same checks as the command line's, so that no page holds what print would refuse. */
function checkRequest(request: Parameters<typeof buildPlan>[0], context: Issues, at: string[] = []): void {
  try {
    buildPlan(request);
  } catch (error) {
    if (!isKnownError(error)) throw error;
    const option = /^--(\w+)/.exec(error.message)?.[1];
    const path = option === undefined || option === 'protect' ? at : [...at, option];
    context.addIssue({ code: 'custom', message: error.message.replace(/^--\w+ ?/, '').replace(/^: /, ''), path });
  }
}

function checkSafe(values: readonly string[], path: string[], context: Issues): void {
  for (const value of values) {
    const obstacle = wikiObstacle(value);
    if (obstacle !== undefined) context.addIssue({ code: 'custom', message: obstacle, path });
  }
}

const select = z.strictObject(selectorShape).superRefine((value, context) => {
  checkRequest({ script: 'recover', ...value }, context);
  for (const kind of selectorKinds) checkSafe(value[kind] ?? [], [kind], context);
});

const protect = z.array(z.string()).superRefine((values, context) => {
  checkRequest({ script: 'root', protect: values }, context);
  checkSafe(values, [], context);
});

const service = z.strictObject({
  name: sentence.describe('What people call it'),
  select: select.describe('Which processes it is, when it runs away; the keys are the selectors of the command line'),
  unit: word('a systemd unit such as web.service', /^[A-Za-z0-9_][A-Za-z0-9@_.-]{0,199}\.(service|scope|slice)$/)
    .optional()
    .describe('The systemd unit it runs in'),
  mayFreeze: sentence.describe('Who may stop it without asking'),
  restartCosts: sentence.describe('What is lost when it is killed and started again'),
});

const limits = z.strictObject({
  tasksPerUser: z.int().min(50).max(4194304).default(4096),
  tasksPerService: z.int().min(10).max(4194304).default(512),
  tasksPerPod: z.int().min(10).max(4194304).default(1024),
});

const wiki = z.strictObject({
  kind: z.enum(wikiKinds),
  url: z
    .url({ protocol: /^(https?|ssh|git|file)$/, error: 'is not a URL' })
    .refine(
      (url) => !/^[^/]*\/\/[^/]*:[^/]*@/.test(url),
      'holds a password; give it in LASTSHELL_WIKI_PASSWORD instead',
    )
    .describe('api.php of MediaWiki, lib/exe/xmlrpc.php of DokuWiki, or the git remote'),
  prefix: word('a page name of letters, digits, blanks and : _ - /', /^[\p{L}\p{N} :_/-]{0,100}$/u)
    .default('')
    .describe('Put before the name of each page'),
});

/** A team's own facts. What is left out is said on the pages to be missing, never made up. */
export const siteSchema = z.strictObject({
  $schema: z.string().optional(),
  team: sentence.optional().describe('Who runs these hosts'),
  owner: sentence.optional().describe('Who keeps the runbook right: a person or a channel'),
  escalation: z
    .strictObject({
      afterMinutes: z.int().min(1).max(1440).describe('Minutes without recovery until somebody is called'),
      who: sentence,
      how: sentence.describe('Telephone number, pager or channel'),
    })
    .optional(),
  services: z.array(service).max(50).default([]),
  protect: protect.default([]).describe('Names or PIDs that no script may ever signal'),
  hold: z
    .enum(['auto', 'never'])
    .default('auto')
    .describe('Whether a text may stop every process for a moment where nothing else helps'),
  root: z
    .strictObject({
      how: sentence.describe('How a person becomes root on these hosts'),
      group: word('the name of a Unix group', /^[a-z_][a-z0-9_-]{0,31}$/)
        .default('sudo')
        .describe('The group that sudo allows'),
    })
    .optional(),
  console: sentence.optional().describe('How to reach a console when no shell is open: BMC, serial line, hypervisor'),
  limits: limits.default({ tasksPerUser: 4096, tasksPerService: 512, tasksPerPod: 1024 }),
  formats: z.array(z.enum(formatNames)).min(1).default(['markdown']).describe('Formats that build writes pages in'),
  reviewBy: word('a date such as 2026-12-31', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/).optional(),
  lastTested: sentence.optional().describe('When and where a drill last proved the scripts, in your own words'),
  facts: sentence
    .optional()
    .describe('File that lastshell drill --facts has written, beside this one; the same, from it'),
  wiki: wiki.optional(),
});

export type Site = z.infer<typeof siteSchema>;
export type Service = Site['services'][number];
