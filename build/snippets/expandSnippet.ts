/**
 * Expands the part of VS Code's snippet syntax that the build writes, as the editor does when a person types `nameFor`
 * into the tab stops. Throws where the editor would see something else than a tab stop or an escaped character.
 */
export function expandSnippet(
  body: string,
  indent: string,
  nameFor: (placeholder: string) => string = (placeholder) => placeholder,
): string {
  const syntax = /\\([\\$}])|\$\{\d+:(?:\$\{TM_SELECTED_TEXT:([^\\${}]+)\}|([^\\${}]+))\}|\$0$|[\\$]/g;
  const text = body.replace(
    syntax,
    (found: string, escaped?: string, selected?: string, placeholder?: string) => {
      if (escaped !== undefined) return escaped;
      const name = selected ?? placeholder;
      if (name !== undefined) return nameFor(name);
      if (found === '$0') return '';
      throw new Error(`"${found}" is not escaped in: ${body}`);
    },
  );
  return text.replace(/^\t+/gm, (steps) => indent.repeat(steps.length));
}
