import * as v from 'valibot';

/** `<topic>-<n>` */
const diagram = v.pipe(v.string(), v.maxLength(90), v.regex(/^[\p{L}\p{N}\p{M}_-]+-\d{1,3}$/u));

/** Characters of an SVG with its fonts; the largest shipped one has a tenth of it. */
const MOST_SVG = 2_000_000;

/** Base64 of 16 MB. */
const MOST_FILE = 22_400_000;

/** The kinds of files a diagram is saved as. */
export const diagramFormatSchema = v.picklist(['svg', 'png']);

export type DiagramFormat = v.InferOutput<typeof diagramFormatSchema>;

/** What a diagram in the panel may ask of the host. Pictures are made by the panel; sources are the host's own. */
export const diagramMessageSchema = v.variant('type', [
  v.strictObject({ type: v.literal('fonts') }),
  v.strictObject({ type: v.literal('copySvg'), diagram, svg: v.pipe(v.string(), v.maxLength(MOST_SVG)) }),
  v.strictObject({ type: v.literal('copyMermaid'), diagram }),
  v.strictObject({ type: v.literal('insertDiagram'), diagram }),
  v.strictObject({
    type: v.literal('saveDiagram'),
    diagram,
    format: diagramFormatSchema,
    data: v.pipe(v.string(), v.maxLength(MOST_FILE), v.regex(/^[A-Z0-9+/]+={0,2}$/i)),
  }),
]);

export type DiagramMessage = v.InferOutput<typeof diagramMessageSchema>;

/** One weight of the diagram font. */
export interface FontFace {
  readonly weight: number;
  /** A WOFF2 file. */
  readonly base64: string;
}

/** What the host answers to a diagram. */
export type ToDiagrams =
  | { readonly type: 'fonts'; readonly faces: readonly FontFace[] }
  | {
      /** Something was done; the words for it, in the reader's language. */
      readonly type: 'diagramStatus';
      readonly diagram: string;
      readonly text: string;
    };

const toDiagramsSchema = v.variant('type', [
  v.object({
    type: v.literal('fonts'),
    faces: v.array(v.object({ weight: v.number(), base64: v.string() })),
  }),
  v.object({ type: v.literal('diagramStatus'), diagram: v.string(), text: v.string() }),
]);

/** Reads a message of the host that is for diagrams; `undefined` for any other. */
export function readToDiagrams(data: unknown): ToDiagrams | undefined {
  const result = v.safeParse(toDiagramsSchema, data);
  return result.success ? result.output : undefined;
}
