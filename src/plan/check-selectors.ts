import { UsageError } from '../errors.ts';
import { checkComm } from './comm.ts';
import { checkNumber, maxPid, maxUid } from './numbers.ts';
import type { SelectorKind, Selectors } from './selectors.ts';

/** A user name as useradd allows it, with capitals and dots as directories do. */
const userName = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}\$?$/;

function checkText(value: string, option: string): string {
  if (value === '') throw new UsageError(`${option}: the value is empty; give one, or leave the option out`);
  if (/[\0\n]|\p{Surrogate}|\uFFFD/u.test(value)) {
    throw new UsageError(
      `${option}: a value with NUL, newline or broken UTF-8 cannot be compared; use another selector`,
    );
  }
  return value;
}

function checkPath(value: string, option: string): string {
  if (checkText(value, option).startsWith('/')) return value.replace(/(?<=.)\/+$/, '');
  throw new UsageError(`${option}: ${JSON.stringify(value)} is not an absolute path; start it with /`);
}

/** Accepts the folder under /sys/fs/cgroup too, as people copy it. */
function checkCgroup(value: string, option: string): string {
  const v1 = 'unified|systemd|pids|freezer|memory|cpu|cpuset|cpuacct|cpu,cpuacct|devices|blkio';
  return checkPath(value, option).replace(new RegExp(`^/sys/fs/cgroup(/(${v1})(?=/|$))?`), '') || '/';
}

function checkUid(value: string, option: string): string | number {
  return userName.test(value) ? value : checkNumber(value, option, 0, maxUid, 'or a user name');
}

const checkPid = (value: string, option: string) => checkNumber(value, option, 1, maxPid);

type Check<Kind extends SelectorKind> = (value: string, option: string) => Selectors[Kind][number];

/** How each kind of value is checked; each throws a UsageError that names the option. */
export const checks: { readonly [Kind in SelectorKind]: Check<Kind> } = {
  name: checkComm,
  exe: checkPath,
  uid: checkUid,
  pgid: checkPid,
  sid: checkPid,
  cgroup: checkCgroup,
  parent: checkPid,
  under: checkPid,
  cmdline: checkText,
};
