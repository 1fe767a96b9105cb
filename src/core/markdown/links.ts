import { baseName, folderName, resolvePath } from '../text/contentFile';

/** Where a link in a page leads, as ids that can be looked up. */
export type LinkTarget =
  | { readonly kind: 'topic'; readonly id: string; readonly category: string; readonly section?: string }
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'term'; readonly id: string; readonly category: string }
  | { readonly kind: 'pattern'; readonly id: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Reads a link the way a Git host would follow it: `../security/jwt.md#pitfalls` is a topic,
 * `../../glossary/security.yaml#jwt` a term, `../../patterns.yaml#observer` a pattern, whether it has a page or not. The section of a topic may be a
 * diagram or a step of one, `jwt-2:3`, which a Git host does not know: there the link opens the page.
 */
export function resolveLink(from: string, href: string): LinkTarget {
  if (href.startsWith('#')) return { kind: 'section', id: safeDecode(href.slice(1)) };
  if (/^https:\/\//i.test(href)) return { kind: 'external', url: href };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1];
  if (scheme !== undefined) {
    return { kind: 'refused', reason: `links may use https, not ${scheme.toLowerCase()}` };
  }
  const hash = href.indexOf('#');
  const path = resolvePath(from, hash < 0 ? href : href.slice(0, hash));
  const anchor = hash < 0 ? '' : safeDecode(href.slice(hash + 1));
  if (path === undefined || href.startsWith('/')) {
    return { kind: 'refused', reason: 'write a path relative to this file, inside the repository' };
  }
  if (/^content\/topics\/[^/]+\/[^/]+\.md$/.test(path)) {
    const target = { kind: 'topic', id: baseName(path), category: folderName(path) } as const;
    return anchor === '' ? target : { ...target, section: anchor };
  }
  if (/^content\/glossary\/[^/]+\.yaml$/.test(path) && anchor !== '') {
    return { kind: 'term', id: anchor, category: baseName(path) };
  }
  if (path === 'content/patterns.yaml' && anchor !== '') return { kind: 'pattern', id: anchor };
  return {
    kind: 'refused',
    reason:
      'link to a topic (.md), a term (glossary/<category>.yaml#<term>) or a pattern (patterns.yaml#<pattern>)',
  };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
