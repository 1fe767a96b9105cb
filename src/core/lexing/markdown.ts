import type { TextSource } from '../source/textSource';

/** A fence of code that is open at a line. */
export interface Fence {
  /** The line that opens it. */
  readonly line: number;
  /** The language it names, as VS Code calls it; absent if it names none. */
  readonly languageId?: string;
}

/** How many lines back a fence is looked for. */
const LINES = 1500;

/** The fence whose inside a line is in, its own two lines not. */
export function fenceAround(source: TextSource, line: number): Fence | undefined {
  let open: (Fence & { readonly mark: string }) | undefined;
  for (let at = Math.max(0, line - LINES); at <= line; at++) {
    const text = source.lineAt(at);
    const first = text.trimStart().charCodeAt(0);
    if (first !== 96 && first !== 126) continue;
    const found = /^\s*(?:>\s*)?(`{3,}|~{3,})\s*([\w+#-]*)/.exec(text.slice(0, 200));
    if (found === null) continue;
    const [, mark = '', name = ''] = found;
    if (open === undefined) {
      if (at === line) return undefined;
      open = { line: at, mark, ...(name === '' ? {} : { languageId: languageIdOf(name) }) };
    } else if (name === '' && mark.startsWith(open.mark)) open = undefined;
    if (at === line) return undefined;
  }
  return open;
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ['ts', 'typescript'],
  ['tsx', 'typescriptreact'],
  ['js', 'javascript'],
  ['jsx', 'javascriptreact'],
  ['py', 'python'],
  ['rb', 'ruby'],
  ['rs', 'rust'],
  ['cs', 'csharp'],
  ['c++', 'cpp'],
  ['c#', 'csharp'],
  ['golang', 'go'],
  ['sh', 'shellscript'],
  ['bash', 'shellscript'],
  ['zsh', 'shellscript'],
  ['shell', 'shellscript'],
  ['console', 'shellscript'],
  ['yml', 'yaml'],
  ['kt', 'kotlin'],
  ['ps1', 'powershell'],
  ['tf', 'terraform'],
  ['text', 'plaintext'],
  ['txt', 'plaintext'],
  ['md', 'markdown'],
]);

function languageIdOf(name: string): string {
  const lower = name.toLowerCase();
  return shortNames.get(lower) ?? lower;
}

/** Whether an offset of a line of prose is between backticks. */
export function isInlineCode(text: string, offset: number): boolean {
  const from = Math.max(0, offset - 500);
  let ticks = 0;
  for (let at = from; at < offset; at++) if (text.charCodeAt(at) === 96) ticks++;
  return ticks % 2 === 1 && text.slice(offset, offset + 500).includes('`');
}
