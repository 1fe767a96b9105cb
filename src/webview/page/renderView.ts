import type { Article } from '../../core/model/page';
import type { Term } from '../../core/model/term';
import type { PanelOptions } from '../../protocol/panelOptions';
import type { PanelStrings } from '../../protocol/panelStrings';
import type { NoticeView, PanelView } from '../../protocol/panelView';
import { element } from '../dom';
import { completeBody } from './body';
import { connectDiagrams, NO_DIAGRAMS } from './diagrams';
import type { GoToStep } from '../reading/anchors';
import type { PageContext } from './pageContext';
import { patternPage } from './patternPage';
import { askForPreviews } from './previews';
import { showTermCards } from './termCards';
import { termPage } from './termPage';
import { topBar } from './topBar';
import { topicPage } from './topicPage';

/** A page that can be put into the panel. It lives until another takes its place. */
export interface RenderedView {
  readonly elements: readonly HTMLElement[];
  readonly goToStep: GoToStep;
  /** To be called once the elements are in the document. */
  attached(): void;
  dispose(): void;
}

/** The page of whatever the host sends. */
export function renderView(view: PanelView, strings: PanelStrings, options: PanelOptions): RenderedView {
  const life = new AbortController();
  const context: PageContext = { strings, options, signal: life.signal };
  const elements = elementsOf(view, context);
  let diagrams = NO_DIAGRAMS;
  return {
    elements,
    goToStep: (diagram, step) => {
      diagrams.goToStep(diagram, step);
    },
    attached() {
      if (life.signal.aborted) return;
      const article = articleOf(view);
      if (article !== undefined) {
        completeBody(document, article, strings);
        diagrams = connectDiagrams(document, article, strings, options);
      }
      for (const part of elements) askForPreviews(part);
      const page = elements.at(-1);
      if (page !== undefined) showTermCards(page, termsOf(view), strings, life.signal);
    },
    dispose() {
      diagrams.dispose();
      life.abort();
    },
  };
}

/** The text of a page, if it has one. */
function articleOf(view: PanelView): Article | undefined {
  if (view.kind === 'topic') return view.page;
  return view.kind === 'pattern' ? view.pattern.article : undefined;
}

/** The terms that a page names. */
function termsOf(view: PanelView): readonly Term[] {
  switch (view.kind) {
    case 'topic':
      return view.terms;
    case 'term':
      return view.related;
    case 'pattern':
      return [...view.terms, ...view.mentioned];
    case 'notice':
      return [];
  }
}

function elementsOf(view: PanelView, context: PageContext): readonly HTMLElement[] {
  switch (view.kind) {
    case 'topic':
      return topicPage(view, context);
    case 'term':
      return termPage(view, context);
    case 'pattern':
      return patternPage(view, context);
    case 'notice':
      return notice(view, context);
  }
}

function notice({ title, text }: NoticeView, { strings }: PageContext): readonly HTMLElement[] {
  return [
    topBar(title, strings),
    element('main', { class: 'notice' }, element('h1', { tabindex: '-1' }, title), element('p', {}, text)),
  ];
}
