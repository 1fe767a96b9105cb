import { escapeMarkdown } from '../../core/text/escapeMarkdown';

/** A link of a card that runs a command. The card must list the command among those it may run. */
export function commandLink(command: string, argument: unknown, label: string, tooltip?: string): string {
  const title = tooltip === undefined ? '' : ` "${escapeMarkdown(tooltip).replaceAll('"', '&quot;')}"`;
  const target = `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
  return `[${escapeMarkdown(label)}](${target}${title})`;
}
