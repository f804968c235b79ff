import { dockerArena } from '../../src/drill/docker.ts';
import { runDrill, type DrillRun } from '../../src/drill/run.ts';
import { bombs } from '../../src/drill/zoo.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { renderText } from '../../src/render/rendered.ts';

/** Milliseconds for what cannot succeed: no need to wait as long as for what may. */
export const HOPELESS = 15_000;

/** Runs one bomb once at 100 PIDs with a text of the caller's, which may take so many milliseconds. */
export async function drillOnce(name: string, text: string, limit?: number): Promise<DrillRun> {
  const chosen = bombs.filter((bomb) => bomb.name === name);
  const options = { arena: dockerArena, bombs: chosen, pids: [100], repeat: 1, shell: 'bash', text: () => text };
  const [run] = await runDrill(limit === undefined ? options : { ...options, limit });
  if (!run) throw new Error(`no bomb ${name}`);
  return run;
}

export function recoverText(name: string): string {
  return renderText(buildPlan({ script: 'recover', name: [name] })).text;
}
