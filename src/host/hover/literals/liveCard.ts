import { l10n, MarkdownString } from 'vscode';
import type { Literal } from '../../../core/literals/findLiteral';
import { basicCredentialsCard } from './basicCredentialsCard';
import { cronCard } from './cronCard';
import { ipRangeCard } from './ipRangeCard';
import { jwtCard } from './jwtCard';
import { composeKeyCard, httpHeaderCard, httpStatusCard, kubernetesKindCard } from './referenceCard';
import { unixTimestampCard } from './unixTimestampCard';
import { uriCard } from './uriCard';
import { uuidCard } from './uuidCard';
import { commandLink } from '../commandLink';

/** What the links of such a card may run. */
const ENABLED_COMMANDS: readonly string[] = ['systemDesign.openTerm', 'workbench.action.openSettings'];

/** A literal's card; `termId` is the term of the glossary that explains its kind. */
export function liveCard(literal: Literal, now: Date, termId: string | undefined): MarkdownString {
  const card = new MarkdownString('', true);
  card.isTrusted = { enabledCommands: ENABLED_COMMANDS };
  const links = [
    ...(termId === undefined
      ? []
      : [`$(book) ${commandLink('systemDesign.openTerm', termId, l10n.t('Open Term'))}`]),
    commandLink(
      'workbench.action.openSettings',
      `systemDesign.live.${literal.kind}`,
      l10n.t('Hide Such Cards'),
      l10n.t('Opens the setting that switches them on or off'),
    ),
  ];
  return card.appendMarkdown([...linesOf(literal, now), links.join(' · ')].join('\n\n'));
}

function linesOf(literal: Literal, now: Date): readonly string[] {
  switch (literal.kind) {
    case 'jwt':
      return jwtCard(literal, now);
    case 'basicCredentials':
      return basicCredentialsCard(literal);
    case 'uuid':
      return uuidCard(literal, now);
    case 'cron':
      return cronCard(literal);
    case 'uri':
      return uriCard(literal);
    case 'ipRange':
      return ipRangeCard(literal);
    case 'unixTimestamp':
      return unixTimestampCard(literal, now);
    case 'httpStatus':
      return httpStatusCard(literal.entry);
    case 'httpHeader':
      return httpHeaderCard(literal.entry);
    case 'kubernetesKind':
      return kubernetesKindCard(literal.entry);
    case 'composeKey':
      return composeKeyCard(literal.entry);
  }
}
