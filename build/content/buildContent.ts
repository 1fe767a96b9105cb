import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { compile } from '../../src/core/compile/compile';
import type { Diagnostic } from '../../src/core/model/diagnostic';
import { BrowserNotFound } from '../browser/findBrowser';
import { launchBrowser } from '../browser/launch';
import { openDiagramCache } from '../diagrams/diagramCache';
import { createDrawer, type DiagramDrawer } from '../diagrams/drawDiagrams';
import { renderPages } from '../diagrams/renderPages';
import { readContentFiles } from './contentFiles';
import { highlight } from './highlight';
import { contentOutputs } from './contentOutputs';

export interface ContentBuild {
  readonly diagnostics: readonly Diagnostic[];
  readonly pages: number;
  /** Diagrams drawn anew in this run. */
  readonly drawn: number;
  /** Why diagrams could not be drawn at all, if so: no browser was found. The diagnostics are then those of the text. */
  readonly problem?: string;
}

/**
 * Compiles the content under `root` and writes it to `out`. A browser is started only for diagrams that were never drawn.
 * With any diagnostic nothing is written, so that the last good build stays.
 */
export async function buildContent(root: string, out: string): Promise<ContentBuild> {
  const compiled = compile(await readContentFiles(root), { highlight });
  const cache = await openDiagramCache('.cache/diagrams');
  let browser: Browser | undefined;
  let drawer: DiagramDrawer | undefined;
  const openDrawer = async () => {
    browser ??= await launchBrowser();
    return (drawer ??= await createDrawer(browser));
  };
  try {
    const rendered = await renderPages(compiled, cache, openDrawer);
    const diagnostics = [...compiled.diagnostics, ...rendered.diagnostics];
    if (diagnostics.length === 0)
      await writeAll(
        out,
        contentOutputs({ ...compiled, pages: rendered.pages, patterns: rendered.patterns }),
      );
    return { diagnostics, pages: rendered.pages.length, drawn: rendered.drawn };
  } catch (error) {
    if (!(error instanceof BrowserNotFound)) throw error;
    return { diagnostics: compiled.diagnostics, pages: 0, drawn: 0, problem: error.message };
  } finally {
    await browser?.close();
  }
}

async function writeAll(out: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const folder of ['content', 'snippets']) await rm(join(out, folder), { recursive: true, force: true });
  await Promise.all(
    [...files].map(async ([name, text]) => {
      const path = join(out, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }),
  );
}
