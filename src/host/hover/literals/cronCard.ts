import { env, l10n } from 'vscode';
import type { CronLiteral } from '../../../core/literals/cron';
import { codeSpan } from '../../../core/text/codeSpan';
import { escapeMarkdown } from '../../../core/text/escapeMarkdown';
import { calendarText } from '../../../core/text/moment';
import { titleLine, warningLine } from './titleLine';

/** A cron expression in words, and when it runs next. */
export function cronCard({ expression, description, next, isUtc }: CronLiteral): readonly string[] {
  return [
    `${titleLine('cron')} · ${codeSpan(expression)}`,
    escapeMarkdown(description),
    ...(next === undefined ? [] : [nextLine(next, isUtc)]),
  ];
}

function nextLine(next: readonly number[], isUtc: boolean): string {
  if (next.length === 0) return warningLine(l10n.t('It never runs: there is no such date.'));
  const runs = next.map((time) => calendarText(time, env.language, isUtc ? 'UTC' : undefined));
  const zone = isUtc ? 'UTC' : l10n.t('your time zone');
  return escapeMarkdown(l10n.t('Next: {0} ({1})', runs.join(' · '), zone));
}
