import { escapeMarkdown } from '../../../core/text/escapeMarkdown';
import { plainLabel } from '../../../core/text/plainLabel';

/** The first line of a card: what it is about, then a few words each. */
export function titleLine(name: string, ...rest: readonly (string | undefined)[]): string {
  const parts = rest.filter((part) => part !== undefined).map((part) => escapeMarkdown(plainLabel(part)));
  return [`**${escapeMarkdown(plainLabel(name))}**`, ...parts].join(' · ');
}

/** A line that a reader should not pass over. */
export function warningLine(text: string): string {
  return `$(warning) ${escapeMarkdown(text)}`;
}
