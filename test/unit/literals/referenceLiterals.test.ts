import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReferenceTables } from '../../../src/core/model/reference';
import { findComposeKey } from '../../../src/core/literals/composeKey';
import { findHttpHeader } from '../../../src/core/literals/httpHeader';
import { findHttpStatus } from '../../../src/core/literals/httpStatus';
import { findKubernetesKind } from '../../../src/core/literals/kubernetesKind';
import {
  buildReferenceIndex,
  type ReferenceIndex,
  type ReferenceLiteral,
} from '../../../src/core/literals/referenceIndex';
import { textSource, type TextPlace } from '../../../src/core/source/textSource';

const rows = (keys: string) => keys.split(' ').map((key) => ({ key, meaning: 'x' }));
const tables: ReferenceTables = {
  'http-status': [
    ...rows('100 200 201 204 301 400 401 429 500'),
    { key: '404', title: 'Not Found', meaning: 'x' },
    { key: '503', title: 'Service Unavailable', meaning: 'x' },
  ],
  'http-headers': rows('Content-Type Authorization Date Host X-Forwarded-For ETag'),
  'kubernetes-kinds': rows('Deployment Service Job'),
  'compose-keys': rows(
    'services services.*.image services.*.volumes volumes services.*.healthcheck.interval',
  ),
};
const index = buildReferenceIndex(tables);

type Find = (index: ReferenceIndex, place: TextPlace) => ReferenceLiteral | undefined;

function placeOf(languageId: string, text: string, path = ''): TextPlace {
  const before = text.slice(0, text.indexOf('¦'));
  const line = before.split('\n').length - 1;
  const offset = before.length - (before.lastIndexOf('\n') + 1);
  return { source: textSource(text.replace('¦', ''), languageId, path), line, offset };
}

/** A document with `¦` at the caret, and the key that is found there. */
type Row = readonly [languageId: string, text: string, key?: string];

function testRows(title: string, find: Find, table: readonly Row[], path = ''): void {
  suite(title, () => {
    for (const [languageId, text, key] of table) {
      test(`${languageId}: ${JSON.stringify(text)} is ${key ?? 'nothing'}`, () => {
        const place = placeOf(languageId, text, path);
        const found = find(index, place);
        assert.equal(found?.entry.key, key);
        if (found === undefined || find === findComposeKey) return;
        const written = place.source.lineAt(place.line).slice(found.start, found.end);
        assert.equal(written.toLowerCase(), found.entry.key.toLowerCase());
      });
    }
  });
}

testRows('findHttpStatus', findHttpStatus, [
  ['typescript', 'res.status(4¦04)', '404'],
  ['typescript', 'res.sendStatus(¦404)', '404'],
  ['typescript', 'if (response.status === 404¦) {', '404'],
  ['typescript', 'const statusCode = ¦503;', '503'],
  ['typescript', 'expect(response.statusCode).toBe(¦201);', '201'],
  ['typescript', 'res.writeHead(¦301, { Location: url })', '301'],
  ['typescript', 'switch (response.status) {\n  case ¦404:', '404'],
  ['typescript', 'throw createError(¦404, "gone")', '404'],
  ['typescript', 'it("returns ¦404", run)'],
  ['typescript', '// returns ¦404 if it is gone', '404'],
  ['python', 'raise HTTPException(status_code=¦404)', '404'],
  ['python', 'assert resp.status_code == ¦200', '200'],
  ['python', 'abort(¦404)', '404'],
  ['go', 'w.WriteHeader(¦503)', '503'],
  ['go', 'if resp.StatusCode != ¦200 {', '200'],
  ['java', '.andExpect(status().is(¦404))', '404'],
  ['csharp', 'return StatusCode(¦500);', '500'],
  ['rust', 'StatusCode::from_u16(¦404)', '404'],
  ['log', '"GET / HTTP/1.1" ¦200 512', '200'],
  ['http', 'HTTP/1.1 ¦503 Service Unavailable', '503'],
  ['plaintext', 'HTTP/1.1 ¦404 Not Found', '404'],
  ['markdown', 'The answer is ¦404 Not Found.', '404'],
  ['markdown', 'It returns ¦503, and then', '503'],
  ['markdown', 'with a ¦429 from the gateway', '429'],
  ['markdown', 'a status of ¦204', '204'],
  ['yaml', 'responses:\n  "¦404":\n    description: x', '404'],
  ['yaml', "responses:\n  '200':\n    description: x\n  ¦404:\n    description: y", '404'],
  ['json', '{\n "responses": {\n  "¦404": {', '404'],
  ['typescript', 'const width = ¦200;'],
  ['typescript', 'setTimeout(run, ¦500)'],
  ['typescript', 'statusBar.width = ¦200'],
  ['typescript', 'order.status = ¦100'],
  ['typescript', 'process.exitStatus = ¦100'],
  ['typescript', 'res.status(4¦0)'],
  ['typescript', 'res.status(4¦040)'],
  ['typescript', 'res.status(4¦04.5)'],
  ['typescript', 'res.status(x4¦04)'],
  ['typescript', 'res.status(4¦18)'],
  ['typescript', 'const port = ¦500'],
  ['typescript', 'const status = /4¦04/'],
  ['css', '.status { width: ¦200px }'],
  ['css', '.status { z-index: ¦200 }'],
  ['markdown', 'a ¦500 ms timeout'],
  ['markdown', 'a ¦400 page book'],
  ['markdown', 'There are ¦200 of them.'],
  ['yaml', 'port: ¦500'],
  ['yaml', 'sizes:\n  ¦404: x'],
  ['python', 'HTTP_TIMEOUT_MS = ¦500'],
]);

testRows('findHttpHeader', findHttpHeader, [
  ['typescript', "res.setHeader('Content-¦Type', type)", 'Content-Type'],
  ['typescript', "headers['content-ty¦pe']", 'Content-Type'],
  ['typescript', "headers: { 'Author¦ization': token }", 'Authorization'],
  ['typescript', "res.setHeader('Da¦te', now)", 'Date'],
  ['shellscript', 'curl -H "Author¦ization: Bearer x" $URL', 'Authorization'],
  ['python', 'request.headers["X-Forwarded-¦For"]', 'X-Forwarded-For'],
  ['nginx', 'proxy_set_header Ho¦st $host;', 'Host'],
  ['nginx', 'proxy_set_header X-Forwarded-¦For $remote;', 'X-Forwarded-For'],
  ['markdown', 'The `Content-¦Type` says', 'Content-Type'],
  ['yaml', 'headers:\n  content-ty¦pe: x', 'Content-Type'],
  ['typescript', "const x = 'Da¦te'"],
  ['typescript', "log('the Content-¦Type is wrong')"],
  ['typescript', "import x from 'content-¦type-parser'"],
  ['typescript', 'content - ty¦pe'],
  ['typescript', 'const da¦te = headers.x'],
  ['typescript', '// the Content-¦Type header'],
  ['yaml', 'host: ho¦st'],
]);

testRows('findKubernetesKind', findKubernetesKind, [
  ['yaml', 'apiVersion: apps/v1\nkind: Deploy¦ment', 'Deployment'],
  ['yaml', 'apiVersion: v1\nkind: "Serv¦ice"', 'Service'],
  ['yaml', 'items:\n  - kind: Jo¦b\n    apiVersion: batch/v1', 'Job'],
  ['yaml', 'roleRef:\n  apiGroup: x\n  kind: Serv¦ice', 'Service'],
  ['yaml', 'apiVersion: v1\nki¦nd: Service'],
  ['yaml', 'kind: Serv¦ice'],
  ['yaml', 'apiVersion: v1\nkind: serv¦ice'],
  ['yaml', 'apiVersion: v1\nkind: Serv¦ices'],
  ['yaml', 'apiVersion: v1\nname: Serv¦ice'],
  ['json', 'apiVersion: v1\nkind: Serv¦ice'],
]);

testRows(
  'findComposeKey',
  findComposeKey,
  [
    ['yaml', 'serv¦ices:\n  web:', 'services'],
    ['yaml', 'services:\n  web:\n    ima¦ge: x', 'services.*.image'],
    ['yaml', 'services:\n  web:\n    image: x\n    vol¦umes:\n      - a:/b', 'services.*.volumes'],
    ['yaml', 'services:\n  web:\n    image: x\nvol¦umes:\n  a:', 'volumes'],
    [
      'yaml',
      'services:\n  web:\n    healthcheck:\n      test: x\n      inter¦val: 5s',
      'services.*.healthcheck.interval',
    ],
    ['yaml', 'services:\n  ima¦ge:\n    build: x'],
    ['yaml', 'services:\n  web:\n    image: ima¦ge'],
    ['yaml', 'services:\n  web:\n    labels:\n      ima¦ge: x'],
    ['yaml', 'x-common:\n  web:\n    ima¦ge: x'],
  ],
  '/shop/docker-compose.dev.yml',
);
testRows('findComposeKey elsewhere', findComposeKey, [
  ['yaml', 'services:\n  web:\n    ima¦ge: x'],
  ['dockercompose', 'services:\n  web:\n    ima¦ge: x', 'services.*.image'],
]);

suite('literals of the tables, on any text', () => {
  test('nothing throws, and what is found holds the caret', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'status',
        '404',
        'kind: ',
        'Service',
        'apiVersion: v1\n',
        "'",
        '"',
        'services:',
        '\n',
        '  ',
        ':',
        '(',
      ),
      fc.constantFrom(
        'Content-Type',
        'Date',
        'header',
        'responses:\n',
        'HTTP/1.1 ',
        '\ud800',
        '\u202e',
        '\r\n',
        '\t',
      ),
      fc.string({ maxLength: 5 }),
    );
    const languages = fc.constantFrom(
      'typescript',
      'python',
      'yaml',
      'markdown',
      'json',
      'nginx',
      'dockercompose',
      'x',
    );
    const document = fc.tuple(languages, fc.array(piece, { maxLength: 14 }), fc.nat(), fc.nat());
    fc.assert(
      fc.property(document, ([languageId, pieces, lineSeed, offsetSeed]) => {
        const source = textSource(pieces.join(''), languageId, 'compose.yaml');
        const line = lineSeed % (source.lineCount + 1);
        const offset = offsetSeed % (source.lineAt(line).length + 2);
        for (const find of [findHttpStatus, findHttpHeader, findKubernetesKind, findComposeKey]) {
          const found = find(index, { source, line, offset });
          assert.ok(found === undefined || (found.start <= offset && offset <= found.end));
        }
      }),
      { numRuns: 3000 },
    );
  });
});
