import * as v from 'valibot';

const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What a panel remembers of one diagram: what part of it is shown, and the step it stands at. */
export const diagramStateSchema = v.object({
  /** As in `core/diagrams/zoom`; absent while the picture stands as the page lays it out. */
  zoom: v.fallback(
    v.optional(v.object({ scale: v.pipe(v.number(), v.finite(), v.minValue(0)), x: part, y: part })),
    undefined,
  ),
  /** Counting from 1; 0 is the whole picture. */
  step: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))), undefined),
});

export type DiagramState = v.InferOutput<typeof diagramStateSchema>;
