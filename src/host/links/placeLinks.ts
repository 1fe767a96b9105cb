import { l10n, window, type Disposable, type LogOutputChannel } from 'vscode';
import type { Panels } from '../panel/panels';
import { placeOf } from './placeLink';

/** Opens the links that *Copy Link* makes, wherever they were clicked. */
export function registerPlaceLinks(panels: Panels, log: LogOutputChannel): Disposable {
  return window.registerUriHandler({
    handleUri(uri) {
      const place = placeOf(uri);
      if (place !== undefined) {
        panels.open(place);
        return;
      }
      log.warn(`A link was refused: ${uri.toString().slice(0, 200)}`);
      void window.showWarningMessage(l10n.t('This link leads to no topic, term or pattern.'));
    },
  });
}
