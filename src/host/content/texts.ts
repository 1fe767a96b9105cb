import { l10n } from 'vscode';
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

/** The name of a group of patterns, translated; an unknown group by its id in words. */
export function groupName(group: string): string {
  switch (group) {
    case 'creational':
      return l10n.t('Creational');
    case 'structural':
      return l10n.t('Structural');
    case 'behavioral':
      return l10n.t('Behavioral');
    case 'resilience':
      return l10n.t('Resilience');
    case 'caching':
      return l10n.t('Caching');
    default:
      return group.charAt(0).toUpperCase() + group.slice(1).replaceAll('-', ' ');
  }
}
