import type { TextPlace } from '../source/textSource';
import type { ReferenceIndex, ReferenceLiteral } from './referenceIndex';

const KIND = /^(\s*(?:- )?)kind:\s*["']?([A-Z]\w{1,60})\b/;
const NEAR = 6;

/** The kind of a Kubernetes object at a place of YAML: the value of `kind:` beside an `apiVersion`, an `apiGroup` or a `name`. */
export function findKubernetesKind(
  index: ReferenceIndex,
  { source, line, offset }: TextPlace,
): ReferenceLiteral | undefined {
  if (!/^(?:yaml|helm|kubernetes)$/.test(source.languageId)) return undefined;
  const match = KIND.exec(source.lineAt(line).slice(0, 120));
  const name = match?.[2];
  if (match === null || name === undefined) return undefined;
  const end = match[0].length;
  const start = end - name.length;
  const entry = index['kubernetes-kinds'].get(name.toLowerCase());
  if (entry?.key !== name || offset < start || offset > end) return undefined;
  for (let at = line - NEAR; at <= line + NEAR; at++) {
    if (/^\s*(?:- )?(?:apiVersion|apiGroup|api-version):/.test(source.lineAt(at).slice(0, 120)))
      return { start, end, entry };
  }
  return undefined;
}
