import { l10n } from 'vscode';
import type { BasicCredentialsLiteral } from '../../../core/literals/basicCredentials';
import { codeSpan } from '../../../core/text/codeSpan';
import { titleLine, warningLine } from './titleLine';

/** The user of Basic credentials. The password is not known here. */
export function basicCredentialsCard({ user, hasPassword }: BasicCredentialsLiteral): readonly string[] {
  const password = hasPassword ? codeSpan('••••••••') : l10n.t('empty');
  return [
    titleLine('Basic', l10n.t('credentials, encoded but not encrypted')),
    `${l10n.t('User')}: ${codeSpan(user)} · ${l10n.t('Password')}: ${password}`,
    ...(hasPassword
      ? [warningLine(l10n.t('Whoever reads this file can read the password. Keep it in a secret store.'))]
      : []),
  ];
}
