import { env, l10n } from 'vscode';
import type { Level } from '../../core/model/catalog';
import type { CalloutKind } from '../../protocol/panelStrings';

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

/** The titles of callouts, translated. */
export function calloutTitles(): Readonly<Record<CalloutKind, string>> {
  return {
    note: l10n.t('Note'),
    tip: l10n.t('Tip'),
    important: l10n.t('Important'),
    warning: l10n.t('Warning'),
    caution: l10n.t('Caution'),
  };
}
