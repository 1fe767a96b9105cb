import type { DiagramContext } from './diagramContext';
import { base64Of, pngOf } from './exportPng';
import { exportSvg, type Look } from './exportSvg';
import { diagramFonts } from './fonts';
import type { SaveChoice } from './saveDialog';

/** What can be done with a diagram outside the page. */
export interface DiagramExport {
  readonly copySvg: () => void;
  readonly copyPng: () => void;
  readonly save: (choice: SaveChoice) => void;
}

/** Copies take the picture as it looks now, on its background. */
const AS_SHOWN: Look = { colors: 'current', background: true };

/** Makes pictures for the clipboard and for files. `say` tells the reader what the host does not. */
export function createDiagramExport(
  id: string,
  svg: SVGSVGElement,
  { strings, post }: DiagramContext,
  say: (text: string) => void,
): DiagramExport {
  // Taken now: later the page dims parts of the picture while it plays.
  const plain = svg.cloneNode(true) as SVGSVGElement;
  const picture = async (look: Look) => exportSvg(plain, look, await diagramFonts(post));
  const failed = (error: unknown) => {
    say(strings.exportFailed);
    post({ type: 'problem', text: `The picture of ${id} failed: ${String(error)}`.slice(0, 2000) });
  };
  const copyPng = async () => {
    const png = picture(AS_SHOWN).then(pngOf);
    // What goes wrong while drawing is not what the clipboard refuses.
    const drawn = png.then(
      () => true,
      (error: unknown) => {
        failed(error);
        return false;
      },
    );
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
      say(strings.copiedPng);
    } catch {
      if (await drawn) say(strings.copyPngRefused);
    }
  };
  const save = async ({ format, look }: SaveChoice) => {
    const made = await picture(look);
    const file = format === 'png' ? await pngOf(made) : new Blob([made]);
    post({ type: 'saveDiagram', diagram: id, format, data: await base64Of(file) });
  };
  return {
    copySvg: () => {
      picture(AS_SHOWN).then((made) => {
        post({ type: 'copySvg', diagram: id, svg: made });
      }, failed);
    },
    copyPng: () => {
      copyPng().catch(failed);
    },
    save: (choice) => {
      save(choice).catch(failed);
    },
  };
}
