import { isToPanel, type ToPanel } from '../protocol/messages';
import type { PanelStrings } from '../protocol/panelStrings';
import type { PanelView } from '../protocol/panelView';
import { FIRST_MESSAGE_ID } from '../protocol/panelShell';
import { act } from './actions';
import { element } from './dom';
import { follow } from './links';
import { showMarks } from './page/header';
import { showPreview } from './page/previews';
import { topBar } from './page/topBar';
import { renderView, type RenderedView } from './page/renderView';
import { applyOptions } from './options';
import { goToAnchor } from './reading/anchors';
import { arrive, go } from './reading/navigation';
import { restorePosition } from './reading/position';
import { followScrolling, markSection } from './reading/scrolling';
import { whenSettled } from './settled';
import { showStatusPlace } from './status';
import { hasState, post } from './vscodeApi';

const root = document.getElementById('system-design-root') ?? document.body;

/** The number of the message that is shown. */
let serial: number | undefined;

/** What is shown now. */
let shown:
  { readonly view: PanelView; readonly rendered: RenderedView; readonly strings: PanelStrings } | undefined;

function show(message: ToPanel): void {
  switch (message.type) {
    case 'view':
      if (message.serial !== serial) showView(message);
      serial = message.serial;
      break;
    case 'marks':
      if (shown?.view.kind === 'topic' && shown.view.id === message.topic) {
        showMarks(root, message.marks, shown.strings);
      }
      break;
    case 'options':
      applyOptions(root, message.options);
      break;
    case 'patternPreview':
      if (shown !== undefined) showPreview(root, message.preview, shown.strings);
      break;
    case 'go':
      go(message.by);
  }
}

function showView({
  view,
  place,
  anchor,
  strings,
  options,
}: Extract<ToPanel, { readonly type: 'view' }>): void {
  const before = shown?.view;
  shown?.rendered.dispose();
  shown = undefined;
  try {
    const position = place === undefined ? undefined : arrive(place);
    const rendered = renderView(view, strings, options);
    shown = { view, rendered, strings };
    // The first frame of a page that is read from its top lays out what is seen of it, and tools come after it.
    const isAtTop = anchor === undefined && (position?.scroll ?? 0) === 0;
    root.classList.toggle('opening', isAtTop);
    root.replaceChildren(...rendered.elements);
    applyOptions(root, options);
    const complete = (): void => {
      if (shown?.rendered !== rendered) return;
      root.classList.remove('opening');
      rendered.attached();
      markSection();
    };
    if (isAtTop) whenSettled(complete);
    else complete();
    if (anchor === undefined || !goToAnchor(anchor, rendered.goToStep)) {
      // A document that has shown nothing is at its top; to say so would make the browser lay it out at once.
      if (before !== undefined || position !== undefined) restorePosition(position);
      // After a link to another page the keyboard and the screen reader go on from its title.
      if (before !== undefined && !isSameView(before, view)) {
        document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      }
    }
  } catch (error) {
    root.replaceChildren(
      topBar('', strings),
      element('main', { class: 'notice' }, element('p', {}, strings.failed)),
    );
    post({ type: 'problem', text: String(error).slice(0, 2000) });
  }
}

function isSameView(one: PanelView, other: PanelView): boolean {
  return one.kind !== 'notice' && other.kind !== 'notice' && one.kind === other.kind && one.id === other.id;
}

/**
 * Shows the message that stands in the document. Only in a new panel: when one is shown again, its document still holds
 * what it showed first.
 */
function showFirst(): void {
  const text = document.getElementById(FIRST_MESSAGE_ID)?.textContent ?? '';
  if (text === '' || hasState()) return;
  const message: unknown = JSON.parse(text);
  if (isToPanel(message)) show(message);
}

/** One listener for all links and buttons of a page: what they lead to stands in their `data-` attributes. */
function onClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null;
  if (target === null || shown === undefined || event.button > 1) return;
  const beside = event.ctrlKey || event.metaKey || event.button === 1;
  const done =
    target instanceof HTMLButtonElement
      ? act(target, shown.strings)
      : follow(target, beside, shown.rendered.goToStep);
  if (!done) return;
  event.preventDefault();
  // VS Code's own listener takes every link that begins with "#", and scrolls to the top for a bare one.
  event.stopPropagation();
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (isToPanel(event.data)) show(event.data);
});
window.addEventListener('error', (event) => {
  post({ type: 'problem', text: event.message.slice(0, 2000) });
});
document.addEventListener('securitypolicyviolation', (event) => {
  post({ type: 'problem', text: `${event.violatedDirective} refused ${event.blockedURI}`.slice(0, 2000) });
});
root.addEventListener('click', onClick);
root.addEventListener('auxclick', onClick);
showStatusPlace();
followScrolling();
showFirst();
post({ type: 'ready', ...(serial === undefined ? {} : { shown: serial }) });
