import assert from 'node:assert/strict';
import { expandSnippet } from '../../../build/snippets/expandSnippet';
import { snippetContribution } from '../../../src/core/snippets/contribution';
import { parseSnippet } from '../../../src/core/snippets/parseSnippet';
import { isCall, wrapAround, wrapBody } from '../../../src/core/snippets/wrap';
import { parsed, typescriptFile } from './fixtureSnippet';

const CODE = '// --- snippet ---\nexport class Retry {\n  limit = 3;\n}\n';
const TEXT = 'await retry(() => call(), { limit: 4, all: () => true })';
const file = (lines: Readonly<Record<string, string>>, demonstration = TEXT) =>
  typescriptFile(lines, `${CODE}// --- demonstration ---\n${demonstration}\n`);

suite('a pattern around a selected call', () => {
  const body = wrapBody({ text: TEXT, parts: ['call()', '4', 'true'] });

  test('has tab stops for what is to be filled in, the call last', () => {
    assert.equal(
      body,
      'await retry(() => ${3:${TM_SELECTED_TEXT:call()}}, { limit: ${1:4}, all: () => ${2:true} })$0',
    );
    assert.equal(
      wrapBody({ text: 'f({ $a }, b)', parts: ['b', '{ $a }'] }),
      'f(${1:{ \\$a \\}}, ${2:${TM_SELECTED_TEXT:b}})$0',
    );
  });

  test('takes the call; an await stands before the whole, what ends a statement behind it', () => {
    const around = (selected: string, indent = '') => wrapAround(body, selected, indent);
    const rest = '{ limit: ${1:4}, all: () => ${2:true} })';
    assert.equal(around('load(id)'), `await retry(() => load(id), ${rest}$0`);
    assert.equal(around(' await load(`${id}`);\n'), ` await retry(() => load(\`\\\${id}\`), ${rest};$0\n`);
    assert.equal(
      around('load(\n    id,\n  )', '  '),
      `await retry(() => load(\n\tid,\n), ${rest}$0`.replace('\t', '  '),
    );
  });

  test('is for calls alone', () => {
    const calls = ['load()', 'await a.b<T>(c);', 'a::b(c)?', ' new A(b)', 'a.b(\n  c,\n)'];
    for (const call of calls) assert.ok(isCall(call), call);
    for (const other of ['', 'load', 'x = 1', 'x = load()', 'a(b) + c', '(a)', 'if (a()) b()']) {
      assert.ok(!isCall(other), other);
    }
  });

  test('completes under a prefix of its own', () => {
    const snippet = parsed(file({ wrap: TEXT, selection: 'call(), 4, true' }));
    const contribution = snippetContribution([snippet], () => 'Retry');
    assert.deepEqual(
      Object.entries(contribution).map(([name, { prefix }]) => [name, prefix]),
      [
        ['Retry', 'sdRetry'],
        ['Retry: selected call', 'sdRetryCall'],
      ],
    );
    assert.deepEqual(contribution['Retry: selected call']?.body, [body]);
  });

  const wrong = [
    ['a part that is not in it', file({ wrap: TEXT, selection: 'call(), 5' }), '6:15', '"5" is not in it'],
    ['no part', file({ wrap: TEXT }), '5:10', '"" is not in it'],
    ['not in the demonstration', file({ wrap: TEXT, selection: 'call()' }, 'run();'), '5:10', 'must contain'],
  ] as const;
  for (const [title, source, place, message] of wrong) {
    test(`snippet-selection: ${title}`, () => {
      const [diagnostic] = parseSnippet(source).diagnostics;
      assert.equal(
        `${diagnostic?.line}:${diagnostic?.column} ${diagnostic?.code}`,
        `${place} snippet-selection`,
      );
      assert.ok(diagnostic?.message.includes(message), diagnostic?.message);
    });
  }
});

test('the syntax of a selection is expanded as the editor does', () => {
  assert.equal(expandSnippet(wrapBody({ text: TEXT, parts: ['call()', '4'] }), '  '), TEXT);
});
