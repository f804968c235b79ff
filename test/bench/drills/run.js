import { execFileSync } from 'node:child_process';
import { cpus, release } from 'node:os';
import { dockerArena } from '../../../build/drill/docker.js';
import { bombs } from '../../../build/drill/zoo.js';
import { methods, recoverText } from './methods.js';
import { PIDS, SECONDS, rehearse } from './rehearse.js';
import { markdown } from './table.js';

function machine() {
  const bash = execFileSync('bash', ['-c', 'printf %s "${BASH_VERSION%%(*}"'], { encoding: 'utf8' });
  const engine = execFileSync('docker', ['version', '--format', '{{.Server.Version}}'], { encoding: 'utf8' }).trim();
  return `Linux ${release()}, bash ${bash}, Docker ${engine}, ${cpus().length} cores`;
}

function tell(bomb, method, verdict) {
  const outcome = verdict.recovered
    ? `recovered after ${(verdict.took / 1000).toFixed(1)} s`
    : verdict.reasons.join('; ');
  const kept = verdict.transcript === undefined ? '' : `; transcript ${verdict.transcript}`;
  process.stderr.write(`${bomb.name}, ${method.id}: ${outcome}${kept}\n`);
}

/**
 * Every program of the zoo against every method, `repeat` times, one after the other; gives the table.
 *
 * @param {{repeat: number, only?: readonly string[], refuse: (text: string) => never}} options
 */
export async function drillTable({ repeat, only, refuse }) {
  const lack = await dockerArena.lacks();
  if (lack !== undefined) refuse(lack);
  const chosen = bombs.filter(({ name }) => only === undefined || only.includes(name));
  if (chosen.length === 0) refuse(`--bomb: choose from ${bombs.map(({ name }) => name).join(', ')}`);
  chosen.forEach(recoverText);
  const results = new Map();
  for (const bomb of chosen) {
    const verdicts = Object.fromEntries(methods.map(({ id }) => [id, []]));
    results.set(bomb.name, verdicts);
    for (let round = 0; round < repeat; round += 1)
      for (const method of methods) {
        const verdict = await rehearse(bomb, method);
        tell(bomb, method, verdict);
        verdicts[method.id].push(verdict);
      }
  }
  const command = ['npm run bench -- --drills', ...(only ?? []).map((name) => `--bomb ${name}`), `--repeat ${repeat}`];
  return markdown(results, methods, { command: command.join(' '), machine: machine(), pids: PIDS, seconds: SECONDS });
}
