import * as v from 'valibot';
import { diagramStateSchema, type DiagramState } from './diagramState';
import { NO_HISTORY, type History, type HistoryEntry } from './history';
import { placeSchema } from './place';

const pixels = v.pipe(v.number(), v.finite(), v.minValue(0));

/**
 * Where the top of the panel stands in a page: how far above it the block begins that reaches over the top, or the
 * distance from the top of the page where there is no such block (-1). A block is a child of the page's text; so the
 * place is found again where answers were unfolded or the panel was made wider.
 */
const positionSchema = v.object({
  block: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  offset: pixels,
  scroll: pixels,
});

export type Position = v.InferOutput<typeof positionSchema>;

const entrySchema = v.object({
  place: placeSchema,
  position: v.fallback(v.optional(positionSchema), undefined),
});

const panelStateSchema = v.object({
  entries: v.pipe(v.array(v.unknown()), v.maxLength(200)),
  index: v.pipe(v.number(), v.integer()),
  diagrams: v.fallback(v.record(v.string(), v.fallback(diagramStateSchema, {})), {}),
});

/** What the first version kept. */
const firstStateSchema = v.object({ topic: v.string(), scroll: v.fallback(pixels, 0) });

/** What a panel remembers over a reload: where the reader was and came from, never content. */
export interface PanelState {
  readonly history: History;
  /** By the ids of the diagrams. */
  readonly diagrams: Readonly<Record<string, DiagramState>>;
}

export const NO_STATE: PanelState = { history: NO_HISTORY, diagrams: {} };

/** The form in which a state is kept. */
export function writtenState({ history, diagrams }: PanelState): unknown {
  return { version: 2, ...history, diagrams };
}

/**
 * Reads a state that may come from another version: what is understood is kept, and the page shown is the one that was
 * shown or, where that is not understood, the one before it. `undefined` if not even one page can be read.
 */
export function readPanelState(value: unknown): PanelState | undefined {
  const state = v.safeParse(panelStateSchema, value);
  if (!state.success) return readFirstState(value);
  const { entries, index, diagrams } = state.output;
  const before = readEntries(entries.slice(0, index + 1));
  const after = readEntries(entries.slice(index + 1));
  if (before.length + after.length === 0) return undefined;
  return { history: { entries: [...before, ...after], index: Math.max(0, before.length - 1) }, diagrams };
}

function readEntries(entries: readonly unknown[]): readonly HistoryEntry[] {
  return entries.flatMap((entry) => {
    const read = v.safeParse(entrySchema, entry);
    return read.success ? [read.output] : [];
  });
}

function readFirstState(value: unknown): PanelState | undefined {
  const first = v.safeParse(firstStateSchema, value);
  if (!first.success) return undefined;
  const { topic, scroll } = first.output;
  const [entry] = readEntries([
    { place: { kind: 'topic', id: topic }, position: { block: -1, offset: 0, scroll } },
  ]);
  return entry === undefined ? undefined : { history: { entries: [entry], index: 0 }, diagrams: {} };
}
