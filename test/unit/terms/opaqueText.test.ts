import { testCarets, type Row } from './caretTable';

const header = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpX5Jw¦tVCJ9';
const signature = 'dozjgNryP4J3-¦S3-jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

const addresses: readonly Row[] = [
  ['see https://example.org/j¦wt/intro'],
  ['see https://j¦wt.io'],
  ['(https://en.example.org/wiki/JWT_(j¦wt)'],
  ['fetch("https://api.example.org/oauth?jw¦t=1")'],
  ['HT¦TPS://example.org'],
  ['k8¦s+https://example.org'],
  ['www.jw¦t.io'],
  ['[JW¦T](https://example.org/jwt)', 'jwt', 'JWT'],
  ['[a](https://example.org/jwt)JW¦T', 'jwt', 'JWT'],
  ['"https://example.org", jw¦t', 'jwt', 'jwt'],
  ['`https://example.org/${jw¦t}`', 'jwt', 'jwt'],
  ['`https://${host}/jw¦t`'],
  ['|https://example.org|JW¦T|', 'jwt', 'JWT'],
  ['mail jw¦t@example.org now'],
  ['mail me@jw¦t.example.org.'],
  ['mail dev.jw¦t+x@example.org'],
  ['"jw¦t@9.0.2"', 'jwt', 'jwt'],
  ['ssh jw¦t@gateway', 'jwt', 'jwt'],
  ['@auth/jw¦t', 'jwt', 'jwt'],
  ['@Jw¦tAuth', 'jwt', 'Jwt'],
  ['@scope.Jw¦t.inner', 'jwt', 'Jwt'],
];

const data: readonly Row[] = [
  [`token = "${header}.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N"`],
  [`Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${signature}`],
  ['"dGhpc1S3aXM+YSB0ZXN0S¦3/IGZvciBKV1Q="'],
  ['9f1a-cdc¦-8a2b3c4d5e6f7a8b'],
  ['123e4567-cdc¦-12d3-a456-426614174000'],
  ['sha1: 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12-cdc¦'],
  ['remove_4e59b98983c¦dc2591'],
  ['as of (b2c¦dc3b1)'],
  ['color: #cd¦c;'],
  ["'#b00c¦dc'"],
  ['0xCD¦C'],
  ['5EC1 6CD¦C'],
  ['2F¦A02'],
  ['2F¦A', 'mfa', '2FA'],
  ['CD¦C2024', 'cdc', 'CDC'],
  ['cd¦c-feed', 'cdc', 'cdc'],
  ['getOAu¦th2AccessTokenForS3BucketV2', 'oauth-2-0', 'OAuth2'],
  ['TLS_AES_256_GCM_SHA2¦56', 'sha-256', 'SHA256'],
  ['services/auth/v2/Jw¦tHelperV2/index.ts', 'jwt', 'Jwt'],
];

const files: readonly Row[] = [
  ["open('data/graph.tt¦l')"],
  ['*.tt¦l'],
  ['include ./ontology/*.tt¦l, *.md'],
  ['config.tt¦l', 'ttl', 'ttl'],
  ["from './tt¦l.ts'", 'ttl', 'ttl'],
  ["import tt¦l from '../ttl/index'", 'ttl', 'ttl'],
  ["from '../tt¦l/index.ts'", 'ttl', 'ttl'],
  ['n/cache.tt¦l()', 'ttl', 'ttl'],
];

suite('findTerm in text that is not words', () => {
  testCarets('URLs and e-mail addresses', addresses);
  testCarets('encoded data', data);
  testCarets('files', files);
});
