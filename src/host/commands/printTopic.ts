import { commands, env, l10n, Uri, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { idOf } from '../content/place';
import { offerLog } from '../log/offerLog';
import type { Panels } from '../panel/panels';
import { printablePage, type PrintablePlace, type PrintParts } from '../print/printablePage';
import { pickTopic } from './openTopic';

/**
 * `systemDesign.printTopic`: saves a topic as one HTML file for printing, since a panel cannot be printed itself.
 * The argument is the topic's id; without one it takes the topic or the pattern that is shown, or asks for a topic.
 */
export function registerPrintTopic(parts: PrintParts, panels: Panels, log: LogOutputChannel): Disposable {
  return commands.registerCommand('systemDesign.printTopic', async (argument?: unknown) => {
    try {
      const place = topicPlace(idOf(argument, 'topic')) ?? shown(panels) ?? (await askFor(parts.content));
      if (place === undefined) return;
      const html = await printablePage(parts, place);
      if (html === undefined) {
        log.warn(`printTopic was asked for the ${place.kind} "${place.id}", which cannot be read.`);
        await offerLog(l10n.t('The topic could not be read.'));
        return;
      }
      const target = await window.showSaveDialog({
        ...suggestion(`${place.id}.html`),
        filters: { [l10n.t('Web page')]: ['html'] },
        saveLabel: l10n.t('Save'),
        title: l10n.t('Save Topic for Printing'),
      });
      if (target === undefined) return;
      await workspace.fs.writeFile(target, new TextEncoder().encode(html));
      await offerBrowser(target);
    } catch (error) {
      log.error(`Saving a topic for printing failed: ${String(error)}`);
      await offerLog(l10n.t('The topic could not be saved.'));
    }
  });
}

function topicPlace(id: string | undefined): PrintablePlace | undefined {
  return id === undefined ? undefined : { kind: 'topic', id };
}

/** The topic or the pattern that the active panel shows. */
function shown(panels: Panels): PrintablePlace | undefined {
  const place = panels.active()?.place;
  return place === undefined || place.kind === 'term' ? undefined : { kind: place.kind, id: place.id };
}

async function askFor(content: ContentStore): Promise<PrintablePlace | undefined> {
  return topicPlace(await pickTopic(content, l10n.t('Choose a topic to save for printing')));
}

/** A place and a name for the file where a folder is open; else VS Code suggests a place. */
function suggestion(name: string): { readonly defaultUri?: Uri } {
  const folder = workspace.workspaceFolders?.[0];
  return folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, name) };
}

/** A browser can open a file only where it is on the disk. */
async function offerBrowser(file: Uri): Promise<void> {
  if (file.scheme !== 'file') return;
  const open = l10n.t('Open in Browser');
  const chosen = await window.showInformationMessage(l10n.t('The topic was saved for printing.'), open);
  if (chosen === open) await env.openExternal(file);
}
