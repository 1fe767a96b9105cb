import { env, l10n } from 'vscode';
import type { UnixTimestampLiteral } from '../../../core/literals/unixTimestamp';
import { escapeMarkdown } from '../../../core/text/escapeMarkdown';
import { calendarText, distanceText, utcText } from '../../../core/text/moment';
import { titleLine } from './titleLine';

/** A Unix timestamp as a date: in UTC, where the reader is, and how far from now. */
export function unixTimestampCard({ unit, time }: UnixTimestampLiteral, now: Date): readonly string[] {
  const distance = distanceText(time, now.getTime(), env.language);
  const local = l10n.t('{0} in your time zone', calendarText(time, env.language));
  return [
    titleLine(utcText(time), distance),
    escapeMarkdown(`${l10n.t('Unix timestamp in {0}', unitText(unit))} · ${local}`),
  ];
}

function unitText(unit: UnixTimestampLiteral['unit']): string {
  switch (unit) {
    case 'seconds':
      return l10n.t('seconds');
    case 'milliseconds':
      return l10n.t('milliseconds');
    case 'microseconds':
      return l10n.t('microseconds');
    case 'nanoseconds':
      return l10n.t('nanoseconds');
  }
}
