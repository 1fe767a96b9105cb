import { commands, Disposable, l10n, window, type LogOutputChannel, type QuickPickItem } from 'vscode';
import * as v from 'valibot';
import type { ContentStore } from '../content/contentStore';
import { idOf } from '../content/place';
import { levelName, minutesText } from '../content/texts';
import type { Panels } from '../panel/panels';
import { placeSchema, topicPlace, type Place } from '../../protocol/place';

const sectionSchema = v.object({ topic: v.string(), section: v.optional(v.string()) });

/** A topic's id, a row of the tree, or a topic with a section. */
function readArgument(argument: unknown): Place | undefined {
  const section = v.safeParse(sectionSchema, argument);
  const id = section.success ? section.output.topic : idOf(argument, 'topic');
  const anchor = section.success ? section.output.section : undefined;
  const place = v.safeParse(placeSchema, { kind: 'topic', id, ...(anchor === undefined ? {} : { anchor }) });
  return place.success ? place.output : undefined;
}

/**
 * `systemDesign.openTopic` opens the topic named by its argument, or asks for one; `systemDesign.openTopicToSide` opens
 * it beside what is read now.
 */
export function registerOpenTopic(content: ContentStore, panels: Panels, log: LogOutputChannel): Disposable {
  const wanted = async (argument: unknown): Promise<Place | undefined> => {
    const parsed = readArgument(argument);
    if (parsed !== undefined) return parsed;
    if (argument !== undefined) log.warn('openTopic was called with an argument it does not know.');
    const topic = await pickTopic(content, l10n.t('Choose a topic to read'));
    return topic === undefined ? undefined : topicPlace(topic);
  };
  return Disposable.from(
    commands.registerCommand('systemDesign.openTopic', async (argument?: unknown) => {
      const place = await wanted(argument);
      if (place !== undefined) panels.open(place);
    }),
    commands.registerCommand('systemDesign.openTopicToSide', async (argument?: unknown) => {
      const place = await wanted(argument);
      if (place !== undefined) panels.openBeside(place);
    }),
  );
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
