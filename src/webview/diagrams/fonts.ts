import { readToDiagrams, type FontFace } from '../../protocol/diagramMessages';
import type { DiagramContext } from './diagramContext';

/** How long the host may take; after that a picture is made without its font rather than not at all. */
const PATIENCE_MS = 5000;

let asked: Promise<readonly FontFace[]> | undefined;

/** The diagram font as data: a panel may show its file, but not read it. Asked for once. */
export function diagramFonts(post: DiagramContext['post']): Promise<readonly FontFace[]> {
  asked ??= new Promise((resolve) => {
    const done = (faces: readonly FontFace[]) => {
      window.removeEventListener('message', onMessage);
      window.clearTimeout(timer);
      if (faces.length === 0) asked = undefined;
      resolve(faces);
    };
    const onMessage = ({ data }: MessageEvent<unknown>) => {
      const message = readToDiagrams(data);
      if (message?.type === 'fonts') done(message.faces);
    };
    const timer = window.setTimeout(() => {
      done([]);
    }, PATIENCE_MS);
    window.addEventListener('message', onMessage);
    post({ type: 'fonts' });
  });
  return asked;
}
