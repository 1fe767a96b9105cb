import type { ToPanel } from '../protocol/messages';
import { element } from './dom';
import { handleClicks } from './navigation';
import { renderPage } from './renderPage';
import { keepScroll, restoreScroll } from './scroll';
import { post } from './vscodeApi';

const root = document.getElementById('root') ?? document.body;

function show(message: ToPanel): void {
  document.documentElement.lang = message.strings.language;
  if (message.type === 'page') {
    root.replaceChildren(renderPage(message.page, message.strings));
    document.title = message.page.title;
    restoreScroll(message.page.id, message.section);
  } else {
    root.replaceChildren(
      element('main', { class: 'notice' }, element('h1', {}, message.title), element('p', {}, message.text)),
    );
  }
}

window.addEventListener('message', (event: MessageEvent<ToPanel>) => {
  show(event.data);
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
