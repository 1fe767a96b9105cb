import type { Speed } from '../core/player/stepDuration';

/** The texts of the step player. */
export interface PlayerStrings {
  /** The player's name; `{0}` is the diagram's title. */
  readonly player: string;
  /** How many steps there are, while none is chosen; `{0}` is a number. */
  readonly steps: string;
  /** The whole picture, with no step chosen. */
  readonly overview: string;
  /** `{0}` and `{1}` are numbers. */
  readonly stepOf: string;
  /** For the slider: `{0}` and `{1}` are numbers, `{2}` is what the picture says there. */
  readonly stepWithLabel: string;
  /** Read out by screen readers: `{0}` and `{1}` are numbers, `{2}` is the narration. */
  readonly announcement: string;
  readonly first: string;
  readonly previous: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  /** The slider's name. */
  readonly position: string;
  readonly speed: string;
  readonly speeds: Readonly<Record<Speed, string>>;
  readonly allSteps: string;
  readonly copyLink: string;
}
