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
