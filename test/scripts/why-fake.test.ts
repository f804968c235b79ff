import { expect, test } from '@jest/globals';
import { mount, why, whyCases } from '../support/why-cases.ts';

test.each(whyCases)('%s', async (_, host, verdict, also = /^LIMIT/m) => {
  const { said, owned } = await why(host);
  expect(said).toMatch(verdict);
  expect(said).toMatch(also);
  expect(said).toMatch(/^[\x20-\x7e\n]*$/);
  expect(owned).toBe(false);
});

test('the columns fit, however deep the group', async () => {
  const deep = Array.from({ length: 9 }, (_, index) => `kubepods-${index}.slice`).join('/');
  const self = { mountinfo: mount('cgroup2', 'cg', 'x'), cgroup: `0::/${deep}\n` };
  const files = { [`cg/${deep}/pids.max`]: '4194304\n', [`cg/${deep}/pids.current`]: '1\n' };
  const { said } = await why({ files, self }, { asRoot: true });
  const rows = said.split('\n').filter((line) => /^(LIMIT|pids\.max|threads-max|pid_max) /.test(line));
  expect(rows).toHaveLength(4);
  expect(Math.max(...rows.map((row) => row.length))).toBeLessThan(80);
});
