import { z } from 'zod';
import { scriptNames } from './scripts.ts';

export const formNames = ['annotated', 'file'] as const;
export type FormName = (typeof formNames)[number];

const pid = z.int().min(1).max(4194304);
const uid = z.int().min(0).max(4294967294);

/** Which processes are meant. Values of one kind widen, kinds narrow each other. */
const selectorsSchema = z.object({
  names: z.array(z.string()),
  uids: z.array(uid),
  parents: z.array(pid),
});

/** What to do, to whom, under which constraints: all that a text may depend on. */
export const planSchema = z.object({
  script: z.enum(scriptNames),
  form: z.enum(formNames),
  selectors: selectorsSchema,
  protect: z.object({ names: z.array(z.string()), pids: z.array(pid) }),
  dryRun: z.boolean(),
  /** Absolute path of the proc file system to read. */
  proc: z.string(),
});

export type Plan = z.infer<typeof planSchema>;
export type Selectors = z.infer<typeof selectorsSchema>;

export function hasSelector(selectors: Selectors): boolean {
  return Object.values(selectors).some((values) => values.length > 0);
}
