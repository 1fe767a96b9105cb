import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { openDiagramCache } from '../../build/diagrams/diagramCache';
import { createDrawer } from '../../build/diagrams/drawDiagrams';
import { renderPages } from '../../build/diagrams/renderPages';
import { compile } from '../../src/core/compile/compile';
import { DIAGNOSTIC_CODES, formatDiagnostic } from '../../src/core/model/diagnostic';
import { broken, fixtureContent, read, type Change } from './fixtureContent';

interface Fixture extends Change {
  readonly expected: readonly string[];
}

const FOLDER = 'test/fixtures/diagnostics';
const names = readdirSync(FOLDER)
  .map((name) => name.replace(/\.yaml$/, ''))
  .sort();

suite('diagnostics', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());

  const diagnose = async (change?: Fixture): Promise<string[]> => {
    const files = await fixtureContent();
    const compiled = compile(change === undefined ? files : broken(files, change), {
      highlight: () => undefined,
    });
    const cache = await openDiagramCache('.cache/diagrams');
    const rendered = await renderPages(compiled, cache, () => createDrawer(browser));
    return [...compiled.diagnostics, ...rendered.diagnostics].map(formatDiagnostic);
  };

  test('the unbroken content has none', async () => {
    assert.deepEqual(await diagnose(), []);
  });

  test('every code has a fixture', () => {
    assert.deepEqual(names, [...DIAGNOSTIC_CODES].sort());
  });

  const findings: readonly (readonly [
    title: string,
    find: string,
    replace: string,
    expected: readonly string[],
  ])[] = [
    [
      'in a table, on its own row',
      '| order | memory |',
      '| order | memory |\n| [x](gone.md) | y |\n| a | [z](lost.md) |',
      ['41:7: error unknown-topic', '42:11: error unknown-topic'],
    ],
    [
      'by the label of a reference',
      'Shops use them.',
      'Shops\nuse [them][ref].\n\n[ref]: gone.md',
      ['53:11: error unknown-topic'],
    ],
    [
      'not at the same words before it',
      'Shops use them.',
      'About gone.md: [x](gone.md)',
      ['52:20: error unknown-topic'],
    ],
    [
      'a heading in a quote',
      '## Pitfalls\n',
      '> ## Pitfalls\n',
      ['46:1: error heading-order', ' error template-section'],
    ],
    ['an empty section', 'Shops use them.\n', '', ['50:1: error template-section']],
    ['a page related to itself', 'related: [stack]', 'related: [queue]', ['8:11: error duplicate-id']],
    ['a term listed twice', 'terms: [fifo]', 'terms: [fifo, fifo]', ['6:15: error duplicate-id']],
    ['a day that is not', 'reviewed: 2026-11-23', 'reviewed: 2026-02-31', ['9:11: error front-matter-value']],
    [
      'a link in a diagram',
      'P->>Q: put',
      'link P: Docs @ https://example.com\nP->>Q: put',
      ['20:1: error diagram-syntax'],
    ],
  ];
  const inPatterns: typeof findings = [
    [
      'a section that has another name',
      '## When not\n',
      '## When not to\n',
      ['45:1: error template-section', '64:1: error template-section'],
    ],
    ['a section of its own', '### The parts\n', '## The parts\n', ['24:1: error template-section']],
    [
      'a section that stands twice',
      '## Known uses\n',
      '## Structure\n\nMore.\n\n## Known uses\n',
      ['61:1: error template-section'],
    ],
    [
      'sections in another order',
      '## When to use it\n',
      '## Trade-offs\n\nMore.\n\n## When to use it\n',
      ['28:1: error template-section', '57:1: error template-section'],
    ],
    ['no problem', 'Work comes faster', '- Work comes faster', ['9:1: error template-answer']],
    ['a pattern that is not', 'related: [pipeline]', 'related: [pipelin]', ['2:11: error unknown-pattern']],
    ['a pattern that names itself', '[pipeline]\n', '[worker-pool]\n', ['2:11: error duplicate-id']],
    ['no pattern beside it', '[pipeline]\n', '[]\n', ['2:10: error front-matter-value']],
    [
      'a key that only topics have',
      'related:',
      'level: core\nrelated:',
      ['2:1: error front-matter-unknown-key'],
    ],
    ['a pattern by its file', '../patterns.yaml#pipeline', 'pipeline.md', ['47:19: error link']],
    ['a section of another page', '#the-parts', '#pitfalls', ['26:156: error unknown-section']],
    ['a step too many', '#the-parts', '#pattern-worker-pool-2:3', ['26:156: error unknown-step']],
    [
      'too few words',
      'Point 2 says in plain words what a reader gains, and what the same reader pays for it later on.',
      'Short.',
      ['8:1: error template-length'],
    ],
  ];
  const untilAlso = `    section: how-it-works
    patterns: [worker-pool]
  - id: lifo
    name: LIFO
    expansion: Last In, First Out
    meaning: What came last leaves first.
`;
  const inTerms: typeof findings = [
    [
      'a spelling of two terms, in a form that needs no cue beside one that does',
      `${untilAlso}    also: [stack discipline]\n`,
      '    also: [{ text: pile, match: word, cues: [order] }]\n' +
        `${untilAlso}    also: [{ text: pile, match: word, cues: [order] }, { text: PILE, match: exact }]\n`,
      ['16:56: error duplicate-spelling'],
    ],
    [
      'a spelling of two terms that one is only found by',
      '    also: [stack discipline]\n',
      '    also: [stack discipline]\n    covers: [push]\n    found: [pop, fifo]\n',
      ['17:18: error duplicate-spelling'],
    ],
  ];
  const all = [
    ...findings.map((finding) => ['content/topics/alpha/queue.md', ...finding] as const),
    ...inPatterns.map((finding) => ['content/patterns/worker-pool.md', ...finding] as const),
    ...inTerms.map((finding) => ['content/glossary/alpha.yaml', ...finding] as const),
  ];
  for (const [file, title, find, replace, expected] of all) {
    test(`found: ${title}`, async () => {
      const found = (await diagnose({ file, find, replace, expected })).filter((line) =>
        line.startsWith(file),
      );
      for (const [index, part] of expected.entries()) {
        assert.ok(found[index]?.includes(part), `${found.join('\n')}\nlacks ${part}`);
      }
      assert.equal(found.length, expected.length, found.join('\n'));
    });
  }

  for (const name of names) {
    test(`${name} is reported where it is`, async () => {
      const path = `${FOLDER}/${name}.yaml`;
      const fixture = parse(read(path)) as Fixture;
      const found = await diagnose(fixture);
      if (process.env['UPDATE_FIXTURES'] !== undefined) {
        writeFileSync(path, stringify({ ...fixture, expected: found }, { lineWidth: 0 }));
      }
      assert.deepEqual(found, fixture.expected);
      assert.ok(
        found.some((line) => line.includes(` error ${name}: `)),
        `no diagnostic has the code ${name}`,
      );
    });
  }
});
