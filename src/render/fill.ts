import { fileOfPart, fillFile } from './fill-file.ts';

/** Fills the main template of a script; throws when a value is missing. */
export function fillScript(script: string, view: object): string {
  return fillFile(`script/${script}.hbs`, view);
}

/** The shared part that defines a function, filled with the same view; undefined where none does. */
export function partOf(name: string, view: object): string | undefined {
  const file = fileOfPart(name);
  return file === undefined ? undefined : fillFile(file, view);
}

/** Fills a part of the frame of a text. */
export function fillFrame(part: string, view: object): string {
  return fillFile(`frame/${part}.hbs`, view);
}

/** Fills a page that stands beside the scripts. */
export function fillSite(page: string, view: object): string {
  return fillFile(`site/${page}.hbs`, view);
}
