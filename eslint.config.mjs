// Errors only. A rule that is switched off says why beside it.
import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Imports a layer must not make: the folder says what may be used here. */
const forbid = (...groups) => ({
  'no-restricted-imports': 'off',
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: groups }],
});

const vscode = { group: ['vscode'], message: 'Only src/host may use VS Code.' };
const node = {
  regex: '^(?:node:.*|fs|path|os|process|child_process|crypto|url|util)(?:/.*)?$',
  message: 'src/ runs in the browser too: no Node modules.',
};
const host = { group: ['**/host/**'], message: 'Only src/host may import the host.' };
const webview = { group: ['**/webview/**'], message: 'Only src/webview may import the webview client.' };
const build = { group: ['**/build/**'], message: 'Build programs are not part of the extension.' };
const protocol = { group: ['**/protocol/**'], message: 'core knows nothing of the protocol.' };

const exportByName = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportAllDeclaration', message: 'Export by name, not through a barrel.' },
];

/** A visible text is translatable: it passes through l10n.t. Found are literals with a letter, where VS Code shows them. */
const message = 'Visible text: wrap it in l10n.t(...).';
const word = ['Literal[value=/[A-Za-z]/]', 'TemplateLiteral:has(TemplateElement[value.raw=/[A-Za-z]/])'];
const shown =
  '/^(label|title|name|placeHolder|placeholder|prompt|detail|description|tooltip|message|openLabel|saveLabel|badge)$/';
const untranslated = word.flatMap((text) => [
  {
    selector: `CallExpression[callee.property.name=/^(show\\w+Message|setStatusBarMessage)$/] > ${text}`,
    message,
  },
  { selector: `NewExpression[callee.name='TreeItem'] > ${text}:first-child`, message },
  { selector: `Property[key.name=${shown}] > ${text}.value`, message },
  { selector: `AssignmentExpression[left.property.name=${shown}] > ${text}.right`, message },
]);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      '.cache/',
      'node_modules/',
      'build/tools/',
      'test/sampleWorkspace/',
      'test/fixtures/',
      'snippets/',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      regexp.configs['flat/recommended'],
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Numbers and booleans in a message read well as they are.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // The compiler's noPropertyAccessFromIndexSignature asks for the opposite.
      '@typescript-eslint/dot-notation': 'off',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...exportByName],
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: { ...forbid(vscode, node, host, webview, build, protocol), 'no-console': 'error' },
  },
  {
    files: ['src/protocol/**/*.ts'],
    rules: { ...forbid(vscode, node, host, webview, build), 'no-console': 'error' },
  },
  {
    files: ['src/host/**/*.ts'],
    rules: {
      ...forbid(node, webview, build),
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...exportByName, ...untranslated],
    },
  },
  { files: ['src/webview/**/*.ts'], rules: { ...forbid(vscode, node, host, build), 'no-console': 'error' } },
  { files: ['build/**/*.ts'], rules: forbid(vscode, host, webview) },
  {
    // Test files are loaded one by one; what a suite needs stands in it.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'error', 'max-lines': 'off' },
  },
);
