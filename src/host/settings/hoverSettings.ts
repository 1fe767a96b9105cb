import { workspace, type ConfigurationScope } from 'vscode';
import * as v from 'valibot';
import { LIVE_KINDS, type LiveKind } from '../../core/literals/liveKind';
import type { Taste } from '../../core/terms/judge';

const hoverSchema = v.fallback(
  v.object({
    enabled: v.fallback(v.boolean(), true),
    sensitivity: v.fallback(v.picklist(['quiet', 'balanced', 'eager']), 'balanced'),
    hiddenTerms: v.fallback(v.array(v.fallback(v.string(), '')), []),
  }),
  { enabled: true, sensitivity: 'balanced', hiddenTerms: [] },
);

/** What a person chose of cards for terms. */
export interface HoverSettings extends Taste {
  readonly enabled: boolean;
}

/** The settings of cards for a document or language. They are read at every hover, so all at once. */
export function readHoverSettings(scope?: ConfigurationScope): HoverSettings {
  const { enabled, sensitivity, hiddenTerms } = v.parse(
    hoverSchema,
    workspace.getConfiguration('systemDesign', scope).get('hover'),
  );
  return { enabled, sensitivity, hidden: new Set(hiddenTerms) };
}

const liveSchema = v.fallback(v.record(v.string(), v.unknown()), {});

/** The kinds of literals of which a person wants cards; what is not a boolean counts as wanted. */
export function readLiveKinds(scope?: ConfigurationScope): ReadonlySet<LiveKind> {
  const live = v.parse(liveSchema, workspace.getConfiguration('systemDesign', scope).get('live'));
  return new Set(LIVE_KINDS.filter((kind) => live[kind] !== false));
}
