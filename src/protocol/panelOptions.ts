/** The reader's settings that the panel follows at once. */
export interface PanelOptions {
  /** Percent of the editor's own text size. */
  readonly textSize: number;
  /** Whether terms of the glossary are underlined in the text. */
  readonly underlineTerms: boolean;
  readonly playerSpeed: PlayerSpeed;
}

export type PlayerSpeed = 'slow' | 'normal' | 'fast';
