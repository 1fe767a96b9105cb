import type { Diagram } from '../../core/model/page';
import { readToDiagrams } from '../../protocol/diagramMessages';
import { fillIn } from '../../protocol/panelStrings';
import { element, nameButton } from '../dom';
import { createDiagramExport } from './diagramExport';
import type { DiagramContext } from './diagramContext';
import { createFullPanel } from './fullPanel';
import { renderIcon } from '../icons';
import { createMenu } from './menu';
import { createPictureZoom } from './pictureZoom';
import { openSaveDialog } from './saveDialog';
import { createStatus } from './status';
import { createToolbar, type Tool } from './toolbar';
import { connectGestures, ZOOM_STEP } from './zoomGestures';

/** The tools of one diagram. */
export interface DiagramView {
  readonly dispose: () => void;
}

/** Changes are remembered when they have come to rest for so long. */
const REST_MS = 150;

/**
 * Gives a diagram's figure its tools: zoom, full panel, export. To be made before anything changes the picture, since
 * what is exported is the picture as it is now. Does nothing for a figure without a picture.
 */
export function createDiagramView(
  figure: HTMLElement,
  diagram: Diagram,
  context: DiagramContext,
): DiagramView {
  const box = figure.querySelector<HTMLElement>('.picture');
  const svg = box?.querySelector('svg');
  if (box === null || svg === null || svg === undefined) return { dispose: () => undefined };
  const { strings, post, onState, onPlay } = context;
  const { id } = diagram;
  const status = createStatus();

  let timer: number | undefined;
  const zoom = createPictureZoom(box, svg, context.state.zoom, (next) => {
    if (full.isFull()) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      onState({ zoom: next });
    }, REST_MS);
  });
  const sayScale = () => {
    const scale = zoom.get()?.scale;
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
    status.say(scale === undefined ? '' : percent.format(scale));
  };
  const gestures = connectGestures(box, zoom, sayScale);

  let onPage = zoom.get();
  const full = createFullPanel(figure, diagram.title, () => {
    if (full.isFull()) onPage = zoom.get();
    zoom.set(full.isFull() ? undefined : onPage);
    const name = full.isFull() ? 'leaveFullPanel' : 'fullPanel';
    fullButton?.replaceChildren(renderIcon(name));
    if (fullButton !== undefined) nameButton(fullButton, strings[name]);
  });

  const step = (factor: number) => () => {
    zoom.zoomBy(factor);
    sayScale();
  };
  const plays = diagram.steps.length > 0 && onPlay !== undefined;
  const tools: readonly Tool[] = [
    { icon: 'zoomOut', label: strings.zoomOut, run: step(1 / ZOOM_STEP) },
    { icon: 'zoomIn', label: strings.zoomIn, run: step(ZOOM_STEP) },
    { icon: 'fit', label: strings.fit, run: zoom.fit },
    ...(plays ? [{ icon: 'play', label: strings.play, run: onPlay } as const] : []),
    {
      icon: 'fullPanel',
      label: strings.fullPanel,
      run: () => {
        if (full.isFull()) full.leave();
        else full.enter();
      },
    },
    {
      icon: 'more',
      label: strings.more,
      run: () => {
        menu?.toggle();
      },
    },
  ];
  const toolbar = createToolbar(fillIn(strings.tools, diagram.title), tools);
  const fullButton = toolbar.buttons.at(-2);
  const moreButton = toolbar.buttons.at(-1);

  const made = createDiagramExport(id, svg, context, status.say);
  const menu =
    moreButton &&
    createMenu(moreButton, strings.more, [
      [
        { label: strings.copySvg, run: made.copySvg },
        { label: strings.copyPng, run: made.copyPng },
        {
          label: strings.copyMermaid,
          run: () => {
            post({ type: 'copyMermaid', diagram: id });
          },
        },
        {
          label: strings.save,
          run: () => {
            openSaveDialog(figure, strings, made.save);
          },
        },
      ],
      [
        {
          label: strings.insert,
          run: () => {
            post({ type: 'insertDiagram', diagram: id });
          },
        },
        {
          label: strings.copyLink,
          run: () => {
            post({ type: 'copyLink', anchor: id });
          },
        },
      ],
    ]);

  const onMessage = ({ data }: MessageEvent<unknown>) => {
    const message = readToDiagrams(data);
    if (message?.type === 'diagramStatus' && message.diagram === id) status.say(message.text);
  };
  window.addEventListener('message', onMessage);
  // In the margin above the picture, which the page keeps free: nothing is covered, and nothing moves.
  const head = element('div', { class: 'diagram-head' }, status.element, toolbar.element);
  if (menu !== undefined) head.append(menu.element);
  figure.prepend(head);

  return {
    dispose: () => {
      window.clearTimeout(timer);
      window.removeEventListener('message', onMessage);
      menu?.dispose();
      full.leave();
      gestures.dispose();
      zoom.dispose();
      status.dispose();
      head.remove();
    },
  };
}
