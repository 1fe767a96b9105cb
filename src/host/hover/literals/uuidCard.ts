import { env, l10n } from 'vscode';
import type { UuidLiteral } from '../../../core/literals/uuid';
import { escapeMarkdown } from '../../../core/text/escapeMarkdown';
import { distanceText, utcText } from '../../../core/text/moment';
import { titleLine } from './titleLine';

/** How a UUID was made, and when, as far as its bits say. */
export function uuidCard({ special, version, variant, time }: UuidLiteral, now: Date): readonly string[] {
  if (special !== undefined) {
    const text =
      special === 'nil'
        ? l10n.t('All bits 0: the UUID that means none.')
        : l10n.t('All bits 1: the last UUID.');
    return [titleLine('UUID', special), escapeMarkdown(text)];
  }
  if (version === undefined) return [titleLine('UUID', variantText(variant))];
  const made =
    time === undefined
      ? []
      : [l10n.t('Made {0} ({1})', utcText(time), distanceText(time, now.getTime(), env.language))];
  return [
    titleLine('UUID', l10n.t('version {0}', version)),
    ...[versionText(version), ...made].map(escapeMarkdown),
  ];
}

function versionText(version: number): string {
  const texts = [
    l10n.t('From the time and the address of a network card; it sorts by neither.'),
    l10n.t('From the time and a user or group of the system (DCE).'),
    l10n.t('A hash (MD5) of a name: the same name gives the same UUID.'),
    l10n.t('122 random bits.'),
    l10n.t('A hash (SHA-1) of a name: the same name gives the same UUID.'),
    l10n.t('From the time, most significant bits first, so that it sorts by time.'),
    l10n.t('Milliseconds since 1970, then random bits, so that it sorts by time.'),
    l10n.t('As its maker chose; only version and variant are fixed.'),
  ];
  return texts[version - 1] ?? '';
}

function variantText(variant: UuidLiteral['variant']): string {
  switch (variant) {
    case 'ncs':
      return l10n.t('variant of Apollo NCS, before the standard');
    case 'microsoft':
      return l10n.t('variant of Microsoft, for early COM');
    case 'future':
      return l10n.t('variant kept for the future');
    case 'standard':
      return l10n.t('unknown version');
  }
}
