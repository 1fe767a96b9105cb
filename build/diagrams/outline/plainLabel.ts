/**
 * A label as a reader sees it, in one line. Mermaid's model holds line breaks as `<br/>` and entities in part still
 * encoded, in its own way or in HTML's.
 */
export function plainLabel(label: string | readonly string[] | undefined): string {
  const text = typeof label === 'string' ? label : (label ?? []).join(' ');
  return decodeEntities(text.replace(/<br\s*\/?>|\\n/gi, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

/** `Name: one; two`, or the name alone. */
export function withDetails(name: string, details: readonly string[]): string {
  const written = details.filter((detail) => detail !== '');
  return written.length === 0 ? name : `${name}: ${written.join('; ')}`;
}

/** Mermaid hides `&` and `;` of an entity from its parsers behind these signs. */
function decodeEntities(text: string): string {
  const html = text.replaceAll('ﬂ°°', '&#').replaceAll('ﬂ°', '&').replaceAll('¶ß', ';');
  const reader = document.createElement('textarea');
  return html.replace(/&(?:#x?[\da-f]+|[a-z][a-z\d]*);/gi, (entity) => {
    reader.innerHTML = entity;
    return reader.value;
  });
}
