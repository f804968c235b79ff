import * as z from 'zod';
import { UsageError } from '../../errors.ts';
import { type DrillReport, reportSchema } from './schema.ts';

export function toJson(report: DrillReport): string {
  return `${JSON.stringify(report, undefined, 1)}\n`;
}

/** The form of the report as JSON Schema, draft 2020-12. */
export function jsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(reportSchema), undefined, 2)}\n`;
}

/** @throws UsageError naming the option when the text is no report of ours. */
export function parseReport(text: string, option: string): DrillReport {
  const parsed = reportSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new UsageError(
    `${option}: this is not a report of a drill (${where || 'no JSON'}); give a file that --report wrote`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
