import type { Diagnose } from '../model/diagnose';
import { plainBody } from './snippetBody';
import type { SnippetHeader } from './snippetHeader';

/** How a pattern is put around a call: one expression, which the demonstration contains, so that it is compiled and run. */
export interface WrapSource {
  readonly text: string;
  /** What in it a person fills in: first the call that a selection takes the place of. */
  readonly parts: readonly string[];
}

/** The header's `wrap`, with the parts that `selection` names in it; reported where they are not there. */
export function readWrap(
  header: SnippetHeader,
  demonstration: string,
  diagnose: Diagnose,
): WrapSource | undefined {
  const wrap = header.get('wrap');
  if (wrap === undefined) return undefined;
  const selection = header.get('selection');
  const parts = (selection?.text ?? '').split(',').map((part) => part.trim());
  const missing = parts.find((part) => part === '' || !wrap.text.includes(part));
  if (missing !== undefined) {
    const { line, column } = selection ?? wrap;
    const message = `name in "selection" what of "${wrap.text}" a selection replaces; "${missing}" is not in it`;
    diagnose.report('snippet-selection', line, column, message);
  } else if (!demonstration.includes(wrap.text)) {
    const message = 'the demonstration must contain this expression, so that it is compiled and run';
    diagnose.report('snippet-selection', wrap.line, wrap.column, message);
  }
  return { text: wrap.text, parts };
}

/** The expression in VS Code's snippet syntax. What is not filled in by a selection comes last. */
export function wrapBody({ text, parts }: WrapSource): string {
  const [call = '', ...others] = parts;
  const places = parts
    .map((part) => ({ part, at: text.indexOf(part) }))
    .sort((a, b) => a.at - b.at || b.part.length - a.part.length);
  const order = places.filter(({ part }) => part !== call).map(({ part }) => part);
  let body = '';
  let end = 0;
  for (const { part, at } of places) {
    if (at < end) continue;
    const value = plainBody(part, '\t').replaceAll('}', '\\}');
    const stop =
      part === call
        ? `\${${others.length + 1}:\${TM_SELECTED_TEXT:${value}}}`
        : `\${${order.indexOf(part) + 1}:${value}}`;
    body += plainBody(text.slice(end, at), '\t') + stop;
    end = at + part.length;
  }
  return `${body}${plainBody(text.slice(end), '\t')}$0`;
}

/** Whether a text is a call, perhaps one that is awaited or a statement: a name or a path, and what is in brackets last. */
export function isCall(text: string): boolean {
  return /^(?:await\s+|new\s+)?[\w$.:@!?<>[\]-]+\(/.test(text.trim()) && /\)[;?]*$/.test(text.trim());
}

/**
 * The body of `wrapBody` around the call that is selected: without the `await` before it, which stands before the whole,
 * and with what ends a statement behind the whole. `indent` is that of the line where the selection begins; the editor
 * adds it to each line again.
 */
export function wrapAround(body: string, selected: string, indent: string): string {
  const trimmed = selected.trim();
  const ending = /[;?]*$/.exec(trimmed)?.[0] ?? '';
  const call = trimmed.slice(0, trimmed.length - ending.length).replace(/^await\s+/, '');
  const lines = call.split(/\r?\n/);
  const dedented = lines.map((line, index) =>
    index > 0 && line.startsWith(indent) ? line.slice(indent.length) : line,
  );
  const [before = '', after = ''] = selected.split(trimmed);
  const wrapped = body
    .replace(/\$\{\d+:\$\{TM_SELECTED_TEXT:(?:[^}\\]|\\.)*\}\}/, () => plainBody(dedented.join('\n'), '\t'))
    .slice(0, -'$0'.length);
  return `${before}${wrapped}${ending}$0${after}`;
}
