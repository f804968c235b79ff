/** One way in which nothing can be started any more, made real in the guest's own shell. */
export interface Cause {
  readonly title: string;
  /** Lines for the shell of root; the last may open another shell. */
  readonly enter: readonly string[];
  /** Takes what is left; says HOG-READY. */
  readonly hog?: string;
  readonly verdict: RegExp;
  /** What then happens to a person who wants to start something, and how the guest says it. */
  readonly proof?: { readonly type: string; readonly says: RegExp; readonly retries: boolean };
  /** Whether the room script refuses while the hog runs, and helps once it is stopped or anyway. */
  readonly room?: 'refuses' | 'helps';
  readonly leave: readonly string[];
}

const V2 = '/sys/fs/cgroup';
const HOME = `echo $$ > ${V2}/shell.service/cgroup.procs`;
const SLOTS = '/zoo/hog slots';
const TRUE = '/bin/busybox true';
const AGAIN = { type: TRUE, says: /fork: retry: Resource temporarily unavailable/, retries: true };
const NO_MEMORY = { type: TRUE, says: /fork: Cannot allocate memory/, retries: false };
/** Tasks of the system into T, those with a number below 300 into L. */
const COUNT = [
  'read -r _ _ _ T _ </proc/loadavg; T=${T#*/} L=0',
  'for p in /proc/[1-9] /proc/[1-9][0-9] /proc/[12][0-9][0-9]; do [[ -d $p ]] && L=$((L + 1)); done',
];
const WIDE = ['echo 32768 > /proc/sys/kernel/pid_max'];

function group(top: string, limited: string, title: string): Cause {
  const v2 = top === V2 ? [`echo +pids > ${top}/t/cgroup.subtree_control`] : [];
  return {
    title: `pids.max of ${title}`,
    enter: [`mkdir -p ${top}/t/leaf`, ...v2, `echo 12 > ${top}/${limited}/pids.max`, `echo $$ > ${top}/t/leaf/cgroup.procs`],
    hog: SLOTS,
    verdict: new RegExp(`^Full: pids.max in ${top}/${limited}, 12 of 12\\.`, 'm'),
    proof: AGAIN,
    room: 'refuses',
    leave: [top === V2 ? HOME : `echo $$ > ${top}/cgroup.procs`, 'sleep 1', `rmdir ${top}/t/leaf ${top}/t`],
  }; // prettier-ignore
}

/** Version 1 takes the controller from version 2 for a while. */
function versionOne(cause: Cause): Cause {
  const mount = 'for i in 1 2 3 4 5 6 7 8 9; do mount -t cgroup -o pids v1 /run/v1 && break; sleep 1; done 2>/dev/null';
  return {
    ...cause,
    enter: [`echo -pids > ${V2}/cgroup.subtree_control`, 'mkdir -p /run/v1', mount, ...cause.enter],
    leave: [...cause.leave, 'umount /run/v1', `sleep 1; echo +pids > ${V2}/cgroup.subtree_control`],
  };
}

export const causes: readonly Cause[] = [
  { title: 'nothing', enter: WIDE, verdict: /^Nothing is full. Nearest: /m, leave: [] },
  {
    title: 'RLIMIT_NPROC of a user',
    enter: ['/zoo/as 61001 12 /bin/bash --norc --noprofile -i'],
    hog: SLOTS,
    verdict: /^Full: RLIMIT_NPROC of user 61001, 12 of 12\./m,
    proof: AGAIN,
    leave: ['exit'],
  },
  group(V2, 't/leaf', 'the leaf, version 2'),
  group(V2, 't', 'a parent, version 2'),
  versionOne(group('/run/v1', 't/leaf', 'the leaf, version 1')),
  versionOne(group('/run/v1', 't', 'a parent, version 1')),
  {
    title: 'threads-max',
    enter: [...COUNT, 'M=$(cat /proc/sys/kernel/threads-max)', 'echo $((T + 20)) > /proc/sys/kernel/threads-max'],
    hog: SLOTS,
    verdict: /^Full: threads-max, /m,
    proof: AGAIN,
    room: 'helps',
    leave: ['echo $M > /proc/sys/kernel/threads-max'],
  },
  {
    title: 'pid_max',
    enter: [...COUNT, 'echo 400 > /proc/sys/kernel/ns_last_pid', 'echo $((300 + T - L + 20)) > /proc/sys/kernel/pid_max'],
    hog: SLOTS,
    verdict: /^Full: pid_max, /m,
    proof: AGAIN,
    room: 'helps',
    leave: WIDE,
  },
  {
    title: 'strict overcommit',
    enter: [
      // What bash has once taken it keeps, and needs no more afterwards.
      '. /tmp/why.sh; . /tmp/room.sh',
      'echo 0 > /proc/sys/vm/user_reserve_kbytes; echo 0 > /proc/sys/vm/admin_reserve_kbytes',
      'while read -r n v _; do [[ $n == Committed_AS: ]] && C=$v; done </proc/meminfo',
      'echo $((C + 30000)) > /proc/sys/vm/overcommit_kbytes; echo 2 > /proc/sys/vm/overcommit_memory',
    ],
    hog: '/zoo/hog promise',
    verdict: /^Full: overcommit, /m,
    proof: NO_MEMORY,
    leave: ['echo 0 > /proc/sys/vm/overcommit_memory'],
  },
  {
    title: 'a PID namespace whose init is dead',
    enter: ['busybox unshare -p /bin/bash --norc --noprofile -i', TRUE],
    verdict: /^Full: the PID namespace of its children/m,
    proof: NO_MEMORY,
    leave: ['exit'],
  },
]; // prettier-ignore
