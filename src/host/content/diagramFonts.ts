import { Uri, workspace } from 'vscode';
import type { FontFace } from '../../protocol/diagramMessages';

const WEIGHTS = [400, 600] as const;

/** The font of the diagrams as data, for pictures and pages that stand alone. Rejects where a file is missing. */
export function readDiagramFonts(extensionUri: Uri): Promise<readonly FontFace[]> {
  return Promise.all(
    WEIGHTS.map(async (weight) => {
      const file = Uri.joinPath(extensionUri, 'dist', 'webview', 'fonts', `inter-latin-${weight}.woff2`);
      return { weight, base64: toBase64(await workspace.fs.readFile(file)) };
    }),
  );
}

function toBase64(bytes: Uint8Array): string {
  // Byte by byte: all at once would be too many arguments for one call.
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
