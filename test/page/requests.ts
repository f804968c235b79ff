import fc from 'fast-check';
import { type Request, buildPlan } from '../../src/plan/build-plan.ts';
import { holdModes } from '../../src/plan/plan.ts';
import { scriptNames } from '../../src/plan/scripts.ts';
import { UsageError } from '../../src/errors.ts';

const text = fc.oneof(
  fc.constantFrom('forkbomb', "it's", '$(id)', 'a b', '`x`', '-n', 'bash', 'naïve', '日本', '"', '\\', '!', 'x'.repeat(20)),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 16 }).map((value) => value.replace(/[\0\r\n\u2028\u2029]/g, '_')),
); // prettier-ignore
/** As long as the paths of containers, and longer than a line of a paste. */
const long = fc.oneof(
  fc.constant(`/system.slice/docker-${'0123456789abcdef'.repeat(4)}.scope`),
  fc.string({ unit: 'grapheme-ascii', minLength: 17, maxLength: 120 }).map((value) => `/${value}`),
  fc.integer({ min: 17, max: 120 }).map((length) => `/${'usr/lib/a b '.repeat(10).slice(0, length)}`),
);
const number = fc.oneof(
  fc.nat(4194304).map(String),
  fc.constantFrom('0', '1', '-1', '1e3', '007', '4194305', 'x', ' 5'),
);
const path = fc.oneof(
  fc.constantFrom('/', '/usr/bin/yes', '/system.slice/a b.service', 'relative', "/it's"),
  text.map((value) => `/${value}`),
  long,
);
const user = fc.oneof(number, fc.constantFrom('root', 'alice', 'al ice', 'bob$'));
const values = (value: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(value, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(value, { minLength: 3, maxLength: 20 }) },
  );

const odd = fc.record({
  script: fc.constantFrom(...scriptNames),
  hold: fc.constantFrom(...holdModes),
  all: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.boolean()),
  dryRun: fc.boolean(),
  force: fc.boolean(),
  proc: fc.oneof({ weight: 8, arbitrary: fc.constant('/proc') }, path),
  name: fc.oneof(values(text), fc.array(text, { minLength: 1, maxLength: 2 })),
  exe: values(path),
  uid: values(user),
  pgid: values(number),
  sid: values(number),
  cgroup: values(path),
  parent: values(number),
  under: values(number),
  cmdline: values(fc.oneof(text, long)),
  protect: values(fc.oneof(text, number)),
});
/** What most people ask for; each script has some that is right. */
const plain = fc.tuple(fc.constantFrom(...scriptNames), fc.constantFrom([], ['forkbomb'])).map(([script, name]) => {
  const none = { exe: [], uid: [], pgid: [], sid: [], cgroup: [], parent: [], under: [], cmdline: [], protect: [] };
  return {
    script,
    hold: 'auto' as const,
    all: false,
    dryRun: false,
    force: false,
    proc: '/proc',
    name,
    ...none,
  };
});

/** Whatever a person may tell the page, right or wrong. */
export const requests: fc.Arbitrary<Request> = fc.oneof(
  { weight: 15, arbitrary: odd },
  { weight: 1, arbitrary: plain },
);

/** What the command line says against a request, or nothing. */
export function refusalOf(request: Request): string | undefined {
  try {
    buildPlan(request);
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error.message.replaceAll('\n', ' ');
    throw error;
  }
}

/** The options of the command line that make the request. */
export function toArguments({
  script,
  dryRun,
  force,
  hold = 'auto',
  all,
  proc = '/proc',
  ...lists
}: Request): string[] {
  const many = Object.entries(lists as Record<string, string[]>);
  const options = many.flatMap(([name, all]) => all.map((value) => `--${name}=${value}`));
  const given = { 'dry-run': dryRun, force, all };
  const flags = Object.entries(given).flatMap(([name, isOn]) => (isOn === true ? [`--${name}`] : []));
  return ['print', script, ...options, ...flags, `--hold=${hold}`, `--proc=${proc}`];
}
