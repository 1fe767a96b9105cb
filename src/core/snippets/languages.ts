/** What the snippet compiler must know of a programming language. */
export interface SnippetLanguage {
  /** VS Code's language id; also the name of the folder under `snippets/`. */
  readonly id: string;
  /** The ending of its source files, with the dot. */
  readonly extension: string;
  /** What begins a comment that ends with the line. */
  readonly comment: '//' | '#';
  /** One step of indentation in the source files. The body has a tab in its place, which VS Code turns into the editor's own step. */
  readonly indent: string;
  /** What the language's formatter wants between the imports and the code. */
  readonly afterImports: string;
}

const [TWO_SPACES, FOUR_SPACES] = ['  ', '    '];

/** The languages that snippets are written in, in the order in which a page offers them. */
export const SNIPPET_LANGUAGES: readonly SnippetLanguage[] = [
  { id: 'typescript', extension: '.ts', comment: '//', indent: TWO_SPACES, afterImports: '\n\n' },
  { id: 'javascript', extension: '.js', comment: '//', indent: TWO_SPACES, afterImports: '\n\n' },
  { id: 'python', extension: '.py', comment: '#', indent: FOUR_SPACES, afterImports: '\n\n\n' },
  { id: 'java', extension: '.java', comment: '//', indent: FOUR_SPACES, afterImports: '\n\n' },
  { id: 'go', extension: '.go', comment: '//', indent: '\t', afterImports: '\n\n' },
  { id: 'csharp', extension: '.cs', comment: '//', indent: FOUR_SPACES, afterImports: '\n\n' },
  { id: 'rust', extension: '.rs', comment: '//', indent: FOUR_SPACES, afterImports: '\n\n' },
  { id: 'cpp', extension: '.cpp', comment: '//', indent: FOUR_SPACES, afterImports: '\n\n' },
];

/** The language with this id, if snippets are written in it. */
export function findLanguage(id: string): SnippetLanguage | undefined {
  return SNIPPET_LANGUAGES.find((language) => language.id === id);
}
