/** The texts of a diagram's tools. */
export interface DiagramStrings {
  /** `{0}` is the diagram's title. */
  readonly tools: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly play: string;
  readonly fullPanel: string;
  readonly leaveFullPanel: string;
  readonly more: string;
  readonly copySvg: string;
  readonly copyPng: string;
  readonly copyMermaid: string;
  readonly save: string;
  readonly insert: string;
  readonly copyLink: string;
  /** The dialog for saving. */
  readonly saveTitle: string;
  readonly format: string;
  readonly svg: string;
  readonly png: string;
  readonly colors: string;
  readonly currentColors: string;
  readonly light: string;
  readonly dark: string;
  readonly background: string;
  readonly saveNow: string;
  readonly cancel: string;
  /** What was done. The host says the rest. */
  readonly copiedPng: string;
  readonly copyPngRefused: string;
  readonly exportFailed: string;
}
