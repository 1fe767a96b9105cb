/**
 * The colours of diagrams, by purpose. Each has a stand-in colour that occurs nowhere else: Mermaid draws with the
 * stand-ins, and the renderer turns each back into the CSS variable `--diagram-<name>`, which `media/diagram.css`
 * defines from the editor's theme.
 */
const FIXED = [
  'background',
  'text',
  'line',
  'node',
  'node-border',
  'cluster',
  'cluster-border',
  'label-background',
  'note',
  'note-border',
  'note-text',
  'activation',
  'activation-border',
  'lifeline',
  'muted',
  'row-odd',
  'row-even',
  'series-text',
] as const;

/** Colours that tell things apart: slices, bars, branches, sections. */
const SERIES_LENGTH = 12;

/** Stronger colours, for lines, bars and points that carry no text. */
const MARKS_LENGTH = 6;

export type PaletteName = (typeof FIXED)[number] | `series-${number}` | `mark-${number}`;

export const PALETTE_NAMES: readonly PaletteName[] = [
  ...FIXED,
  ...Array.from({ length: SERIES_LENGTH }, (_, index) => `series-${index + 1}` as const),
  ...Array.from({ length: MARKS_LENGTH }, (_, index) => `mark-${index + 1}` as const),
];

/** The stand-in of a colour, as `#rrggbb`. They differ in the blue part only, so that none is made by mixing others. */
export function standIn(name: PaletteName): string {
  const index = PALETTE_NAMES.indexOf(name);
  return `#a1b2${(0x11 + index * 5).toString(16).padStart(2, '0')}`;
}

/** From a computed colour, such as `rgb(161, 178, 17)`, to the name it stands in for. */
export function paletteByComputedColor(): Record<string, PaletteName> {
  return Object.fromEntries(
    PALETTE_NAMES.map((name) => {
      const value = Number.parseInt(standIn(name).slice(1), 16);
      return [`rgb(${value >> 16}, ${(value >> 8) & 255}, ${value & 255})`, name];
    }),
  );
}
