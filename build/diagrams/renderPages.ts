import type { Compiled, DiagramPlace } from '../../src/core/compile/compile';
import { DIAGRAM_KINDS, playSteps } from '../../src/core/diagrams/mermaidSource';
import type { Diagnostic } from '../../src/core/model/diagnostic';
import type { Article, Diagram, Page } from '../../src/core/model/page';
import type { PatternPage } from '../../src/core/model/pattern';
import { diagramSlot } from '../../src/core/render/renderDiagram';
import type { DiagramCache } from './diagramCache';
import type { DiagramDrawer } from './drawDiagrams';
import type { DrawRequest, DrawResult } from './inPage';

export interface RenderedPages {
  /** The pages of topics and patterns with each slot filled. */
  readonly pages: readonly Page[];
  readonly patterns: readonly PatternPage[];
  /** How many diagrams were drawn anew; the others came from the cache. */
  readonly drawn: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Fills the slots of all pages with pictures. `openDrawer` is called only when one is not in the cache. */
export async function renderPages(
  { pages, patterns, places }: Pick<Compiled, 'pages' | 'patterns' | 'places'>,
  cache: DiagramCache,
  openDrawer: () => Promise<DiagramDrawer>,
): Promise<RenderedPages> {
  const diagnostics: Diagnostic[] = [];
  let drawn = 0;
  const draw = async <T extends Article>(page: T): Promise<T> => {
    let html = page.bodyHtml;
    const diagrams: Diagram[] = [];
    for (const diagram of page.diagrams) {
      if (!DIAGRAM_KINDS.includes(diagram.kind)) continue; // already reported
      const request = toRequest(diagram);
      const key = cache.keyOf(request);
      const cached = await cache.read(key);
      const result = cached ?? (await (await openDrawer()).draw({ ...request, id: `d${key.slice(0, 10)}` }));
      if (cached === undefined) drawn++;
      if (cached === undefined && 'svg' in result) await cache.write(key, result);
      diagnostics.push(...problems(diagram, result, places));
      if ('svg' in result) {
        const slot = diagramSlot(diagram.id);
        if (!html.includes(slot)) diagnostics.push(...noSlot(diagram, places));
        html = html.replace(slot, () => result.svg);
        diagrams.push({ ...diagram, outline: result.outline });
      }
    }
    return { ...page, bodyHtml: html, diagrams };
  };
  // One after the other: there is one browser page to draw in.
  const drawnPages: Page[] = [];
  for (const page of pages) drawnPages.push(await draw(page));
  const drawnPatterns: PatternPage[] = [];
  for (const pattern of patterns) {
    const { article } = pattern;
    drawnPatterns.push(article === undefined ? pattern : { ...pattern, article: await draw(article) });
  }
  return { pages: drawnPages, patterns: drawnPatterns, drawn, diagnostics };
}

function toRequest({ source, kind, title, description, steps }: Diagram): Omit<DrawRequest, 'id'> {
  const plays = steps.length > 0 && (kind === 'sequenceDiagram' || kind === 'flowchart');
  return { source, title, description, ...(plays ? { steps: kind } : {}) };
}

/** A page that begins with a diagram has its slot in the answer; without a report the picture would be lost. */
function noSlot({ id }: Diagram, places: readonly DiagramPlace[]): Diagnostic[] {
  const place = places.find((candidate) => candidate.id === id);
  if (place === undefined) throw new Error(`The diagram ${id} has no place on any page.`);
  const message = 'put the diagram below the answer, at the left margin';
  return [{ code: 'diagram-fence', file: place.file, line: place.line, column: 1, message }];
}

function problems(diagram: Diagram, result: DrawResult, places: readonly DiagramPlace[]): Diagnostic[] {
  const place = places.find(({ id }) => id === diagram.id);
  if (place === undefined) return [];
  if ('error' in result) {
    const line = place.line + (result.line ?? 0);
    return [{ code: 'diagram-syntax', file: place.file, line, column: 1, message: result.error }];
  }
  const counted = playSteps(diagram.source)?.length;
  if (counted !== diagram.steps.length || result.steps.length === counted) return [];
  const shown = result.steps.join(', ') || 'none';
  const message = `the source has ${counted} steps, but in the drawing these were found: ${shown}`;
  return [{ code: 'play-step-count', file: place.file, line: place.line, column: 1, message }];
}
