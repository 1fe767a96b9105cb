/** A Mermaid source as a fenced block of Markdown. The fence is longer than any run of backticks inside. */
export function mermaidBlock(source: string): string {
  const longest = Math.max(2, ...[...source.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}mermaid\n${source.trimEnd()}\n${fence}`;
}

/** Where a block is to stand: the text of its line before and after the cursor. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** Puts a block on lines of its own: breaks the line before and after where there is text. */
export function onOwnLines(block: string, { before, after }: Surroundings): string {
  return `${before.trim() === '' ? '' : '\n\n'}${block}${after.trim() === '' ? '' : '\n\n'}`;
}
