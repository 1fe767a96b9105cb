import { escapeHtml } from '../core/text/escapeHtml';

export interface PanelShell {
  readonly language: string;
  readonly title: string;
  /** The source of the panel's own files, as the webview host names it in a policy. */
  readonly cspSource: string;
  /** Random, new for every rendering. */
  readonly nonce: string;
  readonly styles: readonly string[];
  readonly script: string;
}

/**
 * The panel's document before any content: it loads the client, which asks for the page.
 * Nothing inline, nothing from elsewhere: styles and fonts from our own folder, one script by its nonce.
 */
export function panelShell({ language, title, cspSource, nonce, styles, script }: PanelShell): string {
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    // A diagram becomes a PNG by way of an image of the panel's own making; such addresses only scripts can make.
    'img-src blob:',
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const links = styles.map((style) => `<link rel="stylesheet" href="${escapeHtml(style)}">`).join('\n');
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${links}
</head>
<body>
<div id="system-design-root"></div>
<script type="module" nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}
