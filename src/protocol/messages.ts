import * as v from 'valibot';
import { diagramMessageSchema } from './diagramMessages';
import { anchorSchema, placeSchema, type Place } from './place';
import type { PanelOptions } from './panelOptions';
import type { PanelStrings } from './panelStrings';
import type { Marks } from '../core/progress/progress';
import type { PanelView, PatternPreview } from './panelView';

const id = v.pipe(v.string(), v.maxLength(80), v.regex(/^[\p{L}\p{N}\p{M}_-]+$/u));

/**
 * What the panel may say to the host. Only ids, which the host looks up: never a path, an address or a command.
 * The panel speaks first, with `ready`; the host answers with everything the panel shows.
 */
export const fromPanelSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready'), shown: v.optional(v.pipe(v.number(), v.integer())) }),
  /** The reader follows a link or goes back: show this, here or in a panel beside. */
  v.strictObject({ type: v.literal('open'), place: placeSchema, beside: v.optional(v.boolean()) }),
  v.strictObject({ type: v.literal('insertPattern'), pattern: id, language: v.optional(id) }),
  v.strictObject({ type: v.literal('previewPattern'), pattern: id }),
  v.strictObject({ type: v.literal('copyPattern'), pattern: id, language: id }),
  v.strictObject({ type: v.literal('insertCode'), code: id }),
  v.strictObject({ type: v.literal('copyCode'), code: id }),
  v.strictObject({ type: v.literal('copyLink'), anchor: v.optional(anchorSchema) }),
  v.strictObject({ type: v.literal('openSource') }),
  /** The reader chose how fast diagrams play. */
  v.strictObject({ type: v.literal('speed'), speed: v.picklist(['slow', 'normal', 'fast']) }),
  diagramMessageSchema,
  v.strictObject({
    type: v.literal('mark'),
    topic: id,
    mark: v.picklist(['learned', 'bookmarked']),
    value: v.boolean(),
  }),
  /** The section the reader has reached. Like a mark it names its topic: the host may be on to another page by then. */
  v.strictObject({ type: v.literal('reading'), topic: id, section: v.optional(id) }),
  v.strictObject({ type: v.literal('problem'), text: v.pipe(v.string(), v.maxLength(2000)) }),
]);

export type FromPanel = v.InferOutput<typeof fromPanelSchema>;

/** What the host says to the panel: always all of what is to be shown, never a change to it. */
export type ToPanel =
  | {
      readonly type: 'view';
      /** Counts what the host sends: the same number means the same message once more. */
      readonly serial: number;
      readonly view: PanelView;
      /** What was asked for; absent where that is not known any more. A notice has a place too, to come back from. */
      readonly place?: Place;
      /** Where to go on the page; without one the place the reader left is kept. */
      readonly anchor?: string;
      readonly strings: PanelStrings;
      readonly options: PanelOptions;
    }
  | { readonly type: 'marks'; readonly topic: string; readonly marks: Marks }
  | { readonly type: 'options'; readonly options: PanelOptions }
  | { readonly type: 'patternPreview'; readonly preview: PatternPreview }
  | { readonly type: 'go'; readonly by: -1 | 1 };

const KINDS: readonly unknown[] = ['view', 'marks', 'options', 'patternPreview', 'go'];

/** Whether a message has the shape the panel relies on. What is inside comes from the host. */
export function isToPanel(data: unknown): data is ToPanel {
  const message = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (message['type'] === 'view') return isObject(message['view']) && isObject(message['strings']);
  return KINDS.includes(message['type']);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
