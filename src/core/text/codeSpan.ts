import { plainLabel } from './plainLabel';

/** Any text as code inside Markdown: nothing in it is markup, a link or an icon. */
export function codeSpan(text: string): string {
  const shown = plainLabel(text).trim();
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  if (shown === '') return '` `';
  return shown.includes('`') ? `${fence} ${shown} ${fence}` : `\`${shown}\``;
}
