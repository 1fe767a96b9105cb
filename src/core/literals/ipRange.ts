import ipaddr from 'ipaddr.js';
import { tokenAround } from './tokenAround';

/** A range of IP addresses, or a single one that is special. */
export interface IpRangeLiteral {
  readonly start: number;
  readonly end: number;
  readonly shape: 'network' | 'range' | 'address';
  readonly first: string;
  readonly last: string;
  /** How many addresses, as a decimal number that may be too long for a `number`. */
  readonly count: string;
  /** What the first and last address are for, as ipaddr.js names it: `private`, `loopback`, `unicast`, ... */
  readonly use: string;
  /** The network, where a CIDR has bits set behind its prefix: 10.0.0.5/8 lies in 10.0.0.0/8. */
  readonly network?: string;
}

const LONGEST = 90;

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** The IP range at an offset of a line; of single addresses those that are special. Versions are none. */
export function findIpRange(line: string, offset: number): IpRangeLiteral | undefined {
  const token = tokenAround(line, offset, /[\w.:/%-]/, LONGEST);
  if (token === undefined || !/\d\.\d|::|:\w+:/.test(token.text)) return undefined;
  const text = token.text.replace(/[.:/-]+$/, (tail) => (tail === '::' ? tail : ''));
  const place = { start: token.start, end: token.start + text.length };
  if (offset > place.end) return undefined;
  const before = line.slice(Math.max(0, token.start - 40), token.start);
  const found =
    network(text) ?? range(text) ?? (/version|release|\bv$/i.test(before) ? undefined : address(text));
  return found && { ...place, ...found };
}

type Found = Omit<IpRangeLiteral, 'start' | 'end'>;

function network(text: string): Found | undefined {
  const match = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(text);
  const own = match && parse(match[1] ?? '');
  const length = Number(match?.[2]);
  if (own === undefined || own === null || length > bitsOf(own)) return undefined;
  const size = 1n << BigInt(bitsOf(own) - length);
  const value = toBigInt(own);
  const first = value - (value % size);
  const base = fromBigInt(first, own);
  return {
    shape: 'network',
    first: base.toString(),
    last: fromBigInt(first + size - 1n, own).toString(),
    count: size.toString(),
    use: useOf(base, fromBigInt(first + size - 1n, own)),
    ...(first === value ? {} : { network: `${base.toString()}/${String(length)}` }),
  };
}

function range(text: string): Found | undefined {
  const [from, to, more] = text.split('-');
  const first = parse(from ?? '');
  const last = parse(to ?? '');
  if (first === undefined || last === undefined || more !== undefined || first.kind() !== last.kind())
    return undefined;
  const count = toBigInt(last) - toBigInt(first) + 1n;
  if (count < 1n) return undefined;
  return {
    shape: 'range',
    first: first.toString(),
    last: last.toString(),
    count: count.toString(),
    use: useOf(first, last),
  };
}

/** A single address is worth a card only if it is special. */
function address(text: string): Found | undefined {
  const own = parse(text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1'));
  const use = own?.range();
  if (own === undefined || use === undefined || use === 'unicast') return undefined;
  return { shape: 'address', first: own.toString(), last: own.toString(), count: '1', use };
}

function parse(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined;
}

function useOf(first: Address, last: Address): string {
  const use: string = first.range();
  return use === last.range() ? use : 'mixed';
}

function bitsOf(own: Address): number {
  return own.kind() === 'ipv4' ? 32 : 128;
}

function toBigInt(own: Address): bigint {
  return own.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function fromBigInt(value: bigint, like: Address): Address {
  const bytes = Array.from({ length: bitsOf(like) / 8 }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));
  return ipaddr.fromByteArray(bytes.reverse());
}
