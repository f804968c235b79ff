/** What moves the cursor, colours, and asks a terminal for something. */
const CODES = /\x1b(?:\[[0-9;?]*[a-zA-Z]|[=>])/g;
const PROMPT = /[$#%] $/;

/** Whether a screen ends with a prompt: as the shells here have it by default, or as it was `before`. */
export function showsPrompt(screen: string, before = ''): boolean {
  const line = lastLine(screen);
  return PROMPT.test(line) || (line !== '' && line === lastLine(before));
}

/** What stands to the left of the cursor. */
function lastLine(screen: string): string {
  return (
    screen
      .slice(-2000)
      .replaceAll(CODES, '')
      .split(/[\r\n]/)
      .at(-1) ?? ''
  );
}
