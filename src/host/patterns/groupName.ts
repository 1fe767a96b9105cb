import { l10n } from 'vscode';

/** The name of a group of patterns, translated. One that is not known yet is called by its id, in words. */
export function groupName(id: string): string {
  const names: Readonly<Partial<Record<string, string>>> = {
    architecture: l10n.t('Architecture'),
    behavioral: l10n.t('Behavioral'),
    caching: l10n.t('Caching'),
    concurrency: l10n.t('Concurrency'),
    creational: l10n.t('Creational'),
    data: l10n.t('Data'),
    distributed: l10n.t('Distributed systems'),
    messaging: l10n.t('Messaging'),
    operations: l10n.t('Operations'),
    resilience: l10n.t('Resilience'),
    security: l10n.t('Security'),
    structural: l10n.t('Structural'),
  };
  return Object.hasOwn(names, id) ? (names[id] ?? id) : inWords(id);
}

/** An id in words: `event-driven` is "Event driven". */
export function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
