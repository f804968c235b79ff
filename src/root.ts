/** The folder of the package: what is not code lies below it. Seen alike from src/ and from dist/, where all code lies flat. */
export const packageRoot = new URL('../', import.meta.url);
