import { Token } from '../markdown/token';
import { listItems, type Heading } from '../markdown/blocks';
import type { DiagramDraft, PageDraft } from '../compile/pageDraft';
import { NO_OUTLINE } from '../model/outline';
import type { Article, Diagram } from '../model/page';
import type { TermIndex } from '../terms/termIndex';
import { codeBlocksOf } from './codeBlocks';
import { markMentions, type PageSubject } from './mentions';
import { createPageRenderer, type Highlight, type PageRenderer } from './renderer';
import { renderQuestions } from './renderQuestions';

/** What is rendered of a page. */
export type RenderedArticle = Pick<
  Article,
  'answerHtml' | 'bodyHtml' | 'diagrams' | 'codeBlocks' | 'mentions'
>;

export interface RenderOptions {
  readonly highlight: Highlight;
  /** The terms to mark in the text. */
  readonly terms: TermIndex;
}

/** Renders a page whose checks have passed. Pictures are slots that the build fills. */
export function renderArticle(
  draft: PageDraft,
  subject: PageSubject,
  { highlight, terms }: RenderOptions,
): RenderedArticle {
  const { marked, terms: mentions } = markMentions(draft, subject, terms, new Set(questionTexts(draft)));
  const codeBlocks = codeBlocksOf(draft);
  const renderer = createPageRenderer({
    path: draft.path,
    sources: (draft.frontMatter?.sources ?? []).map(({ id }) => id),
    anchors: anchorsOf(draft),
    codeBlocks,
    marked,
    highlight,
  });
  const diagrams = draft.diagrams.map((diagram) => toDiagram(diagram, renderer));
  const tokens = withFigures(draft, diagrams);
  const firstHeading = draft.headings[0]?.index;
  const answerEnd = firstHeading === undefined ? 3 : Math.min(3, firstHeading);
  return {
    answerHtml: renderer.render(tokens.slice(0, answerEnd).flat()),
    bodyHtml: renderer.render(withQuestions(draft, tokens.slice(answerEnd), answerEnd, renderer)),
    diagrams,
    codeBlocks: [...codeBlocks.values()],
    mentions,
  };
}

function anchorsOf({ headings, sections, tokens }: PageDraft): ReadonlyMap<Token, string> {
  return new Map(
    headings.flatMap(({ index }, position) => {
      const [token, section] = [tokens[index], sections[position]];
      return token === undefined || section === undefined ? [] : [[token, section.id] as const];
    }),
  );
}

function toDiagram(draft: DiagramDraft, renderer: PageRenderer): Diagram {
  const { id, kind, source, title, description } = draft;
  const steps = (draft.steps?.items ?? []).map((item) => renderer.render(item).trim());
  return { id, kind, source, title, description, steps, outline: NO_OUTLINE };
}

/** The page's tokens by their index, each as the run to render: a fence becomes its figure, a narration nothing. */
type Runs = readonly (readonly Token[])[];

function withFigures(draft: PageDraft, diagrams: readonly Diagram[]): Runs {
  const runs: (readonly Token[])[] = draft.tokens.map((token) => [token]);
  draft.diagrams.forEach((diagram, index) => {
    const figure = new Token('diagram', '', 0);
    figure.meta = { diagram: diagrams[index] };
    runs[diagram.tokenIndex] = [figure];
    const end = diagram.steps?.end ?? diagram.tokenIndex;
    runs.fill([], diagram.tokenIndex + 1, end + 1);
  });
  return runs;
}

function withQuestions(draft: PageDraft, runs: Runs, offset: number, renderer: PageRenderer): Token[] {
  const list = questionList(draft.headings, draft.tokens);
  if (list === undefined) return runs.flat();
  const { items, end } = listItems(draft.tokens, list);
  const questions = new Token('questions', '', 0);
  questions.meta = { html: renderQuestions(items, (tokens) => renderer.render(tokens)) };
  return [...runs.slice(0, list - offset).flat(), questions, ...runs.slice(end + 1 - offset).flat()];
}

/** The questions themselves: the reader unfolds an answer by them, so they hold no marks. */
function questionTexts({ headings, tokens }: PageDraft): readonly Token[] {
  const list = questionList(headings, tokens);
  return list === undefined ? [] : listItems(tokens, list).items.flatMap((item) => item.slice(1, 2));
}

function questionList(headings: readonly Heading[], tokens: readonly Token[]): number | undefined {
  const heading = headings.find(({ level, text }) => level === 2 && text === 'Check yourself');
  if (heading === undefined) return undefined;
  const index = tokens.findIndex((token, at) => at > heading.index && token.type === 'ordered_list_open');
  return index < 0 ? undefined : index;
}
