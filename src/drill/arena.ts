/** What a process of the arena looks like from outside. */
export interface Member {
  /** PID as the outside observer knows it; stable for the life of the process. */
  readonly pid: number;
  /** Start time in clock ticks since boot (field 22 of /proc/PID/stat); with pid, the identity. */
  readonly born: string;
  /** One letter of /proc/PID/stat; for a group whose leader has exited, the state of a living thread. */
  readonly state: string;
  /** The comm, raw: it may hold spaces, parentheses, newlines and escape sequences. */
  readonly comm: string;
  readonly threads: number;
  readonly role: 'rogue' | 'bystander' | 'shell' | 'other';
}

/** One look at the arena from outside, at a moment. */
export interface Look {
  /** Milliseconds since the bomb was started. */
  readonly at: number;
  readonly members: readonly Member[];
  /** Tasks counted against the limit, and the limit. */
  readonly used: number;
  readonly limit: number;
  /** Forks refused by the limit so far (pids.events `max`), where the kernel counts them. */
  readonly refused: number | undefined;
  /** Limits of the whole system by name, in an arena that has a system of its own. */
  readonly limits?: Readonly<Record<string, number>>;
}

/** Who sits at the last shell when it is not root; `processes` is that user's RLIMIT_NPROC, 0 leaves it alone. */
export interface Operator {
  readonly uid: number;
  readonly processes: number;
}

export interface ArenaOptions {
  /** Tasks allowed in the arena, as `pids.max` or, in a virtual machine, kernel.pid_max less its floor. */
  readonly pids: number;
  /** The last shell: a name of `shellNames`, the absolute path of another bash, or `auto` for what the image has. */
  readonly shell: string;
  /** Left out: root. */
  readonly operator?: Operator;
}

/** A culprit of the zoo: how it is started inside the arena, and which selectors name it. */
export interface Bomb {
  readonly name: string;
  /** What it models in real life, one sentence. */
  readonly models: string;
  /** Command line inside the arena, run without a shell. */
  readonly command: readonly string[];
  /** Options for `lastshell print recover` that name it, e.g. ['--name', 'loop']. */
  readonly select: readonly string[];
  /** A program of the image without which it cannot start. */
  readonly needs?: string;
  /** Who must sit at the last shell for this bomb; left out: root. */
  readonly operator?: Operator;
  /** Which member of the arena is the rogue; asked only for members that were not there before the bomb. */
  readonly isRogue: (member: Omit<Member, 'role'>) => boolean;
}

/** An arena with its last shell open and its bystanders running, before any bomb. */
export interface Session {
  /** Starts the bomb and resolves when the limit is full (or the bomb has settled). */
  detonate(bomb: Bomb): Promise<void>;
  /** Writes text to the last shell as a person's terminal would. */
  feed(text: string): Promise<void>;
  /** All that the last shell has printed so far. */
  output(): Promise<string>;
  look(): Promise<Look>;
  /** Forks that the last shell has attempted so far, its children's not among them; undefined where nobody counts. */
  forkAttempts?(): Promise<number | undefined>;
  /** Ends everything this session started; safe to call twice. */
  close(): Promise<void>;
}

export interface Arena {
  readonly name: 'docker' | 'podman' | 'vm';
  /** How many times as long a text may take in it; left out: once, as on this machine's own processor. */
  readonly slowness?: number;
  /** What is missing here and how to get it, or undefined when the arena works. */
  lacks(): Promise<string | undefined>;
  open(options: ArenaOptions): Promise<Session>;
  /** What a report says of it. */
  describe?(shell: string): Promise<ArenaFacts>;
  /** Why this bomb cannot run in it, if so. */
  refuses?(bomb: Bomb): Promise<string | undefined>;
  /** Removes what it made for all its sessions, such as an image. */
  dispose?(): Promise<void>;
}

/** Versions, as the components themselves give them. */
export interface ArenaFacts {
  readonly engine: string;
  readonly kernel: string;
  readonly shell: string;
  /** The last shell by its kind: `bash`, `dash`, `busybox` or what else it is. */
  readonly kind: string;
}
