/** A stand-in until the frame is there. */
export function frame(body: string): { text: string; sum: number } {
  return { text: `{\n${body}}\n`, sum: body.length };
}

export function unframe(text: string): { body: string } | 'damaged' | undefined {
  const [, body] = /^\{\n((?:#|ls_main)[^]*)\}\n$/.exec(text) ?? [];
  return body === undefined ? undefined : { body };
}
