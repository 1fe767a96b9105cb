import { env, l10n } from 'vscode';
import type { IpRangeLiteral } from '../../../core/literals/ipRange';
import { codeSpan } from '../../../core/text/codeSpan';
import { knownLocale } from '../../../core/text/moment';
import { titleLine, warningLine } from './titleLine';

/** From where to where a range of addresses goes, how many it has, and what they are for. */
export function ipRangeCard({ shape, first, last, count, use, network }: IpRangeLiteral): readonly string[] {
  if (shape === 'address') return [titleLine(first, useText(use))];
  const size = count === '1' ? l10n.t('one address') : l10n.t('{0} addresses', grouped(count));
  return [
    titleLine(shape === 'network' ? 'CIDR' : l10n.t('IP range'), size, useText(use)),
    `${codeSpan(first)} – ${codeSpan(last)}`,
    ...(network === undefined
      ? []
      : [warningLine(l10n.t('Bits are set behind the prefix; the network is {0}.', network))]),
  ];
}

/** In the reader's digits; from 2^50 on powers of two are easier to read as such. */
function grouped(count: string): string {
  const value = BigInt(count);
  const exponent = value.toString(2).length - 1;
  return exponent >= 50 && value === 1n << BigInt(exponent)
    ? `2^${exponent}`
    : new Intl.NumberFormat(knownLocale(env.language)).format(value);
}

function useText(use: string): string {
  const texts = new Map([
    ['unicast', l10n.t('public')],
    ['private', l10n.t('private (RFC 1918)')],
    ['uniqueLocal', l10n.t('private (RFC 4193)')],
    ['loopback', l10n.t('loopback: this machine')],
    ['linkLocal', l10n.t('link-local: this network segment')],
    ['multicast', l10n.t('multicast')],
    ['broadcast', l10n.t('broadcast')],
    ['carrierGradeNat', l10n.t('shared by providers (RFC 6598)')],
    ['unspecified', l10n.t('unspecified: any address')],
    ['reserved', l10n.t('reserved')],
    ['mixed', l10n.t('of several kinds')],
    ['6to4', l10n.t('6to4 (RFC 3056)')],
    ['teredo', l10n.t('Teredo (RFC 4380)')],
    ['ipv4Mapped', l10n.t('IPv4 address within IPv6')],
  ]);
  return texts.get(use) ?? l10n.t('for a special use');
}
