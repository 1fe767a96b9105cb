import type { Literal } from '../../../core/literals/findLiteral';
import type { LiveKind } from '../../../core/literals/liveKind';
import type { Term } from '../../../core/model/term';

/** The terms that explain a kind of literal, where the glossary has them. */
const terms: Partial<Record<LiveKind, string>> = {
  jwt: 'jwt',
  basicCredentials: 'basic-authentication',
  uuid: 'uuid',
  ipRange: 'cidr',
  uri: 'uri',
};

/** The term that a literal's card leads on to: that of its name (`ETag`, `Deployment`), else that of its kind. */
export function termOfLiteral(literal: Literal, all: readonly Term[]): Term | undefined {
  if (!('entry' in literal)) return all.find(({ id }) => id === terms[literal.kind]);
  const name = literal.entry.key.toLowerCase();
  return all.find((term) => term.name.toLowerCase() === name);
}
