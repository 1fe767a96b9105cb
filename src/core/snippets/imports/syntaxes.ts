import { cppImports } from './cpp';
import { csharpImports } from './csharp';
import { goImports } from './go';
import type { ImportSyntax } from './importSyntax';
import { javaImports } from './java';
import { pythonImports } from './python';
import { rustImports } from './rust';
import { javascriptImports, typescriptImports } from './script';

const syntaxes: ReadonlyMap<string, ImportSyntax> = new Map([
  ['typescript', typescriptImports],
  ['typescriptreact', typescriptImports],
  ['javascript', javascriptImports],
  ['javascriptreact', javascriptImports],
  ['python', pythonImports],
  ['java', javaImports],
  ['go', goImports],
  ['csharp', csharpImports],
  ['rust', rustImports],
  ['cpp', cppImports],
]);

/** How files of a language import, by VS Code's id of the language. */
export function importSyntax(languageId: string): ImportSyntax | undefined {
  return syntaxes.get(languageId);
}
