import type { Browser } from 'playwright-core';
import { readContentFiles } from '../../build/content/contentFiles';
import { highlight } from '../../build/content/highlight';
import { openDiagramCache } from '../../build/diagrams/diagramCache';
import { createDrawer } from '../../build/diagrams/drawDiagrams';
import { renderPages } from '../../build/diagrams/renderPages';
import { compile } from '../../src/core/compile/compile';
import type { PatternPage } from '../../src/core/model/pattern';
import { builtPattern } from './otherViews';

/** The pattern of the small valid content, with its text drawn, and code in all the languages that there are. */
export async function fixturePattern(browser: Browser): Promise<PatternPage> {
  const compiled = compile(await readContentFiles('test/fixtures/valid'), { highlight });
  const cache = await openDiagramCache('.cache/diagrams');
  const { patterns } = await renderPages(compiled, cache, () => createDrawer(browser));
  const pattern = patterns.find(({ article }) => article !== undefined);
  if (pattern === undefined) throw new Error('no pattern of the fixture has a text');
  const { languages, snippets } = await builtPattern('observer');
  return { ...pattern, languages, snippets };
}
