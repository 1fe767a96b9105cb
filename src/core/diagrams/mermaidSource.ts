/** What the compiler reads from a Mermaid source. Whether it draws is for the real Mermaid to say. */
export interface MermaidSource {
  /** The first word of the diagram, such as `sequenceDiagram`. */
  readonly kind: string;
  readonly accTitle?: string;
  readonly accDescr?: string;
}

/** Kinds whose syntax is stable in the pinned Mermaid and in the older one that Git hosts run. */
export const DIAGRAM_KINDS: readonly string[] = [
  'flowchart',
  'sequenceDiagram',
  'stateDiagram-v2',
  'classDiagram',
  'erDiagram',
  'timeline',
  'quadrantChart',
  'mindmap',
  'gitGraph',
  'block',
  'packet',
  'pie',
  'xychart',
];

/**
 * Reads kind, title and description. A kind of diagram without these two statements, such as `mindmap`,
 * has them in comments: `%% accTitle: ...`.
 */
export function readMermaidSource(source: string): MermaidSource {
  const kind = /^[ \t]*([a-z][\w-]*)/im.exec(withoutComments(source))?.[1] ?? '';
  const accTitle = /^[ \t]*(?:%%[ \t]*)?accTitle[ \t]*:(.*)$/m.exec(source)?.[1]?.trim();
  const accDescr =
    /^[ \t]*(?:%%[ \t]*)?accDescr[ \t]*:(.*)$/m.exec(source)?.[1]?.trim() ??
    /^[ \t]*accDescr[ \t]*\{([^}]*)\}/m.exec(source)?.[1]?.trim().replace(/\s+/g, ' ');
  return {
    kind,
    ...(accTitle ? { accTitle } : {}),
    ...(accDescr ? { accDescr } : {}),
  };
}

function withoutComments(source: string): string {
  return source.replace(/^[ \t]*%%.*$/gm, '');
}

/** An arrow of a sequence diagram between two names, and the colon before its text. Half arrows end in `|\` or `|/`. */
const MESSAGE = /^[ \t]*[^%\s].*?(?:<<)?--?(?:[>x)]|\|[\\/]|[\\/]{2})[^:\n]+:/;

/** Statements that may hold an arrow in their text. A name that only begins like one is followed by an arrow itself. */
const STATEMENT =
  /^[ \t]*(?:note|participant|actor|create|destroy|box|alt|else|opt|loop|par|and|critical|option|break|rect|title|link|links|properties|autonumber|activate|deactivate|accTitle|accDescr|end)\b(?![ \t]*(?:<<)?-)/i;

/**
 * The numbers of the steps a playing diagram shows, in order, each once.
 * In a sequence diagram every message is a step. In a flowchart labels that begin with `3.` or `(3)` are step 3.
 * `undefined` for a kind that cannot play.
 */
export function playSteps(source: string): readonly number[] | undefined {
  const { kind } = readMermaidSource(source);
  const drawn = drawnText(source);
  if (kind === 'sequenceDiagram') {
    const messages = drawn.split('\n').filter((line) => MESSAGE.test(line) && !STATEMENT.test(line));
    return messages.map((_, index) => index + 1);
  }
  if (kind === 'flowchart') {
    const numbers = [...drawn.matchAll(STEP_LABEL)].map((match) => Number(match[1] ?? match[2]));
    return [...new Set(numbers)].sort((a, b) => a - b);
  }
  return undefined;
}

// A label starts after a bracket, a quote, a pipe or the dashes of an edge.
const STEP_LABEL = /(?:[[({|"]|--|==|-\.)[ \t]*"?(?:(\d{1,2})\.|\((\d{1,2})\))[ \t]/g;

/** The source without comments, title and description, none of which is drawn. */
function drawnText(source: string): string {
  return withoutComments(source)
    .replace(/^[ \t]*accDescr[ \t]*\{[^}]*\}/gm, '')
    .replace(/^[ \t]*acc(?:Title|Descr)[ \t]*:.*$/gm, '');
}
