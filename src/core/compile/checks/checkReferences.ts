import type { DiagnosticCode } from '../../model/diagnostic';
import { didYouMean } from '../../text/nearest';
import type { Diagnose } from '../../model/diagnose';
import { anchorsOf, type Anchors, type Known } from '../known';
import { createLocator, linkSpellings, withLines } from '../locator';
import { resolveLink, type LinkTarget } from '../../markdown/links';
import type { PageDraft } from '../pageDraft';

/** Every link, source mark and id in a page leads to something that exists. */
export function checkReferences(draft: PageDraft, known: Known, diagnose: Diagnose): void {
  checkFrontMatterIds(draft, known, diagnose);
  const hasFrontMatter = draft.frontMatter !== undefined;
  checkDuplicates(draft, diagnose);
  const cited = new Set<string>();
  const sources = (draft.frontMatter?.sources ?? []).map(({ id }) => id);
  for (const { token: block, lines } of withLines(draft.lenientTokens)) {
    const locate = createLocator(draft, lines);
    for (const token of block.children ?? []) {
      if (token.type === 'link_open') {
        const href = String(token.attrGet('href') ?? '');
        const problem = linkProblem(resolveLink(draft.path, href), draft, known);
        if (problem === undefined) continue;
        const { line, column } = locate(...linkSpellings(href));
        diagnose.report(problem.code, line, column, `"${href}": ${problem.message}`);
      } else if (token.type === 'source_mark') {
        cited.add(token.content);
        if (!hasFrontMatter || sources.includes(token.content)) continue;
        const { line, column } = locate(`[${token.content}]`);
        const message = `no source "${token.content}" in the front matter${didYouMean(token.content, sources)}`;
        diagnose.report('unknown-source', line, column, message);
      }
    }
  }
  sources.forEach((id, index) => {
    if (cited.has(id)) return;
    const { line, column } = draft.positionOf(['sources', index]);
    diagnose.report(
      'uncited-source',
      line,
      column,
      `no sentence rests on "${id}"; cite it as [${id}] or drop it`,
    );
  });
}

function checkDuplicates(draft: PageDraft, diagnose: Diagnose): void {
  const { frontMatter } = draft;
  if (frontMatter === undefined) return;
  const { related, terms, sources } = frontMatter;
  const lists = { related, terms, ...patternsOf(draft), sources: sources.map(({ id }) => id) };
  for (const [key, list] of Object.entries(lists)) {
    const seen = new Set(key === 'related' ? [draft.id] : []);
    list.forEach((id, index) => {
      const { line, column } = draft.positionOf([key, index]);
      const reason = id === draft.id && key === 'related' ? 'is this page itself' : 'is listed twice';
      if (seen.has(id)) diagnose.report('duplicate-id', line, column, `"${id}" ${reason}; drop it`);
      seen.add(id);
    });
  }
}

function checkFrontMatterIds(draft: PageDraft, known: Known, diagnose: Diagnose): void {
  const { related = [], terms = [] } = draft.frontMatter ?? {};
  const lists = [
    ['related', related, draft.kind, draft.kind === 'topic' ? known.topics : known.patterns],
    ['terms', terms, 'term', known.terms],
    ['patterns', patternsOf(draft).patterns ?? [], 'pattern', known.patterns],
  ] as const;
  for (const [key, ids, kind, map] of lists) {
    ids.forEach((id, index) => {
      if (map === undefined || map.has(id)) return;
      const { line, column } = draft.positionOf([key, index]);
      diagnose.report(`unknown-${kind}`, line, column, `no ${kind} "${id}"${didYouMean(id, map.keys())}`);
    });
  }
}

/** The patterns that a topic names; a pattern's page has no such list, since its `related` are patterns. */
function patternsOf(draft: PageDraft): { readonly patterns?: readonly string[] } {
  return draft.kind === 'topic' ? { patterns: draft.frontMatter?.patterns ?? [] } : {};
}

interface Problem {
  readonly code: DiagnosticCode;
  readonly message: string;
}

function linkProblem(target: LinkTarget, draft: PageDraft, known: Known): Problem | undefined {
  switch (target.kind) {
    case 'external':
      return undefined;
    case 'refused':
      return { code: 'link', message: target.reason };
    case 'section':
      return anchorProblem(target.id, anchorsOf(draft));
    case 'pattern':
      return known.patterns === undefined || known.patterns.has(target.id)
        ? undefined
        : {
            code: 'unknown-pattern',
            message: `no such pattern${didYouMean(target.id, known.patterns.keys())}`,
          };
    case 'term':
      return known.terms === undefined || known.terms.get(target.id)?.category === target.category
        ? undefined
        : {
            code: 'unknown-term',
            message: `no such term in that file${didYouMean(target.id, known.terms.keys())}`,
          };
    case 'topic': {
      const topic = known.topics.get(target.id);
      if (topic?.category !== target.category) {
        return {
          code: 'unknown-topic',
          message: `no such page${didYouMean(target.id, known.topics.keys())}`,
        };
      }
      return target.section === undefined ? undefined : anchorProblem(target.section, topic);
    }
  }
}

/** An anchor is a section, a diagram, or a step of a diagram: `jwt-2:3`. */
function anchorProblem(anchor: string, page: Anchors): Problem | undefined {
  if (page.sections.has(anchor) || page.diagrams.has(anchor)) return undefined;
  const [, diagram = '', step = ''] = /^(.*):([^:]*)$/.exec(anchor) ?? [];
  const steps = page.diagrams.get(diagram);
  if (step === '') {
    const hint = didYouMean(anchor, [...page.sections, ...page.diagrams.keys()]);
    return { code: 'unknown-section', message: `no section "${anchor}" on that page${hint}` };
  }
  if (steps === undefined) {
    const hint = didYouMean(diagram, page.diagrams.keys());
    return { code: 'unknown-step', message: `no diagram "${diagram}" on that page${hint}` };
  }
  if (/^[1-9]\d*$/.test(step) && Number(step) <= steps) return undefined;
  const shown = steps === 0 ? 'does not play' : `has the steps 1 to ${steps}`;
  return { code: 'unknown-step', message: `the diagram "${diagram}" ${shown}` };
}
