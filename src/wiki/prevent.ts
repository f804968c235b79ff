import type { Site } from '../plan/site.ts';
import { fillFile } from '../render/fill-file.ts';
import type { Code } from './model.ts';
import { type Situation, situationNames } from './situations.ts';

export interface PreventFile {
  /** One sentence: what it prevents. */
  readonly why: string;
  readonly file: Code;
}

function make(name: string, template: string, why: string, view: object): PreventFile {
  return { why, file: { kind: 'code', role: 'file', name, text: fillFile(`prevent/${template}.hbs`, view) } };
}

function unitFiles({ services, limits }: Site): PreventFile[] {
  const units = [...new Set(services.flatMap(({ unit }) => unit ?? []))].filter((unit) => unit.endsWith('.service'));
  return units.map((unit) =>
    make(`tasksmax-${unit}.conf`, 'tasksmax.conf', `A limit for ${unit}, so that it fills itself and not the host.`, {
      unit,
      tasks: limits.tasksPerService,
    }),
  );
}

/** Those of all situations, each once. */
export function allPreventFiles(site: Site): PreventFile[] {
  const all = situationNames.flatMap((name) => preventFiles(site, name));
  return [...new Map(all.map((each) => [each.file.name, each])).values()];
}

/** The files that keep a host from getting full, or reachable when it is. */
export function preventFiles(site: Site, situation: Situation): PreventFile[] {
  const { limits, root } = site;
  const user = { unit: '', tasks: limits.tasksPerUser };
  const nproc = { soft: limits.tasksPerUser, hard: limits.tasksPerUser };
  const shared = [
    make('prompt.sh', 'prompt.sh', 'A prompt that needs no process, so that the last shell still answers.', {}),
    make('sudoers', 'sudoers', 'Root for one group when not one slot is free. Weigh what its comment says it costs.', {
      group: root?.group ?? 'sudo',
    }),
  ];
  if (situation === 'container' || situation === 'agent') {
    const why = 'A limit for the container that leaves the host its room.';
    return [make('compose.override.yaml', 'compose.yaml', why, { tasks: limits.tasksPerService })];
  }
  if (situation === 'pod') {
    const why = 'A limit for every pod, and slots kept for the node.';
    return [make('kubelet.yaml', 'kubelet.yaml', why, { pod: limits.tasksPerPod })];
  }
  const perUser = [
    make('tasksmax-users.conf', 'tasksmax.conf', 'A limit for everybody who logs in, by systemd.', user),
    make('limits.conf', 'limits.conf', 'The same where there is no systemd; it counts threads.', nproc),
  ];
  const sysctl = make('sysctl.conf', 'sysctl.conf', 'Room above all the other limits, and SysRq on the console.', {});
  return [...perUser, ...unitFiles(site), ...(situation === 'host' ? [sysctl] : []), ...shared];
}
