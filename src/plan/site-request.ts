import { UsageError } from '../errors.ts';
import type { Request } from './build-plan.ts';
import type { HoldMode } from './plan.ts';
import { servicesOf } from './services.ts';
import type { Site } from './site.ts';

/** What a site says about every text. */
export type SiteRules = Pick<Site, 'protect' | 'hold' | 'services'>;

/** What a team has that has said nothing. */
export const noRules: SiteRules = { protect: [], hold: 'auto', services: [] };

/** How a text of the site holds: what was asked for, but nothing asked or `auto` gives way to a site that forbids it. */
export function holdOf({ hold }: Pick<Site, 'hold'>, asked: HoldMode = 'auto'): HoldMode {
  return asked === 'auto' ? hold : asked;
}

/** A line to type ends one name and looks at nothing else: another name is spared by it anyway. */
function protectTyped(protect: readonly string[], { name = [] }: Request): readonly string[] {
  const inTheWay = protect.find((value) => /^[0-9]+$/.test(value) || name.includes(value));
  if (inTheWay === undefined) return [];
  throw new UsageError(`typed: has no room for ${inTheWay}, which the configuration protects; use recover`);
}

/** What a person asked for, with what the configuration of the team adds. @throws UsageError where there is no room for it. */
export function withSite({ protect, hold, services }: SiteRules, request: Request): Request {
  const added = request.script === 'typed' ? protectTyped(protect, request) : protect;
  return {
    ...request,
    protect: [...new Set([...(request.protect ?? []), ...added])],
    services: servicesOf({ services }),
    hold: holdOf({ hold }, request.hold),
  };
}
