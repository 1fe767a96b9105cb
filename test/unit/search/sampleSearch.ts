import { createSearch, type Search } from '../../../src/core/search/search';
import type { SearchDocument } from '../../../src/core/search/searchDocument';
import { createSearchFile, type SearchFile } from '../../../src/core/search/searchFile';

const topic = (id: string, title: string, names: readonly string[], text: string): SearchDocument => ({
  kind: 'topic',
  title,
  where: ['Sample'],
  place: { kind: 'topic', id },
  names: [id, ...names],
  text,
});
const section = (id: string, of: string, title: string, text: string): SearchDocument => ({
  kind: 'section',
  title,
  where: [of],
  place: { kind: 'topic', id, anchor: title.toLowerCase().replaceAll(' ', '-') },
  names: [],
  text,
});
const term = (title: string, names: readonly string[], text: string): SearchDocument => ({
  kind: 'term',
  title,
  where: [],
  place: { kind: 'term', id: title.toLowerCase().replaceAll(/[^a-z\d]+/g, '-') },
  names,
  text,
});
const pattern = (id: string, title: string, prefix: string, text: string): SearchDocument => ({
  kind: 'pattern',
  title,
  where: ['resilience'],
  place: { kind: 'pattern', id },
  names: [id, prefix],
  text,
});

export const sampleDocuments: readonly SearchDocument[] = [
  topic(
    'jwt',
    'JSON Web Token',
    ['bearer token', 'jws'],
    'Claims that anyone can read and only the issuer can write.',
  ),
  section('jwt', 'JSON Web Token', 'Pitfalls', 'A forged token passes. A stolen refresh token is replayed.'),
  section(
    'jwt',
    'JSON Web Token',
    'How it works',
    'The header names an algorithm; the signature protects both.',
  ),
  topic(
    'caching',
    'Caching strategies',
    ['cache invalidation', 'lazy loading', 'read-through'],
    'Who writes to the cache, and when.',
  ),
  section(
    'caching',
    'Caching strategies',
    'Pitfalls',
    'Stale data after a write. A stampede on one key. A JWT is no session.',
  ),
  section(
    'caching',
    'Caching strategies',
    'Stampedes',
    'A cache key ends, and the cache asks for it again; a cache in front of a cache too.',
  ),
  topic('http', 'From HTTP/1.0 to HTTP/3', ['quic'], 'Each version removes one kind of waiting.'),
  topic('cqrs', 'Separate models for reads and writes', ['CQRS'], 'Commands change, queries read.'),
  topic('balancers', 'Load balancing', ['L4', 'L7'], 'A proxy at layer 7 reads the request.'),
  term('JWT', ['JSON Web Token', 'JWTs'], 'A string of claims that its issuer signs.'),
  term('HTTP/3', [], 'HTTP over QUIC instead of TCP.'),
  term('HTTP/2', [], 'HTTP in binary frames.'),
  term('OAuth 2.0', ['OAuth'], 'Delegates access with tokens.'),
  term('Read-through', [], 'The cache loads what is missing from the database.'),
  term('p99', ['tail latency'], 'The time that 99 of 100 requests keep.'),
  term('Bloom filter', [], 'A naïve façade of a set. The authentication of a cache miss.'),
  term('Cache stampede', ['dogpile'], 'Many readers miss the same key at once.'),
  pattern(
    'circuit-breaker',
    'Circuit Breaker',
    'sdCircuitBreaker',
    'Stops calling a failing dependency for a while.',
  ),
  pattern('cache-aside', 'Cache-Aside', 'sdCacheAside', 'Reads from the cache and loads after a miss.'),
];

/** A file as the build writes it. */
export const sampleFile = (): SearchFile =>
  JSON.parse(JSON.stringify(createSearchFile(sampleDocuments))) as SearchFile;

export const sampleSearch = (): Search => createSearch(sampleFile());
