import type { LanguageSpec, StringSpec } from './languageSpec';

/** Where a scan stands between two characters: in code, in a comment or in a string. */
export type ScanState =
  | { readonly mode: 'code'; readonly outer?: Outer }
  | { readonly mode: 'comment'; readonly close: string; readonly open: string; readonly depth: number }
  | {
      readonly mode: 'string';
      readonly spec: StringSpec;
      readonly isDocumentation: boolean;
      readonly outer?: Outer;
    };

/** Code within a string: the string, and how many braces are open in the code. */
interface Outer {
  readonly string: ScanState & { readonly mode: 'string' };
  readonly braces: number;
}

export const inCode: ScanState = { mode: 'code' };

/** What stands at a place of a line. */
export type CodeKind = 'code' | 'string' | 'comment' | 'regex';

/** How a line was scanned: what stands at the end of the scan, and how the next line begins. */
export interface Scan {
  readonly kind: CodeKind;
  readonly state: ScanState;
}

/** Scans `line` from `state` and says what the character at `until` is in; with the line's length, how it ends. */
export function scanCode(spec: LanguageSpec, line: string, state: ScanState, until: number): Scan {
  let index = 0;
  let current = state;
  while (index < line.length) {
    const step = next(spec, line, index, current);
    if (until < step.end) return { kind: step.kind, state: step.state };
    index = step.end;
    current = step.state;
    if (step.kind === 'comment' && step.end === line.length && step.isLine)
      return { kind: 'comment', state: current };
  }
  const kind = kindOf(current);
  return { kind, state: afterLine(current) };
}

/** A stretch of a line that is of one kind, up to the next one's start. */
export interface CodePiece {
  readonly kind: CodeKind;
  readonly start: number;
  readonly end: number;
}

/** Cuts a line into code, strings and comments, and says how the next line begins. */
export function scanPieces(
  spec: LanguageSpec,
  line: string,
  state: ScanState,
): { readonly pieces: readonly CodePiece[]; readonly state: ScanState } {
  const pieces: CodePiece[] = [];
  let current = state;
  for (let start = 0; start < line.length;) {
    const step = next(spec, line, start, current);
    pieces.push({ kind: step.kind, start, end: step.end });
    start = step.end;
    current = step.state;
  }
  return { pieces, state: afterLine(current) };
}

function kindOf(state: ScanState): CodeKind {
  if (state.mode === 'string') return state.isDocumentation ? 'comment' : 'string';
  return state.mode;
}

/** A string of one line is over with it. */
function afterLine(state: ScanState): ScanState {
  if (state.mode !== 'string' || state.spec.multiline === true) return state;
  return state.outer === undefined ? inCode : { mode: 'code', outer: state.outer };
}

interface Step {
  /** What stands from the start of the step to its end. */
  readonly kind: CodeKind;
  readonly end: number;
  readonly state: ScanState;
  readonly isLine?: boolean;
}

function next(spec: LanguageSpec, line: string, index: number, state: ScanState): Step {
  if (state.mode === 'comment') return inComment(spec, line, index, state);
  return state.mode === 'string' ? inString(line, index, state) : inPlainCode(spec, line, index, state);
}

function inComment(
  spec: LanguageSpec,
  line: string,
  index: number,
  state: ScanState & { readonly mode: 'comment' },
): Step {
  const close = line.indexOf(state.close, index);
  const open = spec.nestedComments === true ? line.indexOf(state.open, index) : -1;
  if (open !== -1 && (close === -1 || open < close))
    return { kind: 'comment', end: open + state.open.length, state: { ...state, depth: state.depth + 1 } };
  if (close === -1) return { kind: 'comment', end: line.length, state };
  const end = close + state.close.length;
  return { kind: 'comment', end, state: state.depth > 1 ? { ...state, depth: state.depth - 1 } : inCode };
}

function inString(line: string, index: number, state: ScanState & { readonly mode: 'string' }): Step {
  const { spec } = state;
  const kind = kindOf(state);
  for (let at = index; at < line.length; at++) {
    if (spec.escape !== undefined && line.charAt(at) === spec.escape) at++;
    else if (line.startsWith(spec.close, at)) {
      const after: ScanState = state.outer === undefined ? inCode : { mode: 'code', outer: state.outer };
      return { kind, end: at + spec.close.length, state: after };
    } else if (spec.code !== undefined && line.startsWith(spec.code, at)) {
      const outer = { string: state, braces: 0 };
      return { kind, end: at + spec.code.length, state: { mode: 'code', outer } };
    }
  }
  return { kind, end: line.length, state };
}

function inPlainCode(
  spec: LanguageSpec,
  line: string,
  index: number,
  state: ScanState & { readonly mode: 'code' },
): Step {
  const { outer } = state;
  const openers = openersOf(spec);
  for (let at = index; at < line.length; at++) {
    const char = line.charCodeAt(at);
    if (outer !== undefined && (char === OPEN_BRACE || char === CLOSE_BRACE)) {
      if (char === CLOSE_BRACE && outer.braces === 0)
        return { kind: 'code', end: at + 1, state: outer.string };
      const braces = outer.braces + (char === OPEN_BRACE ? 1 : -1);
      return { kind: 'code', end: at + 1, state: { mode: 'code', outer: { ...outer, braces } } };
    }
    if (!openers.has(char)) continue;
    const opened = openAt(spec, line, at, state);
    if (opened !== undefined) return at === index ? opened : { kind: 'code', end: at, state };
  }
  return { kind: 'code', end: line.length, state };
}

const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

const known = new WeakMap<LanguageSpec, ReadonlySet<number>>();

/** The characters with which anything but code begins. */
function openersOf(spec: LanguageSpec): ReadonlySet<number> {
  const found = known.get(spec);
  if (found !== undefined) return found;
  const openings = [
    ...spec.lineComments,
    ...spec.blockComments.map(([open]) => open),
    ...spec.strings.map(({ open }) => open),
    ...(spec.hasRegex === true ? ['/'] : []),
  ];
  const openers = new Set(openings.map((open) => open.charCodeAt(0)));
  known.set(spec, openers);
  return openers;
}

/** The comment, string or regular expression that begins at a place of code. */
function openAt(
  spec: LanguageSpec,
  line: string,
  at: number,
  { outer }: ScanState & { readonly mode: 'code' },
): Step | undefined {
  for (const [open, close] of spec.blockComments) {
    if (!line.startsWith(open, at)) continue;
    const end = at + open.length;
    return { kind: 'comment', end, state: { mode: 'comment', open, close, depth: 1 } };
  }
  for (const open of spec.lineComments) {
    if (!line.startsWith(open, at) || (spec.spacedComments === true && !/^\s?$/.test(line.charAt(at - 1))))
      continue;
    return { kind: 'comment', end: line.length, state: inCode, isLine: true };
  }
  for (const string of spec.strings) {
    if (!line.startsWith(string.open, at) || (string.single === true && !isCharacter(line, at))) continue;
    const isDocumentation = string.documents === true && /^\s*$/.test(line.slice(0, at));
    const state: ScanState = { mode: 'string', spec: string, isDocumentation, ...(outer && { outer }) };
    return { kind: isDocumentation ? 'comment' : 'string', end: at + string.open.length, state };
  }
  if (spec.hasRegex === true && line.charAt(at) === '/' && mayBeRegex(line, at)) {
    const end = regexEnd(line, at);
    if (end !== undefined) return { kind: 'regex', end, state: { mode: 'code', ...(outer && { outer }) } };
  }
  return undefined;
}

/** A quote that holds one character; else it is the mark of a lifetime, or an apostrophe. */
function isCharacter(line: string, at: number): boolean {
  return /^'(?:\\.[^']{0,9}|[^'\\]{1,2})'/.test(line.slice(at, at + 14));
}

/** After an operator or a keyword a slash begins a regular expression; after a value it divides. */
function mayBeRegex(line: string, at: number): boolean {
  const before = line.slice(Math.max(0, at - 20), at).trimEnd();
  return before === '' || /[-(,=:[!&|?{};+*%~^<>]$|\b(?:return|typeof|case|in|of|await)$/.test(before);
}

function regexEnd(line: string, at: number): number | undefined {
  let inClass = false;
  for (let index = at + 1; index < line.length; index++) {
    const char = line.charAt(index);
    if (char === '\\') index++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return index + 1;
  }
  return undefined;
}
