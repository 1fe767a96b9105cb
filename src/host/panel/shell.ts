import { l10n, Uri, type Webview, type WebviewOptions } from 'vscode';
import { panelShell } from '../../protocol/panelShell';

/** What a panel may do and read: run its own client, and load files of the client's folder. */
export function webviewOptions(extensionUri: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [clientFolder(extensionUri)] };
}

/** The panel's document before any content. */
export function shellHtml(webview: Webview, extensionUri: Uri): string {
  const file = (name: string) =>
    webview.asWebviewUri(Uri.joinPath(clientFolder(extensionUri), name)).toString();
  return panelShell({
    // The content is English; the panel's own texts come with the page.
    language: 'en',
    title: l10n.t('Topic'),
    cspSource: webview.cspSource,
    nonce: createNonce(),
    styles: [file('panel.css')],
    script: file('panel.js'),
  });
}

function clientFolder(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes));
}
