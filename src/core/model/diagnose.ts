import type { Diagnostic, DiagnosticCode } from './diagnostic';

/** Collects the diagnostics of one file. `line` and `column` count from 1. */
export interface Diagnose {
  readonly file: string;
  readonly all: readonly Diagnostic[];
  report(code: DiagnosticCode, line: number, column: number, message: string): void;
}

/** A collector for one file. */
export function createDiagnose(file: string): Diagnose {
  const all: Diagnostic[] = [];
  return {
    file,
    all,
    report(code, line, column, message) {
      all.push({ code, file, line, column, message });
    },
  };
}
