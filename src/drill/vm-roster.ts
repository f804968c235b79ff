import type { Bomb, Member } from './arena.ts';
import { type bystandersWith, isCrowd } from './bystanders.ts';
import { identity, type VmMember } from './vm-look.ts';

type Stranger = Omit<VmMember, 'role'>;

/** Who is who in the guest. */
export class Roster {
  readonly #crowd: ReturnType<typeof bystandersWith>;
  #innocents: ReadonlySet<string> = new Set();
  /** PID of the last shell. */
  shell = 0;
  bomb: Bomb | undefined;

  constructor(crowd: ReturnType<typeof bystandersWith>) {
    this.#crowd = crowd;
  }

  /** Takes down who is there before shell and bomb; false until everybody shows the name that is expected. */
  enrol(members: readonly Stranger[]): boolean {
    const innocents = members.filter(({ pid }) => pid !== 1);
    this.#innocents = new Set(innocents.map(identity));
    return isCrowd(innocents, this.#crowd);
  }

  roleOf(member: Stranger): Member['role'] {
    if (member.pid === 1) return 'other';
    if (member.pid === this.shell) return 'shell';
    if (this.#innocents.has(identity(member))) return 'bystander';
    return member.ppid !== this.shell && this.bomb?.isRogue(member) ? 'rogue' : 'other';
  }
}
