import type { MatchRule, Term } from '../../../src/core/model/term';
import { formsOf } from '../../../src/core/terms/termForms';

/** A term with what matching needs; the rest is filler. The id is made of the name. */
export function sampleTerm(
  name: string,
  match: MatchRule,
  also: readonly string[] = [],
  expansion?: string,
): Term {
  return {
    id: name
      .toLowerCase()
      .replace('+', ' plus ')
      .replaceAll(/[^a-z\d]+/g, '-'),
    name,
    ...(expansion === undefined ? {} : { expansion }),
    meaning: `What ${name} means.`,
    also,
    forms: formsOf({ name, match, also, expansion }),
    not: [],
    related: [],
    category: 'sample',
    topic: 'sample',
    patterns: [],
    usedBy: [],
  };
}

/** Terms of every rule and of every awkward shape. */
export const sampleTerms: readonly Term[] = [
  sampleTerm('JWT', 'word', ['JSON Web Tokens'], 'JSON Web Token'),
  sampleTerm('TTL', 'word', [], 'time to live'),
  sampleTerm('TLS', 'word', [], 'Transport Layer Security'),
  sampleTerm('mTLS', 'word', ['mutual TLS']),
  sampleTerm('gRPC', 'word'),
  sampleTerm('gRPC-Web', 'phrase'),
  sampleTerm('GraphQL', 'word'),
  sampleTerm('WebSocket', 'word'),
  sampleTerm('Kubernetes', 'word', ['k8s']),
  sampleTerm('IPv6', 'word'),
  sampleTerm('IdP', 'word', ['identity provider']),
  sampleTerm('OAuth 2.0', 'phrase', ['OAuth']),
  sampleTerm('access token', 'phrase'),
  sampleTerm('ES256', 'word'),
  sampleTerm('SHA-256', 'phrase'),
  sampleTerm('Base64url', 'word'),
  sampleTerm('Base64', 'word'),
  sampleTerm('X.509', 'phrase'),
  sampleTerm('CDC', 'word'),
  sampleTerm('S3', 'word'),
  sampleTerm('2PC', 'word', ['two-phase commit']),
  sampleTerm('MFA', 'word', ['2FA']),
  sampleTerm('p99', 'word'),
  sampleTerm('CIDR', 'word'),
  sampleTerm('saga', 'word'),
  sampleTerm('HTTP', 'exact', [], 'Hypertext Transfer Protocol'),
  sampleTerm('HTTPS', 'exact'),
  sampleTerm('HTTP/1.1', 'phrase'),
  sampleTerm('HTTP/2', 'phrase'),
  sampleTerm('0-RTT', 'phrase'),
  sampleTerm('SLO', 'exact', [], 'service-level objective'),
  sampleTerm('CAP', 'exact'),
  sampleTerm('CAP theorem', 'phrase'),
  sampleTerm('DDoS', 'exact'),
  sampleTerm('REST', 'exact', ['RESTful']),
  sampleTerm('circuit breaker', 'phrase'),
  sampleTerm('rate limiting', 'phrase', ['rate limiter', 'rate limit']),
  sampleTerm('load balancer', 'phrase'),
  sampleTerm('idempotency key', 'phrase'),
  sampleTerm('eventual consistency', 'phrase'),
  sampleTerm('event-driven architecture', 'phrase'),
  sampleTerm('Protocol Buffers', 'phrase', ['protobuf']),
  sampleTerm('cache-aside', 'phrase'),
  sampleTerm('pub/sub', 'phrase'),
  sampleTerm('CI/CD', 'phrase'),
  sampleTerm('I/O', 'phrase'),
  sampleTerm('B-tree', 'phrase'),
  sampleTerm('B+ tree', 'phrase'),
  sampleTerm('N+1 query', 'phrase'),
  sampleTerm("Conway's law", 'phrase'),
  sampleTerm('read-through', 'joined'),
  sampleTerm('write-back', 'joined', ['write-back cache']),
];
