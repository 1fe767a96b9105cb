import type { DiagramState } from '../../protocol/diagramState';
import type { DiagramStrings } from '../../protocol/diagramStrings';
import type { FromPanel } from '../../protocol/messages';

/** What a diagram needs of the page it stands on. */
export interface DiagramContext {
  readonly strings: DiagramStrings;
  /** What the panel remembers of this diagram. */
  readonly state: DiagramState;
  /** Something to remember; a property that is `undefined` is to be forgotten. */
  readonly onState: (change: Partial<DiagramState>) => void;
  readonly post: (message: FromPanel) => void;
  /** Begins to play; absent where nothing plays. */
  readonly onPlay?: () => void;
}
