import { commands, Disposable, l10n, Uri, window, workspace, type LogOutputChannel } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { offerLog } from '../log/offerLog';
import { shownTopic, type Panels } from '../panel/panels';

const SCHEME = 'system-design';

/** `systemDesign.openSource`: the Markdown of a topic, read-only. Without an id: of the page shown. */
export function registerTopicSource(
  content: ContentStore,
  panels: Panels,
  log: LogOutputChannel,
): Disposable {
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: ({ path }) => content.source(idOf(path)),
    }),
    commands.registerCommand('systemDesign.openSource', async (argument?: unknown) => {
      const id = typeof argument === 'string' ? argument : shownTopic(panels);
      if (id === undefined || (await content.source(id)) === undefined) {
        log.warn(`There is no source of the topic "${id ?? ''}".`);
        await offerLog(l10n.t('The source of this topic could not be opened.'));
        return;
      }
      const document = await workspace.openTextDocument(Uri.from({ scheme: SCHEME, path: `/${id}.md` }));
      await window.showTextDocument(document, { preview: true });
    }),
  );
}

function idOf(path: string): string {
  return path.replace(/^\//, '').replace(/\.md$/, '');
}
