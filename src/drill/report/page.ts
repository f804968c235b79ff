import { readFileSync } from 'node:fs';
import { type DrillRow, summarize, toWords } from '../report.ts';
import { Html, markup } from './html.ts';
import { type DrillReport, type ReportRun, turnOf } from './schema.ts';
import { timeline } from './timeline.ts';
import { packageRoot } from '../../root.ts';

const HEAD = ['Program', 'Limit', 'Shell', 'Text', 'Recovered', 'Hurt', 'Forks', 'Median'];

/** The report as one page that needs no other file. */
export function toPage(report: DrillReport): string {
  const { arena, script, runs, skipped } = report;
  const style = new Html(readFileSync(new URL('templates/drill/page.css', packageRoot), 'utf8'));
  const title = `Drill of ${script.name} in ${arena.name}`;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${verdict(runs)}
${facts(report)}
<h2 id="bombs">Each program</h2>
${table(runs)}
${skipped.map(({ bomb, why }) => markup`<p>Skipped: ${bomb}: ${why}</p>`)}
<h2>Each run</h2>
${legend}
<div class="runs">
${runs.map((run, index) => figure(run, turnOf(runs, index)))}
</div>
</main>
</body>
</html>
`;
  return page.text;
}

function verdict(runs: readonly ReportRun[]): Html {
  const good = runs.filter(({ recovered }) => recovered).length;
  const word = good === runs.length ? 'good' : 'bad';
  const hurt = runs.reduce((sum, { harm }) => sum + harm.length, 0);
  return markup`<p class="verdict ${word}">Recovered ${good} of ${runs.length} runs; bystanders hurt: ${hurt}.</p>`;
}

function facts({ arena, script, date, lastshell }: DrillReport): Html {
  const rows = [
    ['Date', date.replace('T', ' ').replace(/\..*/, ' UTC')],
    ['Engine', arena.engine],
    ...(arena.image === undefined ? [] : [['Image', arena.image]]),
    ['Kernel', arena.kernel],
    ['Last shell', arena.shell],
    ['Script', script.name],
    ['Its SHA-256', script.sha256],
    ['lastshell', lastshell],
  ];
  return markup`<dl>${rows.map(([name = '', value = '']) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function table(runs: readonly ReportRun[]): Html {
  const rows = summarize(runs).map((row) => {
    const own = runs.filter((run) => isOf(run, row));
    const known = own.flatMap(({ forks }) => forks ?? []);
    const forks = known.length === 0 ? 'not counted' : String(known.reduce((sum, count) => sum + count, 0));
    const outcome = [`${row.recovered}/${row.runs}`, String(row.hurt), forks, secondsOf(row.seconds)];
    const cells = [String(row.pids), row.shell, row.text, ...outcome];
    const word = row.recovered === row.runs ? 'good' : 'bad';
    return markup`<tr class="${word}"><th scope="row">${row.bomb}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`;
  });
  return markup`<div class="scroll" role="region" aria-labelledby="bombs" tabindex="0"><table>
<thead><tr>${HEAD.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

function isOf(run: ReportRun, row: DrillRow): boolean {
  const [one] = summarize([run]);
  return (['bomb', 'pids', 'shell', 'text'] as const).every((key) => one?.[key] === row[key]);
}

function secondsOf(seconds: number | undefined): string {
  return seconds === undefined ? '-' : `${seconds.toFixed(1)} s`;
}

const legend = markup`<p class="legend">Tasks over time, seen from outside; 0 s is the paste.
<span class="key used">all under the limit</span> <span class="key stopped">stopped</span>
<span class="key zombies">dead, not reaped</span> <span class="key limit">the limit</span></p>`;

function figure(run: ReportRun, turn: number): Html {
  const name = `${run.bomb} at ${run.pids}, run ${turn}`;
  const outcome = run.recovered ? `recovered after ${((run.took ?? 0) / 1000).toFixed(2)} s` : run.reasons.join('; ');
  const words = [toWords(run.lines ?? []), run.why ?? ''].filter((each) => each !== '');
  const typed = words.length === 0 ? '' : ` (${words.join('; ')})`;
  return markup`<figure class="${run.recovered ? 'good' : 'bad'}">
<figcaption><strong>${name}</strong>: ${outcome}${typed}</figcaption>
${timeline(run, `Tasks over time, ${name}: ${outcome}`)}
</figure>`;
}
