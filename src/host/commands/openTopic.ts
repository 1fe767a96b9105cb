import { commands, l10n, window, type Disposable, type LogOutputChannel, type QuickPickItem } from 'vscode';
import * as v from 'valibot';
import type { ContentStore } from '../content/contentStore';
import { levelName, minutesText } from '../content/texts';
import type { TopicPanels } from '../panel/topicPanels';

const argumentSchema = v.union([
  v.string(),
  v.object({ topic: v.string(), section: v.optional(v.string()) }),
]);

/** `systemDesign.openTopic`: opens the topic named by its argument, or asks for one. */
export function registerOpenTopic(
  content: ContentStore,
  panels: TopicPanels,
  log: LogOutputChannel,
): Disposable {
  return commands.registerCommand('systemDesign.openTopic', async (argument?: unknown) => {
    const parsed = v.safeParse(argumentSchema, argument);
    if (argument !== undefined && !parsed.success)
      log.warn('openTopic was called with an argument it does not know.');
    const wanted = parsed.success
      ? parsed.output
      : await pickTopic(content, l10n.t('Choose a topic to read'));
    if (wanted === undefined) return;
    if (typeof wanted === 'string') panels.open(wanted);
    else panels.open(wanted.topic, wanted.section);
  });
}

interface TopicPick extends QuickPickItem {
  readonly topic: string;
}

/** Asks for a topic; `undefined` if the question is dismissed. */
export async function pickTopic(content: ContentStore, placeHolder: string): Promise<string | undefined> {
  const { categories } = await content.catalog();
  const picks = categories.flatMap(({ title: category, topics }) =>
    topics.map(({ id, title, summary, level, readingMinutes }): TopicPick => ({
      topic: id,
      label: title,
      description: `${category} · ${levelName(level)} · ${minutesText(readingMinutes)}`,
      detail: summary,
    })),
  );
  const pick = await window.showQuickPick(picks, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return pick?.topic;
}
