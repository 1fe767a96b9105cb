import type { StateCore, Token } from 'markdown-it';

/** The kinds of callouts that Git hosts show. */
export const CALLOUT_KINDS: readonly string[] = ['note', 'tip', 'important', 'warning', 'caution'];

const MARKER = /^\[!([^\]\n]*)\][ \t]*(?:\n|$)/;

/**
 * A quote at the left margin whose first line is `[!NOTE]` alone is a callout, as on Git hosts: its tokens become
 * `callout_open` and `callout_close`, and the marker is dropped.
 */
export function calloutRule(state: StateCore): void {
  for (let index = 0; index < state.tokens.length; index++) {
    const [quote, paragraph, inline] = state.tokens.slice(index, index + 3);
    const kind = MARKER.exec(inline?.content ?? '')?.[1]?.toLowerCase() ?? '';
    if (quote?.type !== 'blockquote_open' || quote.level > 0 || paragraph?.type !== 'paragraph_open')
      continue;
    if (inline === undefined || !CALLOUT_KINDS.includes(kind)) continue;
    const end = state.tokens.findIndex(
      ({ type, level }, at) => at > index && type === 'blockquote_close' && level === 0,
    );
    const close = state.tokens[end];
    if (close === undefined) continue;
    quote.type = 'callout_open';
    quote.meta = { kind };
    close.type = 'callout_close';
    dropMarker(inline);
    if (inline.content === '') state.tokens.splice(index + 1, 3);
  }
}

function dropMarker(inline: Token): void {
  inline.content = inline.content.replace(MARKER, '');
  const children = inline.children ?? [];
  const lineEnd = children.findIndex(({ type }) => type === 'softbreak' || type === 'hardbreak');
  inline.children = lineEnd < 0 ? [] : children.slice(lineEnd + 1);
}
