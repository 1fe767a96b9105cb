/** The text of a page before its first heading, and under each heading by the heading's id. */
export interface PageText {
  readonly lead: string;
  readonly sections: ReadonlyMap<string, string>;
}

const HEADING = /<h[2-4] id="([^"]*)"[^>]*>.*?<\/h[2-4]>/gs;

/**
 * Reads a rendered page as a reader does: prose, tables, captions and narrations, each part once under the nearest
 * heading above it. Code, pictures and marks of sources are left out.
 */
export function pageText(html: string): PageText {
  const sections = new Map<string, string>();
  let lead = '';
  let id: string | undefined;
  let from = 0;
  const close = (to: number) => {
    const text = plainHtml(html.slice(from, to));
    if (id === undefined) lead = text;
    else sections.set(id, text);
  };
  for (const heading of html.matchAll(HEADING)) {
    close(heading.index);
    id = heading[1] ?? '';
    from = heading.index + heading[0].length;
  }
  close(html.length);
  return { lead, sections };
}

const UNREAD = /<pre\b.*?<\/pre>|<svg\b.*?<\/svg>|<a class="source-mark".*?<\/a>|<!--.*?-->/gs;
const INLINE = /<\/?(?:a|abbr|code|em|s|span|strong|sub|sup)(?: [^>]*)?>/g;

/** The words of HTML that this project's renderer made, on one line. */
export function plainHtml(html: string): string {
  return html
    .replace(UNREAD, '')
    .replace(INLINE, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
