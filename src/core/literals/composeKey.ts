import type { TextPlace, TextSource } from '../source/textSource';
import type { ReferenceIndex, ReferenceLiteral } from './referenceIndex';

const KEY = /^(\s*)([a-z_]{2,40}):(?:\s|$)/;
const LINES = 400;

/** The key of a Compose file at a place. What a key is depends on the keys above it: `volumes` of a service, or of all. */
export function findComposeKey(
  index: ReferenceIndex,
  { source, line, offset }: TextPlace,
): ReferenceLiteral | undefined {
  if (!isCompose(source)) return undefined;
  const match = KEY.exec(source.lineAt(line).slice(0, 120));
  if (match === null) return undefined;
  const [, indent = '', name = ''] = match;
  const start = indent.length;
  const end = start + name.length;
  if (offset < start || offset > end) return undefined;
  const entry = index['compose-keys'].get(pathOf(source, line, start, name));
  return entry && { start, end, entry };
}

function isCompose({ languageId, path }: TextSource): boolean {
  if (languageId === 'dockercompose') return true;
  return languageId === 'yaml' && /(?:^|\/)(?:docker-)?compose(?:[.-][^/]*)?\.ya?ml$/.test(path);
}

/** `services.*.ports`: the keys above with less and less indentation; a service's own name counts as `*`. */
function pathOf(source: TextSource, line: number, indent: number, name: string): string {
  const path = [name];
  let least = indent;
  for (let at = line - 1; at >= Math.max(0, line - LINES) && least > 0; at--) {
    const match = /^(\s*)["']?([\w.-]+)["']?:/.exec(source.lineAt(at).slice(0, 120));
    const own = match?.[1]?.length;
    if (own === undefined || own >= least) continue;
    path.unshift(match?.[2] ?? '');
    least = own;
  }
  if (path[0] === 'services' && path.length > 1) path[1] = '*';
  return path.join('.').toLowerCase();
}
