import { escapeHtml } from '../core/text/escapeHtml';
import type { ToPanel } from './messages';

/** The client as it was built: one script and one style sheet. */
export interface PanelClient {
  readonly script: string;
  readonly style: string;
}

export interface PanelShell {
  readonly language: string;
  readonly title: string;
  /** The source of the panel's own files, as the webview host names it in a policy. */
  readonly cspSource: string;
  /** Random, new for every rendering. */
  readonly nonce: string;
  readonly client: PanelClient;
  /** The address of the folder with the fonts. */
  readonly fonts: string;
  /** What the panel shows first, so that it need not be waited for. */
  readonly first?: ToPanel;
}

/** Where the client finds the first message. */
export const FIRST_MESSAGE_ID = 'system-design-first';

/**
 * The panel's document. Script and style stand in it and are let through by the nonce alone: a new panel would wait
 * longest for files. Fonts come from our own folder, and nothing comes from elsewhere.
 */
export function panelShell(shell: PanelShell): string {
  const { language, title, cspSource, nonce, client, fonts, first } = shell;
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    // A diagram becomes a PNG by way of an image of the panel's own making; such addresses only scripts can make.
    'img-src blob:',
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const allowed = `nonce="${escapeHtml(nonce)}"`;
  const style = client.style.replaceAll(
    /url\((["']?)fonts\//g,
    (_, quote: string) => `url(${quote}${fonts}/`,
  );
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style ${allowed}>${withoutEnd(style, 'style')}</style>
</head>
<body>
<div id="system-design-root"></div>
<script type="application/json" id="${FIRST_MESSAGE_ID}">${first === undefined ? '' : jsonInHtml(first)}</script>
<script ${allowed}>${withoutEnd(client.script, 'script')}</script>
</body>
</html>`;
}

/** JSON that cannot end the element it stands in, whatever texts it holds. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Our own files hold no such end, nor what begins a comment; were that to change, nothing is better than half. */
function withoutEnd(text: string, element: 'script' | 'style'): string {
  return text.toLowerCase().includes(`</${element}`) || text.includes('<!--') ? '' : text;
}
