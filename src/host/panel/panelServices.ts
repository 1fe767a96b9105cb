import type { LogOutputChannel, Uri } from 'vscode';
import type { PanelClient } from '../../protocol/panelShell';
import type { ContentStore } from '../content/contentStore';
import type { LastEditor } from '../editor/lastEditor';
import type { DiagramActions } from './diagramActions';
import type { ProgressStore } from '../progress/progressStore';

/** What panels need of the rest of the extension. */
export interface PanelServices {
  readonly extensionUri: Uri;
  readonly client: () => Promise<PanelClient>;
  readonly content: ContentStore;
  readonly progress: ProgressStore;
  readonly editors: LastEditor;
  readonly diagrams: DiagramActions;
  readonly log: LogOutputChannel;
}
