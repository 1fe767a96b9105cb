import { env, Uri } from 'vscode';
import * as v from 'valibot';
import { placeSchema, type Place } from '../../protocol/place';

/** The extension's id, under which VS Code hands it the links that name it. */
export const EXTENSION_ID = 'system-design-companion.system-design-companion';

/** A link that opens a place in VS Code: `vscode://<extension>/topic/jwt#pitfalls`. */
export function linkTo({ kind, id, anchor }: Place): string {
  const uri = Uri.from({
    scheme: env.uriScheme,
    authority: EXTENSION_ID,
    path: `/${kind}/${id}`,
    ...(anchor === undefined ? {} : { fragment: anchor }),
  });
  // Unescaped: a colon in a fragment is allowed, and `#jwt-2:3` reads better than `#jwt-2%3A3`.
  return uri.toString(true);
}

/** Reads such a link. Whatever else it holds is refused: `undefined`. */
export function placeOf({ path, fragment }: Uri): Place | undefined {
  const [, kind, id, ...rest] = path.split('/');
  if (rest.length > 0) return undefined;
  const place = v.safeParse(placeSchema, { kind, id, ...(fragment === '' ? {} : { anchor: fragment }) });
  return place.success ? place.output : undefined;
}
