/** What a picture shows, in words: for those who cannot see it, and for a search. Content, so in its language. */
export interface Outline {
  /** The things shown, each with what is written in it, in the order of the source. */
  readonly nodes: readonly string[];
  /** What leads from one thing to another, in order; in a sequence diagram every message. */
  readonly links: readonly OutlineLink[];
}

/** `from` and `to` are names as a reader sees them. `text` is empty where nothing is written at the line. */
export interface OutlineLink {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** The outline of a diagram that was not drawn. */
export const NO_OUTLINE: Outline = { nodes: [], links: [] };
