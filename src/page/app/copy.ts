/** Puts a text on the clipboard; false where the browser does not allow it. */
export async function copyText(text: string, shown: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    select(shown);
    // The old way needs no permission. It copies what is marked, without the last newline, unless it is told better.
    const put = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', put, { once: true });
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const isCopied = document.execCommand('copy');
    document.removeEventListener('copy', put);
    return isCopied;
  }
}

/** Marks what is shown, so that Ctrl-C takes it. */
function select(shown: Element): void {
  const range = document.createRange();
  range.selectNodeContents(shown);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
