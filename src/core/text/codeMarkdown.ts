import { codeParts } from './codeParts';
import { escapeMarkdown } from './escapeMarkdown';

/** Makes plain text in which only `code` is marked up safe inside Markdown; its code stays code. */
export function codeMarkdown(plain: string): string {
  return codeParts(plain)
    .map(({ text, isCode }) => (isCode ? `\`${text}\`` : escapeMarkdown(text)))
    .join('');
}
