import { isIdentifier } from './identifiers';

/**
 * The body for an editor in which these texts are selected, one at each cursor. A snippet may want the selection as a name, and a name it is
 * put in wherever that stands: anything but a name would break the code, so the proposed name stays then.
 */
export function bodyForSelection(body: string, selected: readonly string[]): string {
  return selected.every(isIdentifier) ? body : body.replace(/\$\{TM_SELECTED_TEXT:(\w+)\}/g, '$1');
}
