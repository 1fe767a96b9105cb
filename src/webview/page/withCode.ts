import { element } from '../dom';

/** Plain text of the glossary, in which `code` is set as code. */
export function withCode(text: string): readonly (Node | string)[] {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}
