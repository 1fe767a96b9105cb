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
      if (view.kind === 'topic') {
        completeBody(document, view.page, strings);
        diagrams = connectDiagrams(document, view.page, strings, options);
      }
      for (const part of elements) askForPreviews(part);
      const terms = view.kind === 'topic' || view.kind === 'pattern' ? view.terms : [];
      const cards = view.kind === 'term' ? view.related : terms;
      const page = elements.at(-1);
      if (page !== undefined) showTermCards(page, cards, strings, life.signal);
    },
    dispose() {
      diagrams.dispose();
      life.abort();
    },
  };
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
