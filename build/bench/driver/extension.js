// The yardstick of `npm run bench`: the least that a webview panel can be, opened by a command.
const { commands, ViewColumn, window } = require('vscode');

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Empty</title>
</head>
<body><p id="bench-empty">One line.</p></body>
</html>`;

exports.activate = (context) => {
  context.subscriptions.push(
    commands.registerCommand('bench.openEmptyPanel', () => {
      const panel = window.createWebviewPanel('bench.empty', 'Empty', ViewColumn.Active, {
        enableScripts: true,
        enableFindWidget: true,
        localResourceRoots: [context.extensionUri],
      });
      panel.webview.html = html;
    }),
  );
};
