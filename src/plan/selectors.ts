/**
 * Which processes are meant. Values of one kind widen, kinds narrow each other.
 * The keys are the options of the command line; check-selectors.ts checks every value.
 */
export interface Selectors {
  /** comm, at most 15 bytes. */
  readonly name: readonly string[];
  /** Path of the program; compared by file identity, so links count. */
  readonly exe: readonly string[];
  /** Real user ID, or the name of a user, which the text looks up on the host. */
  readonly uid: readonly (string | number)[];
  readonly pgid: readonly number[];
  readonly sid: readonly number[];
  /** Path as in /proc/PID/cgroup; what is below it counts. */
  readonly cgroup: readonly string[];
  /** Direct children of this PID. */
  readonly parent: readonly number[];
  /** Everything below this PID, itself excluded. */
  readonly under: readonly number[];
  /** Pattern for the whole command line, its NULs removed. */
  readonly cmdline: readonly string[];
}

export type SelectorKind = keyof Selectors;

export const selectorKinds = [
  'name', 'exe', 'uid', 'pgid', 'sid', 'cgroup', 'parent', 'under', 'cmdline',
] as const satisfies readonly SelectorKind[]; // prettier-ignore

/** The selector options as a sentence names them. */
export const selectorWords = `${selectorKinds
  .slice(0, -1)
  .map((kind) => `--${kind}`)
  .join(', ')} or --${selectorKinds.at(-1) ?? ''}`;

export function hasSelector(selectors: Selectors): boolean {
  return selectorKinds.some((kind) => selectors[kind].length > 0);
}
