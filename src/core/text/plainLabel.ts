/* eslint-disable-next-line no-control-regex -- control characters are what is looked for */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/**
 * A text as VS Code may show it where icons are drawn: on one line, without marks that turn the direction of what
 * follows, and with `$(name)` as it is written instead of the icon of that name.
 */
export function plainLabel(text: string): string {
  return text.replace(INVISIBLE, ' ').replaceAll('$(', '$\u200b(');
}
