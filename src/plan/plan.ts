import * as z from 'zod';
import { maxPid } from './numbers.ts';
import { scriptNames } from './scripts.ts';
import { selectorsSchema } from './selectors.ts';

/** The language of the text: bash 4.2 and later, or what dash, busybox ash, mksh and zsh have in common. */
export const shellNames = ['bash', 'sh'] as const;
export type ShellName = (typeof shellNames)[number];

export const formNames = ['annotated', 'paste', 'file'] as const;
export type FormName = (typeof formNames)[number];

/** When the text may stop everybody for a moment: by kernel.threads-max, or by STOP to all. */
export const brakeModes = ['auto', 'never', 'always'] as const;
export type BrakeMode = (typeof brakeModes)[number];

/** What to do, to whom, under which constraints: all that a text may depend on. */
export const planSchema = z.object({
  script: z.enum(scriptNames),
  shell: z.enum(shellNames),
  form: z.enum(formNames),
  selectors: selectorsSchema,
  protect: z.object({ names: z.array(z.string()), pids: z.array(z.int().min(1).max(maxPid)) }),
  dryRun: z.boolean(),
  /** Whether what would be refused is done all the same. */
  force: z.boolean(),
  brake: z.enum(brakeModes),
  /** Absolute path of the proc file system to read. */
  proc: z.string(),
});

export type Plan = z.infer<typeof planSchema>;
