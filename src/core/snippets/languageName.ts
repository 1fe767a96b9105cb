const NAMES: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
  java: 'Java',
  go: 'Go',
  csharp: 'C#',
  rust: 'Rust',
  cpp: 'C++',
};

/** The name of a language as people write it; the same in every language of the reader. */
export function languageName(id: string): string {
  return NAMES[id] ?? id;
}
