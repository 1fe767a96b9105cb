import { l10n } from 'vscode';
import type { UriLiteral } from '../../../core/literals/uri';
import { codeSpan } from '../../../core/text/codeSpan';
import { escapeMarkdown } from '../../../core/text/escapeMarkdown';
import { plainLabel } from '../../../core/text/plainLabel';
import { titleLine, warningLine } from './titleLine';

/** As many letters of parameters as two lines of a card hold. */
const ROOM = 110;

/** The parts of an address, without its password. */
export function uriCard(uri: UriLiteral): readonly string[] {
  const { scheme, urn, user, host, port, listens, path, fragment, hasPassword } = uri;
  if (urn !== undefined)
    return [
      titleLine('URN', l10n.t('a name, not a place')),
      `${l10n.t('Namespace')}: ${codeSpan(urn.namespace)} · ${l10n.t('Name')}: ${codeSpan(urn.name)}`,
    ];
  const place = [
    ...(user === undefined ? [] : [part(l10n.t('User'), user)]),
    ...(path === undefined ? [] : [part(l10n.t('Path'), path)]),
    ...(fragment === undefined ? [] : [part(l10n.t('Fragment'), fragment)]),
  ];
  const parameters = parametersLine(uri.query);
  return [
    titleLine(scheme, host, port === undefined ? listens : portText(port, listens)),
    ...(place.length === 0 ? [] : [place.join(' · ')]),
    ...(parameters === '' ? [] : [`${l10n.t('Query')}: ${parameters}`]),
    ...(hasPassword
      ? [warningLine(l10n.t('A password stands in this address. It ends up in logs and histories.'))]
      : []),
  ];
}

function portText(port: number, listens: string | undefined): string {
  return listens === undefined ? l10n.t('port {0}', port) : l10n.t('port {0}, usually {1}', port, listens);
}

function part(name: string, value: string): string {
  return `${escapeMarkdown(name)}: ${codeSpan(value)}`;
}

function parametersLine(query: UriLiteral['query']): string {
  let room = ROOM;
  return query
    .filter(({ name, value }, at) => (room -= name.length + (value ?? '').length + 4) >= 0 || at === 0)
    .map(({ name, value }) => {
      const shown = value === undefined ? codeSpan('••••') : value === '' ? '' : codeSpan(value);
      return shown === '' ? codeSpan(name) : `${escapeMarkdown(plainLabel(name))} = ${shown}`;
    })
    .join(' · ');
}
