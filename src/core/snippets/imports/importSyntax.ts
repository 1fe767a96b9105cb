import type { CodeLine } from './codeLines';

/** One name that an import brings into a file. */
export interface ImportPart {
  /** What it comes from: a module, a package, a header. */
  readonly module: string;
  /** The name there; empty where the module itself is imported, `*` where all of its names are. */
  readonly name: string;
  /** The name here. */
  readonly local: string;
  /** In TypeScript: good for types only. */
  readonly isType?: boolean;
}

/** The imports that begin at one line. */
export interface ImportStatement {
  /** The line behind it. */
  readonly end: number;
  /** What it brings for certain: nothing where it stands under a condition. */
  readonly parts: readonly ImportPart[];
  /** Where lines can be added within it: the line above which they go, and whether a blank line must follow. */
  readonly inside?: { readonly line: number; readonly isAlone: boolean };
}

/** What whoever writes further imports must know of those that are there. */
export interface ImportStyle {
  /** The imports as they are written. */
  readonly written: readonly string[];
  /** Whether the file is a module of CommonJS. */
  readonly isCommonJs: boolean;
  /** Whether they go into a statement that is there. */
  readonly isInside: boolean;
}

/** What must be known of a language's imports. */
export interface ImportSyntax {
  /** How many blank lines stand between imports and code. */
  readonly blankLines: number;
  /** The line behind what must stay above the imports and begins at a line, a comment apart; nothing where none does. */
  readonly headerEnd: (lines: readonly CodeLine[], at: number) => number | undefined;
  /** The import that begins at a line of the top level. */
  readonly statement: (lines: readonly CodeLine[], at: number) => ImportStatement | undefined;
  /** The line behind something that may stand among imports and is none. */
  readonly passedEnd?: (lines: readonly CodeLine[], at: number) => number | undefined;
  /** The lines that import these parts, which one statement of the snippet brings. */
  readonly write: (parts: readonly ImportPart[], style: ImportStyle) => readonly string[];
  /** Whether an import is good only for what stands below it. */
  readonly isOrdered?: boolean;
  /** Whether a file can take imports at all; else they come with the code. */
  readonly canTake?: (lines: readonly CodeLine[]) => boolean;
  /** Whether a file is a module of CommonJS. */
  readonly isCommonJs?: (lines: readonly CodeLine[]) => boolean;
}

/** Whether an import that is there brings what another one would. */
export function brings(have: ImportPart, want: ImportPart): boolean {
  if (have.module !== want.module || (have.isType === true && want.isType !== true)) return false;
  return have.name === '*' ? want.name === want.local : have.name === want.name && have.local === want.local;
}

/** The names of a list, without blanks and the comma at its end. */
export function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim().replace(/\s+/g, ' '))
    .filter((item) => item !== '');
}
