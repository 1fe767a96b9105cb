import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());

/** How a reader left a diagram: zoomed and moved, at a step. What is not there is as the page gives it. */
export const diagramStateSchema = v.object({
  zoom: v.optional(
    v.object({ scale: v.pipe(finite, v.minValue(0.1), v.maxValue(20)), x: finite, y: finite }),
  ),
  step: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99))),
});

export type DiagramState = v.InferOutput<typeof diagramStateSchema>;
