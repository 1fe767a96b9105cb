import * as vscode from 'vscode';
import { ok, same } from './assert';
import { activated, closeAll, eventually, openUntitled } from './extension';

/** The text of our card at a caret of a document; empty without one. */
async function cardAt(uri: vscode.Uri, line: number, character: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, character),
  );
  const texts = hovers
    .flatMap(({ contents }) => contents)
    .map((one) => (one instanceof vscode.MarkdownString ? one.value : ''));
  return texts.find((text) => text.includes('systemDesign.')) ?? '';
}

/** The card at the `|` of a text in a new document. */
async function cardIn(language: string, textWithCaret: string): Promise<string> {
  const at = textWithCaret.indexOf('|');
  const { document } = await openUntitled(language, textWithCaret.replace('|', ''));
  const { line, character } = document.positionAt(at);
  return cardAt(document.uri, line, character);
}

const jwt = (claims: object): string =>
  [{ alg: 'HS256', typ: 'JWT' }, claims].map((one) => encode(JSON.stringify(one))).join('.') +
  '.c2lnbmF0dXJlLW9mLW5vdGhpbmctYXQtYWxs';

/** Base64url of plain ASCII. */
function encode(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const shown: readonly (readonly [
  kind: string,
  language: string,
  text: string,
  ...parts: readonly string[],
])[] = [
  ['httpStatus', 'typescript', 'res.status(4|29).end();', '**429 Too Many Requests**'],
  ['httpHeader', 'typescript', "const h = 'If-None-|Match';", '**If\\-None\\-Match**', 'HTTP request header'],
  [
    'uri',
    'shellscript',
    'curl "https://u:geheim@h:63|79/a%20b?q=1"',
    'port 6379, usually Redis',
    '`/a b`',
    '$(warning)',
  ],
  ['uri', 'plaintext', 'urn:isbn:045|1450523', '**URN**', '`isbn`'],
  [
    'basicCredentials',
    'plaintext',
    `Authorization: Basic ${btoa('ada:geheim').replace('=', '')}|`,
    '`ada`',
    '••••',
  ],
  ['ipRange', 'plaintext', 'allow 10.0.0.0/|8', '16,777,216 addresses', '`10.255.255.255`', 'RFC 1918'],
  ['uuid', 'json', '"017F22E2-79B0-7CC3-98C4-|DC0C0C07398F"', 'version 7', '2022\\-02\\-22 19:22:22 UTC'],
  ['cron', 'typescript', 'cron.schedule("*/15 9-17 * * |1-5", run)', 'Every 15 minutes', 'Next:'],
  ['unixTimestamp', 'json', '{ "createdAt": 17000|00000 }', '2023\\-11\\-14 22:13:20 UTC', 'your time zone'],
  ['kubernetesKind', 'yaml', 'apiVersion: apps/v1\nkind: StatefulS|et\n', '**StatefulSet**'],
  ['composeKey', 'dockercompose', 'services:\n  web:\n    health|check:\n', '**healthcheck**'],
];

suite('cards for literals', () => {
  suiteSetup(activated);
  teardown(closeAll);

  for (const [kind, language, text, ...parts] of shown) {
    test(`${kind}: ${text}`, async () => {
      const card = await eventually(() => cardIn(language, text));
      for (const part of parts) ok(card.includes(part), `${part} is in ${card}`);
      ok(card.includes(encodeURIComponent(`systemDesign.live.${kind}`)), 'it leads to its switch');
      ok(!card.includes('geheim'), 'no password is shown');
    });
  }

  test('jwt: claims, dates and what is odd', async () => {
    const card = await cardIn(
      'typescript',
      `const t = '${jwt({ sub: 'ada', iat: 1700000000, exp: 1700003600 })}|';`,
    );
    for (const part of [
      'HS256',
      'signature not verified',
      'sub: `ada`',
      'Issued 2023',
      '$(warning) Expired 2023',
    ])
      ok(card.includes(part), `${part} is in ${card}`);
    ok(!card.includes('c2lnbmF0dXJl'), 'the token is not in it');
  });

  test('what a token says cannot add a link, a picture or an icon', async () => {
    const hostile = '`[x](command:workbench.action.quit) ![](https://e.example/p.png) $(trash) <b>\n\n# x';
    const card = await cardIn('plaintext', `${jwt({ [hostile]: hostile, exp: 1 })}|`);
    const claims = card.split('\n\n')[1] ?? '';
    ok(card.split('\n\n').length <= 6, 'it has no line more');
    ok(claims.includes('workbench.action.quit'), 'it is shown');
    const outside = claims.replace(/(`+) .*? \1(?!`)/g, '');
    ok(!/(?<!\\)[[<]|\$\(/.test(outside), `nothing of it is markup: ${outside}`);
    ok(!claims.includes('$(trash)'), 'nothing of it is an icon');
  });

  const none: readonly (readonly [string, string])[] = [
    ['typescript', 'const timeout = 4|04;'],
    ['typescript', 'import x from "https://exa|mple.com/a";'],
    ['typescript', 'const orderNumber = 17000|00000;'],
    ['yaml', 'kind: Deploy|ment of people'],
    ['plaintext', 'version 10.0.0|.1'],
    ['plaintext', 'eyJhbGciOiJIUzI1NiJ9|.eyJ'],
  ];
  for (const [language, text] of none) {
    test(`none in ${language}: ${text}`, async () => {
      same(await cardIn(language, text), '');
    });
  }

  test('a kind that is switched off has no card, for all languages or for one', async () => {
    const settings = (): vscode.WorkspaceConfiguration =>
      vscode.workspace.getConfiguration('systemDesign.live', { languageId: 'json' });
    const global = vscode.ConfigurationTarget.Global;
    const uuid = (language: string) => cardIn(language, '"f47ac10b-58cc-4372-a567-0e02b2c3|d479"');
    try {
      await settings().update('uuid', false, global, true);
      same(await uuid('json'), '');
      ok((await uuid('plaintext')) !== '', 'another language keeps it');
      await settings().update('uuid', undefined, global, true);
      await settings().update('uuid', false, global);
      same(await uuid('plaintext'), '');
    } finally {
      await settings().update('uuid', undefined, global, true);
      await settings().update('uuid', undefined, global);
    }
  });
});

suite('cards in documents of every kind', () => {
  const scheme = 'sdc-test';
  const text = '// a circuit breaker\r\n\tconst שלום = "\ud83e jwt";\r\n\u0000\u0001 jwt\r\n';
  let provider: vscode.Disposable | undefined;
  suiteSetup(async () => {
    await activated();
    provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path }) =>
        path.endsWith('.bin') ? '\u0000\ud800\ufffd jwt'.repeat(200_000) : text,
    });
  });
  suiteTeardown(() => {
    provider?.dispose();
  });
  teardown(closeAll);

  const virtual = (path: string): vscode.Uri => vscode.Uri.from({ scheme, path });

  test('a virtual document with CRLF, tabs, right-to-left text and half a character', async () => {
    const { uri } = await vscode.workspace.openTextDocument(virtual('/a.ts'));
    ok((await cardAt(uri, 0, 8)).includes('circuit breaker'), 'in the comment');
    ok((await cardAt(uri, 1, 19)).includes('**JWT**'), 'behind half a character');
    ok((await cardAt(uri, 2, 4)).includes('**JWT**'), 'behind control characters');
    same(await cardAt(uri, 3, 0), '');
  });

  test('one long line of what is no text', async () => {
    const { uri } = await vscode.workspace.openTextDocument(virtual('/a.bin'));
    ok((await cardAt(uri, 0, 5 + 7 * 100_000)).includes('**JWT**'), 'in the middle');
  });

  test('both sides of a diff', async () => {
    await vscode.commands.executeCommand('vscode.diff', virtual('/a.ts'), virtual('/b.ts'));
    for (const path of ['/a.ts', '/b.ts'])
      ok((await eventually(() => cardAt(virtual(path), 0, 8))).includes('circuit breaker'), path);
  });

  test('a cell of a notebook', async () => {
    const kind = vscode.NotebookCellKind.Code;
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([
        new vscode.NotebookCellData(kind, 'jwt_token = f()  # an idempotency key', 'python'),
      ]),
    );
    const { uri } = notebook.cellAt(0).document;
    ok((await eventually(() => cardAt(uri, 0, 1))).includes('**JWT**'), 'in a name');
    ok((await cardAt(uri, 0, 24)).includes('idempotency key'), 'in a comment');
  });

  test('a language that nobody knows, and an empty document', async () => {
    ok((await cardIn('plaintext', 'the jw|t')).includes('**JWT**'), 'plain text');
    same(await cardIn('plaintext', '|'), '');
  });
});
