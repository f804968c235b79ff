/** Which file of shared parts defines each function, from their sources. @throws Error where two do. */
export function indexParts(sources: Readonly<Record<string, string>>): Record<string, string> {
  const index: Record<string, string> = {};
  for (const [file, source] of Object.entries(sources)) {
    for (const [, name = ''] of source.matchAll(/^(ls_\w+)\(\)/gm)) {
      if (index[name] !== undefined && index[name] !== file)
        throw new Error(`${name} is defined in ${index[name]} and ${file}`);
      index[name] = file;
    }
  }
  return index;
}
