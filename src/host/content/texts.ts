import { env, l10n } from 'vscode';
import type { Level } from '../../core/model/catalog';

/** The name of a level, translated. */
export function levelName(level: Level): string {
  switch (level) {
    case 'foundation':
      return l10n.t('Foundation');
    case 'core':
      return l10n.t('Core');
    case 'advanced':
      return l10n.t('Advanced');
  }
}

/** A reading time, such as "6 min". */
export function minutesText(minutes: number): string {
  return l10n.t('{0} min', minutes);
}

/** A day such as `2026-11-24`, as the reader writes days. */
export function dayText(day: string): string {
  const format = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
