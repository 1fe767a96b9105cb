import type { StateInline } from 'markdown-it';

const MARK = /\[([a-z0-9]+(?:-[a-z0-9]+)*)\](?![[(])/y;

/**
 * `[rfc9114]` in running text names a source of the page. A Git host shows it as it is written;
 * the panel shows the number of the source, linked to the list at the end.
 */
export function sourceMarkRule(state: StateInline, silent: boolean): boolean {
  MARK.lastIndex = state.pos;
  const match = MARK.exec(state.src);
  if (match?.[1] === undefined) return false;
  if (!silent) {
    // The mark hangs on the word before it, and never begins a line.
    state.pending = state.pending.trimEnd();
    const token = state.push('source_mark', '', 0);
    token.content = match[1];
  }
  state.pos += match[0].length;
  return true;
}
