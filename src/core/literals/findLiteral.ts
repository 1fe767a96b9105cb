import type { TextPlace } from '../source/textSource';
import { findBasicCredentials, type BasicCredentialsLiteral } from './basicCredentials';
import { findComposeKey } from './composeKey';
import { findCron, type CronLiteral } from './cron';
import { findHttpHeader } from './httpHeader';
import { findHttpStatus } from './httpStatus';
import { findIpRange, type IpRangeLiteral } from './ipRange';
import { findJwt, type JwtLiteral } from './jwt';
import { findKubernetesKind } from './kubernetesKind';
import type { LiveKind } from './liveKind';
import type { ReferenceIndex, ReferenceLiteral } from './referenceIndex';
import { findUnixTimestamp, type UnixTimestampLiteral } from './unixTimestamp';
import { findUri, type UriLiteral } from './uri';
import { findUuid, type UuidLiteral } from './uuid';

/** A literal that can be explained, of whatever kind. */
export type Literal =
  | ({ readonly kind: 'jwt' } & JwtLiteral)
  | ({ readonly kind: 'basicCredentials' } & BasicCredentialsLiteral)
  | ({ readonly kind: 'uuid' } & UuidLiteral)
  | ({ readonly kind: 'cron' } & CronLiteral)
  | ({ readonly kind: 'uri' } & UriLiteral)
  | ({ readonly kind: 'ipRange' } & IpRangeLiteral)
  | ({ readonly kind: 'unixTimestamp' } & UnixTimestampLiteral)
  | ({
      readonly kind: 'httpStatus' | 'httpHeader' | 'kubernetesKind' | 'composeKey';
    } & ReferenceLiteral);

/** What one is looked for with. */
export interface LiteralSearch {
  readonly references: ReferenceIndex;
  readonly now: Date;
  /** Whether the reader wants cards of a kind; others are not looked for. */
  readonly isOn: (kind: LiveKind) => boolean;
}

/**
 * The literal at a place. Of several the first here wins: what is hidden inside its letters (a JWT, a UUID) before
 * what holds it (an address), and that before its parts.
 */
export function findLiteral(place: TextPlace, search: LiteralSearch): Literal | undefined {
  const { references, now, isOn } = search;
  const line = place.source.lineAt(place.line);
  const { offset } = place;
  const look = <K extends LiveKind, T extends object>(kind: K, found: () => T | undefined) => {
    const literal = isOn(kind) ? found() : undefined;
    return literal && { kind, ...literal };
  };
  return (
    look('jwt', () => findJwt(line, offset, now)) ??
    look('basicCredentials', () => findBasicCredentials(line, offset)) ??
    look('uuid', () => findUuid(line, offset)) ??
    look('cron', () => findCron(place, now)) ??
    look('uri', () => findUri(line, offset)) ??
    look('ipRange', () => findIpRange(line, offset)) ??
    look('unixTimestamp', () => findUnixTimestamp(line, offset)) ??
    look('httpStatus', () => findHttpStatus(references, place)) ??
    look('httpHeader', () => findHttpHeader(references, place)) ??
    look('kubernetesKind', () => findKubernetesKind(references, place)) ??
    look('composeKey', () => findComposeKey(references, place))
  );
}
