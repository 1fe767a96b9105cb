import { commands, l10n, Selection, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import { offerLog } from '../log/offerLog';

/** The term whose card is shown at once. */
const SHOWN = 'jwt';

/** `systemDesign.openExample`: opens a new file with terms in it and shows the card of one of them. */
export function registerOpenExample(log: LogOutputChannel): Disposable {
  return commands.registerCommand('systemDesign.openExample', async () => {
    try {
      const document = await workspace.openTextDocument({ language: 'typescript', content: example() });
      const editor = await window.showTextDocument(document);
      const caret = document.positionAt(document.getText().indexOf(SHOWN) + 1);
      editor.selection = new Selection(caret, caret);
      await commands.executeCommand('editor.action.showHover');
    } catch (error) {
      log.error(`Opening the example failed: ${String(error)}`);
      await offerLog(l10n.t('The example could not be opened.'));
    }
  });
}

/** Complete in itself, so that no tool underlines anything in it. */
function example(): string {
  return `// ${l10n.t('Rest the mouse on a term: in a name as below, or in a comment.')}
interface Session {
  readonly jwt: string;
  readonly ttlSeconds: number;
}

// ${l10n.t('One request fills the cache and the others wait for it: {0} prevents a {1}.', 'single-flight', 'cache stampede')}
const waiting = new Map<string, Promise<Session>>();

export async function sessionOf(user: string, load: () => Promise<Session>): Promise<Session> {
  const loading = waiting.get(user) ?? load();
  waiting.set(user, loading);
  return loading.finally(() => waiting.delete(user));
}
`;
}
