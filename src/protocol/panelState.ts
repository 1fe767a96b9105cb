import * as v from 'valibot';
import { diagramStateSchema } from './diagramState';

const panelStateSchema = v.object({
  topic: v.pipe(v.string(), v.maxLength(80)),
  /** Pixels from the top. */
  scroll: v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0),
  /** By the diagram's id. */
  diagrams: v.fallback(v.optional(v.record(v.string(), diagramStateSchema)), undefined),
});

/** What a panel remembers over a reload: where the reader was, never content. */
export type PanelState = v.InferOutput<typeof panelStateSchema>;

/** Reads a state that may come from another version. `undefined` if it does not even name a topic. */
export function readPanelState(value: unknown): PanelState | undefined {
  const result = v.safeParse(panelStateSchema, value);
  return result.success ? result.output : undefined;
}
