import { l10n, Uri, workspace, type Webview, type WebviewOptions } from 'vscode';
import type { ToPanel } from '../../protocol/messages';
import { panelShell, type PanelClient } from '../../protocol/panelShell';

/** What a panel may do and read: run its own client, and load files of the client's folder. */
export function webviewOptions(extensionUri: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [clientFolder(extensionUri)] };
}

/** Reads the client's files when the first panel opens, and keeps them. Rejects where they cannot be read. */
export function createClientReader(extensionUri: Uri): () => Promise<PanelClient> {
  let reading: Promise<PanelClient> | undefined;
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(clientFolder(extensionUri), name)));
  return () => {
    reading ??= Promise.all([read('panel.js'), read('panel.css')]).then(
      ([script, style]) => ({ script, style }),
      (error: unknown) => {
        // The next panel tries again.
        reading = undefined;
        throw error;
      },
    );
    return reading;
  };
}

/** The panel's document with what it shows first. */
export function shellHtml(webview: Webview, extensionUri: Uri, client: PanelClient, first: ToPanel): string {
  return panelShell({
    // The content is English; the panel's own texts come with the page.
    language: 'en',
    title: l10n.t('Topic'),
    cspSource: webview.cspSource,
    nonce: createNonce(),
    client,
    fonts: webview.asWebviewUri(Uri.joinPath(clientFolder(extensionUri), 'fonts')).toString(),
    first,
  });
}

function clientFolder(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes));
}
