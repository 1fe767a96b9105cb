import { env, l10n } from 'vscode';
import type { JwtIssue, JwtLiteral } from '../../../core/literals/jwt';
import { codeSpan } from '../../../core/text/codeSpan';
import { escapeMarkdown } from '../../../core/text/escapeMarkdown';
import { distanceText, utcText } from '../../../core/text/moment';
import { plainLabel } from '../../../core/text/plainLabel';
import { titleLine, warningLine } from './titleLine';

/** What is in a JWT: how it is signed, whom it speaks of, when it holds, and what is odd. */
export function jwtCard(jwt: JwtLiteral, now: Date): readonly string[] {
  const kind = jwt.isEncrypted ? l10n.t('encrypted') : l10n.t('signature not verified');
  const type = jwt.type === undefined || jwt.type.toUpperCase() === 'JWT' ? undefined : jwt.type;
  const warnings = jwt.issues.map(issueText).filter((text) => text !== undefined);
  return [
    titleLine('JWT', jwt.algorithm, type, kind),
    ...(jwt.isEncrypted ? [l10n.t('Its claims can be read only with the key.')] : claimsLine(jwt)),
    ...datesLines(jwt, now.getTime()),
    ...(warnings.length === 0 ? [] : [warningLine(warnings.join(' '))]),
  ];
}

/** As many letters of claims as two lines of a card hold. */
const ROOM = 110;

function claimsLine({ claims, claimCount, expires, notBefore, issued }: JwtLiteral): readonly string[] {
  const dates = [expires, notBefore, issued].filter((date) => date !== undefined).length;
  if (claimCount === 0) return [l10n.t('It has no claims.')];
  let room = ROOM;
  const fitting = claims.filter(([name, value]) => (room -= name.length + value.length + 4) >= 0);
  const shown = fitting.length === 0 ? claims.slice(0, 1) : fitting;
  const more = claimCount - dates - shown.length;
  const parts = shown.map(([name, value]) => `${escapeMarkdown(plainLabel(name))}: ${codeSpan(value)}`);
  if (more > 0) parts.push(escapeMarkdown(l10n.t('{0} more', more)));
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

/** When it was issued, and from when to when it holds; with a warning where that is not now. */
function datesLines({ issued, notBefore, expires, issues }: JwtLiteral, now: number): readonly string[] {
  const at = (time: number): string =>
    `${utcText(time * 1000)} (${distanceText(time * 1000, now, env.language)})`;
  const lines: string[] = [];
  if (issued !== undefined) lines.push(escapeMarkdown(l10n.t('Issued {0}', at(issued))));
  if (notBefore !== undefined && issues.includes('not-yet-valid'))
    lines.push(warningLine(l10n.t('Not valid before {0}', at(notBefore))));
  if (expires !== undefined)
    lines.push(
      issues.includes('expired')
        ? warningLine(l10n.t('Expired {0}', at(expires)))
        : escapeMarkdown(l10n.t('Expires {0}', at(expires))),
    );
  return lines;
}

/** What is odd beside the dates, which say so themselves. */
function issueText(issue: JwtIssue): string | undefined {
  switch (issue) {
    case 'alg-none':
      return l10n.t('Not signed: anybody can make such a token.');
    case 'no-expiry':
      return l10n.t('It never expires.');
    case 'odd-dates':
      return l10n.t('It expires before it was issued.');
    case 'expired':
    case 'not-yet-valid':
      return undefined;
  }
}
