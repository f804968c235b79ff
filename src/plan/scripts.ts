/** What the generator knows about each script before any text is made. */
export interface ScriptInfo {
  /** One line for help and for the text's own header. */
  readonly summary: string;
  /** Whether it signals anything, and so whether it needs to be told whom it may touch. */
  readonly selector: 'needed' | 'optional' | 'none';
  /** Whether `--dry-run` changes what it does. */
  readonly canRehearse: boolean;
}

export const scripts = {
  kit: {
    summary: 'defines one command, lastshell: who fills the limit, and what ends them',
    selector: 'none',
    canRehearse: false,
  },
  why: { summary: 'says which limit is full', selector: 'none', canRehearse: false },
  list: { summary: 'lists every process', selector: 'optional', canRehearse: false },
  top: { summary: 'shows who fills the limit, and how to name them', selector: 'none', canRehearse: false },
  freeze: {
    summary: 'stops what you name, until nothing new runs; thaw undoes it',
    selector: 'needed',
    canRehearse: true,
  },
  kill: { summary: 'ends what you name and freeze has stopped', selector: 'needed', canRehearse: true },
  thaw: { summary: 'continues what you name, after a freeze', selector: 'needed', canRehearse: true },
  recover: {
    summary: 'stops what you name, ends it, and looks again after 3 seconds',
    selector: 'needed',
    canRehearse: true,
  },
  root: { summary: 'says how to become root here, and what that may cost', selector: 'none', canRehearse: false },
  room: { summary: 'raises the limit that is full, and prints the undo', selector: 'none', canRehearse: true },
  typed: { summary: 'two lines to type, where nothing can be pasted', selector: 'needed', canRehearse: false },
  reboot: { summary: 'restarts the machine: the last resort', selector: 'none', canRehearse: true },
} as const satisfies Record<string, ScriptInfo>;

export type ScriptName = keyof typeof scripts;

/** Scripts that stop whoever runs, and so may come to a hold. */
export const holding: readonly ScriptName[] = ['freeze', 'kit', 'recover'];

export const scriptNames = Object.keys(scripts) as ScriptName[];

/** The name that a text selects until a person puts another there. */
export const sampleName = 'forkbomb';

/** The script that `print` writes when none is named. */
export const defaultScript: ScriptName = 'kit';
