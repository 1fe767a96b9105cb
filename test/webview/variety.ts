import type { Page } from '../../src/core/model/page';

/**
 * A few pages that together hold everything that looks different: each kind of diagram, each colour of code, each
 * element. What is right on these in a theme is right on all, since no page has colours of its own.
 */
export function pagesOfEveryKind(pages: readonly Page[]): readonly string[] {
  const left = new Map(pages.map((page) => [page.id, new Set(looks(page))]));
  const chosen: string[] = [];
  for (;;) {
    const [best] = [...left].sort(([, a], [, b]) => b.size - a.size);
    if (best === undefined || best[1].size === 0) return chosen;
    const [id, shown] = best;
    const covered = [...shown];
    chosen.push(id);
    for (const others of left.values()) for (const look of covered) others.delete(look);
  }
}

/** What can be told apart on a page. */
function looks({ bodyHtml, answerHtml, diagrams }: Page): readonly string[] {
  const html = answerHtml + bodyHtml;
  const found = [...html.matchAll(/<([a-z]\w*)|class="([^"]*)"|data-callout="([^"]*)"|var\((--[\w-]+)\)/g)];
  return [
    ...diagrams.map(({ kind, steps }) => `${kind} ${steps.length > 0}`),
    ...found.flatMap(([, element, classes, callout, colour]) =>
      [element, ...(classes ?? '').split(' '), callout, colour].filter((look) => look !== undefined),
    ),
  ];
}
