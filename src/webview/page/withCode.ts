import { codeParts } from '../../core/text/codeParts';
import { element } from '../dom';

/** Plain text of the glossary, in which `code` is set as code. */
export function withCode(plain: string): readonly (Node | string)[] {
  return codeParts(plain).map(({ text, isCode }) => (isCode ? element('code', {}, text) : text));
}
