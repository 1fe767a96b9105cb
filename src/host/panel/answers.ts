import { commands, env, workspace, type LogOutputChannel } from 'vscode';
import type { Article } from '../../core/model/page';
import type { PatternPage } from '../../core/model/pattern';
import type { ToDiagrams } from '../../protocol/diagramMessages';
import type { FromPanel, ToPanel } from '../../protocol/messages';
import type { Place } from '../../protocol/place';
import type { ContentStore } from '../content/contentStore';
import { insertText } from '../editor/insertText';
import { linkTo } from '../links/placeLink';
import { preferredLanguage } from './preferredLanguage';
import type { PanelServices } from './panelServices';

/** The panel that speaks. */
export interface AnswerTarget {
  readonly place: () => Place | undefined;
  readonly post: (message: ToPanel | ToDiagrams) => void;
  /** The client has loaded; it names the message it shows, if one stood in its document. */
  readonly onReady: (shown: number | undefined) => void;
  readonly open: (place: Place, beside: boolean) => void;
}

/** What the host does for each thing the panel says. Every id is looked up; nothing is done for an unknown one. */
export function createAnswers(services: PanelServices, target: AnswerTarget): (message: FromPanel) => void {
  const { log } = services;
  return (message) => {
    answer(services, target, message).catch((error: unknown) => {
      log.error(`Answering "${message.type}" failed: ${String(error)}`);
    });
  };
}

async function answer(services: PanelServices, target: AnswerTarget, message: FromPanel): Promise<void> {
  const { content, editors, progress, log } = services;
  const place = target.place();
  const topic = place?.kind === 'topic' ? place.id : undefined;
  switch (message.type) {
    case 'ready':
      target.onReady(message.shown);
      break;
    case 'open':
      target.open(message.place, message.beside ?? false);
      break;
    case 'insertPattern':
      await commands.executeCommand('systemDesign.insertPattern', message.pattern, message.language);
      break;
    case 'previewPattern': {
      const pattern = await content.pattern(message.pattern);
      if (pattern === undefined) reportUnknown(log, 'pattern', message.pattern);
      else {
        target.post({
          type: 'patternPreview',
          preview: { pattern: codeOf(pattern), ...preferredLanguage(pattern, editors) },
        });
      }
      break;
    }
    case 'copyPattern': {
      const snippets = (await content.pattern(message.pattern))?.snippets;
      const snippet = snippets?.find(({ language }) => language === message.language);
      if (snippet === undefined) reportUnknown(log, 'pattern', message.pattern);
      else await env.clipboard.writeText(snippet.code);
      break;
    }
    case 'copyCode':
    case 'insertCode': {
      const block = (await articleAt(content, place))?.codeBlocks.find(({ id }) => id === message.code);
      if (block === undefined) reportUnknown(log, 'code block', message.code);
      else if (message.type === 'copyCode') await env.clipboard.writeText(block.code);
      else await insertText(editors, block.code);
      break;
    }
    case 'copyLink':
      if (place !== undefined)
        await env.clipboard.writeText(linkTo({ ...place, ...withAnchor(message.anchor) }));
      break;
    case 'openSource':
      await commands.executeCommand('systemDesign.openSource', topic);
      break;
    case 'mark':
    case 'reading':
      if ((await content.topic(message.topic)) === undefined) reportUnknown(log, 'topic', message.topic);
      else if (message.type === 'reading') await progress.markStarted(message.topic, message.section);
      else if (message.mark === 'learned') await progress.setLearned(message.topic, message.value);
      else await progress.setBookmarked(message.topic, message.value);
      break;
    case 'fonts':
    case 'copySvg':
    case 'copyMermaid':
    case 'insertDiagram':
    case 'saveDiagram':
      await services.diagrams(message, target.post);
      break;
    case 'speed':
      await workspace.getConfiguration('systemDesign').update('player.speed', message.speed, true);
      break;
    case 'problem':
      log.error(`The panel reports: ${message.text}`);
  }
}

/** A pattern without its text, which a preview does not show. */
function codeOf(pattern: PatternPage): PatternPage {
  const code: { -readonly [key in keyof PatternPage]: PatternPage[key] } = { ...pattern };
  delete code.article;
  return code;
}

/** The text of the page that is shown. */
async function articleAt(content: ContentStore, place: Place | undefined): Promise<Article | undefined> {
  if (place?.kind === 'topic') return content.page(place.id);
  return place?.kind === 'pattern' ? (await content.pattern(place.id))?.article : undefined;
}

function withAnchor(anchor: string | undefined): { readonly anchor?: string } {
  return anchor === undefined ? {} : { anchor };
}

function reportUnknown(log: LogOutputChannel, kind: string, id: string): void {
  log.warn(`The panel named the ${kind} "${id}", which does not exist.`);
}
