/** What the diagrams' colours are made of, in VS Code's own themes Default Light Modern and Default Dark Modern. */
export const THEME_COLORS: Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>> = {
  light: {
    '--vscode-charts-blue': '#0063d3',
    '--vscode-charts-green': '#388a34',
    '--vscode-charts-purple': '#652d90',
    '--vscode-charts-red': '#e51400',
    '--vscode-charts-yellow': '#bf8803',
    '--vscode-descriptionForeground': '#3b3b3b',
    '--vscode-editor-background': '#ffffff',
    '--vscode-editor-foreground': '#3b3b3b',
  },
  dark: {
    '--vscode-charts-blue': '#59a4f9',
    '--vscode-charts-green': '#89d185',
    '--vscode-charts-purple': '#b180d7',
    '--vscode-charts-red': '#f14c4c',
    '--vscode-charts-yellow': '#cca700',
    '--vscode-descriptionForeground': '#9d9d9d',
    '--vscode-editor-background': '#1f1f1f',
    '--vscode-editor-foreground': '#cccccc',
  },
};
