import { isToPanel, type ToPanel } from '../protocol/messages';
import { element } from './dom';
import { handleClicks } from './navigation';
import { renderPage } from './renderPage';
import { keepScroll, restoreScroll } from './scroll';
import { post } from './vscodeApi';

const root = document.getElementById('system-design-root') ?? document.body;

function show(message: ToPanel): void {
  if (message.type === 'notice') {
    root.replaceChildren(notice(message.title, message.text));
    return;
  }
  try {
    root.replaceChildren(renderPage(message.page, message.strings));
    document.title = message.page.title;
    restoreScroll(message.page.id, message.section);
  } catch (error) {
    root.replaceChildren(notice('', message.strings.failed));
    post({ type: 'problem', text: String(error).slice(0, 2000) });
  }
}

function notice(title: string, text: string): HTMLElement {
  const heading = title === '' ? [] : [element('h1', {}, title)];
  return element('main', { class: 'notice' }, ...heading, element('p', {}, text));
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
handleClicks(root);
keepScroll();
post({ type: 'ready' });
