import * as z from 'zod';
import { maxPid, maxUid } from './numbers.ts';

const pid = z.int().min(1).max(maxPid);
const path = z.string().startsWith('/');

/**
 * Which processes are meant. Values of one kind widen, kinds narrow each other.
 * The keys are the options of the command line.
 */
export const selectorsSchema = z.object({
  /** comm, at most 15 bytes. */
  name: z.array(z.string()),
  /** Path of the program; compared by file identity, so links count. */
  exe: z.array(path),
  /** Real user ID, or the name of a user, which the text looks up on the host. */
  uid: z.array(z.union([z.int().min(0).max(maxUid), z.string()])),
  pgid: z.array(pid),
  sid: z.array(pid),
  /** Path as in /proc/PID/cgroup; what is below it counts. */
  cgroup: z.array(path),
  /** Direct children of this PID. */
  parent: z.array(pid),
  /** Everything below this PID, itself excluded. */
  under: z.array(pid),
  /** Pattern of bash for the whole command line, arguments joined by blanks. */
  cmdline: z.array(z.string()),
});

export type Selectors = z.infer<typeof selectorsSchema>;
export type SelectorKind = keyof Selectors;

export const selectorKinds = Object.keys(selectorsSchema.shape) as SelectorKind[];

/** The selector options as a sentence names them. */
export const selectorWords = `${selectorKinds
  .slice(0, -1)
  .map((kind) => `--${kind}`)
  .join(', ')} or --${selectorKinds.at(-1) ?? ''}`;

export function hasSelector(selectors: Selectors): boolean {
  return selectorKinds.some((kind) => selectors[kind].length > 0);
}
