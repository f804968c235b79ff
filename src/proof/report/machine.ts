import { rules } from '../no-fork/rules.ts';
import { version } from '../../version.ts';
import { jsonText, printable } from '../../util/show.ts';
import { type FileReport, type Line, linesOf } from './report.ts';
import { verdictOf } from './text.ts';

/** For programs: everything. */
export function formatJson(reports: readonly FileReport[]): string {
  return jsonText(
    reports.map((report) => ({ ...report, verdict: verdictOf(report), allowedPlaces: report.allowed.length })),
  );
}

function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const commands: Record<Line['level'], string> = { error: 'error', warning: 'warning', note: 'notice' };

/** For GitHub Actions: a comment at each line of a pull request. */
export function formatGithub(reports: readonly FileReport[]): string {
  const annotations = reports.flatMap(linesOf).map(({ file, line, column, level, rule, message, help }) => {
    const place = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(`lastshell ${rule}`)}`;
    return `::${commands[level]} ${place}::${escapeData(help === undefined ? message : `${message}; instead: ${help}`)}\n`;
  });
  return annotations.join('');
}

/** A relative or absolute path as a reference: no name of a file is a scheme, a query or a fragment. */
function uriOf(file: string): string {
  const uri = Buffer.from(file).toString().split('/').map(encodeURIComponent).join('/');
  return uri.startsWith('//') ? `/.${uri}` : uri;
}

function resultOf({ file, line, column, level, rule, message, help }: Line): object {
  return {
    ruleId: rule,
    level,
    message: { text: help === undefined ? message : `${message}; instead: ${help}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

/** SARIF 2.1.0, for code scanning. */
export function formatSarif(reports: readonly FileReport[]): string {
  const lines = reports.flatMap(linesOf);
  const help = Object.entries(rules).map(([id, text]) => ({ id, shortDescription: { text } }));
  const others = [...new Set(lines.map(({ rule }) => rule))]
    .filter((rule) => !Object.hasOwn(rules, rule))
    .map((id) => ({ id }));
  const driver = { name: 'lastshell', version, rules: [...help, ...others] };
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results: lines.map(resultOf) };
  return jsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}
