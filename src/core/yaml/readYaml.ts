import * as v from 'valibot';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Diagnostic, Position } from '../model/diagnostic';
import { didYouMean } from '../text/nearest';

/** YAML text and where it stands: front matter begins on a later line of its file. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** Lines of the file before the YAML text. */
  readonly lineOffset: number;
  /** What the diagnostic codes begin with: `front-matter`, `catalog`, ... */
  readonly codePrefix: 'front-matter' | 'catalog' | 'glossary' | 'patterns' | 'reference';
}

export interface YamlResult<T> {
  /** Absent when the text breaks the schema; the diagnostics then say where. */
  readonly value?: T;
  /** The position of a value by its path, for later checks; of the nearest parent if the path does not exist. */
  readonly positionOf: (path: readonly (string | number)[]) => Position;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML as plain data through a strict schema.
 * Aliases and duplicate keys are refused: content needs neither, and both are ways to attack a parser.
 */
export function readYaml<T>(source: YamlSource, schema: v.GenericSchema<unknown, T>): YamlResult<T> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { schema: 'core', uniqueKeys: true, lineCounter: lines });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + source.lineOffset, column: Math.max(1, col) };
  };
  const positionOf = (path: readonly (string | number)[]) => positionAt(offsetOf(document, path));
  const report = (kind: IssueKind, position: Position, message: string): Diagnostic => ({
    code: `${source.codePrefix}-${kind}`,
    file: source.file,
    ...position,
    message,
  });

  if (document.errors.length > 0) {
    // What follows the first mistake is mostly its echo.
    const diagnostics = document.errors
      .slice(0, 1)
      .map((error) => report('yaml', positionAt(error.pos[0]), firstLine(error.message)));
    return { positionOf, diagnostics };
  }
  const data = toData(document);
  if (data === undefined) {
    return {
      positionOf,
      diagnostics: [report('yaml', positionAt(0), 'write the values out; YAML aliases are not used here')],
    };
  }
  if (data.value === null) {
    const known = knownKeys(schema, []).join(', ');
    return {
      positionOf,
      diagnostics: [report('value', positionAt(0), `nothing is written here; the keys are: ${known}`)],
    };
  }
  const result = v.safeParse(schema, data.value);
  if (result.success) return { value: result.output, positionOf, diagnostics: [] };
  const diagnostics = result.issues.map((issue) => {
    const path = issuePath(issue);
    const position = isUnknownKey(issue) ? positionAt(keyOffset(document, path)) : positionOf(path);
    return report(issueKind(issue), position, issueMessage(issue, path, schema));
  });
  return { positionOf, diagnostics };
}

function toData(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return undefined;
  }
}

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) && document.contents.range ? document.contents.range[0] : 0;
}

/** Where a key itself stands, rather than its value. */
function keyOffset(document: Document, path: readonly (string | number)[]): number {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path);
}

type Issue = v.BaseIssue<unknown>;

function issuePath(issue: Issue): (string | number)[] {
  return (issue.path ?? []).flatMap(({ key }) =>
    typeof key === 'string' || typeof key === 'number' ? [key] : [],
  );
}

function isUnknownKey(issue: Issue): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

function isMissingKey(issue: Issue): boolean {
  return issue.type === 'strict_object' && issue.received === 'undefined' && !isUnknownKey(issue);
}

type IssueKind = 'yaml' | 'unknown-key' | 'missing-key' | 'value';

function issueKind(issue: Issue): IssueKind {
  if (isUnknownKey(issue)) return 'unknown-key';
  return isMissingKey(issue) ? 'missing-key' : 'value';
}

function issueMessage(issue: Issue, path: readonly (string | number)[], schema: unknown): string {
  const key = String(path.at(-1) ?? '');
  if (isUnknownKey(issue)) {
    const known = knownKeys(schema, path.slice(0, -1));
    return `unknown key "${key}"${didYouMean(key, known) || '.'} Known keys: ${known.join(', ')}`;
  }
  if (isMissingKey(issue)) return `the key "${key}" is missing; add it`;
  return `"${path.join('.')}": ${issue.message}`;
}

/** The keys that a nested strict object allows; walks the schema along the path. */
function knownKeys(schema: unknown, path: readonly (string | number)[]): readonly string[] {
  let current: unknown = schema;
  for (const key of path) {
    current = typeof key === 'number' ? member(current, 'item') : member(member(current, 'entries'), key);
    while (member(current, 'wrapped') !== undefined) current = member(current, 'wrapped');
  }
  const entries = member(current, 'entries');
  return typeof entries === 'object' && entries !== null ? Object.keys(entries) : [];
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
}
