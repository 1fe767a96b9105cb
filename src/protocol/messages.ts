import * as v from 'valibot';
import type { Page } from '../core/model/page';
import type { PanelStrings } from './panelStrings';

const id = v.pipe(v.string(), v.maxLength(80), v.regex(/^[\p{L}\p{N}\p{M}_-]+$/u));

/** A place on the page that is shown: a section, or a diagram and one of its steps, as in `jwt-2:3`. */
const anchor = v.pipe(v.string(), v.maxLength(100), v.regex(/^[\p{L}\p{N}_-]+(?::\d{1,2})?$/u));

/**
 * What the panel may say to the host. Only ids, which the host looks up: never a path, an address or a command.
 * The panel speaks first, with `ready`; the host answers with everything the panel shows.
 */
export const fromPanelSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('openTopic'), topic: id, section: v.optional(id) }),
  v.strictObject({ type: v.literal('openTerm'), term: id }),
  v.strictObject({ type: v.literal('openPattern'), pattern: id }),
  v.strictObject({ type: v.literal('insertPattern'), pattern: id }),
  v.strictObject({ type: v.literal('copyLink'), anchor }),
  v.strictObject({ type: v.literal('problem'), text: v.pipe(v.string(), v.maxLength(2000)) }),
]);

export type FromPanel = v.InferOutput<typeof fromPanelSchema>;

/** What the host says to the panel: always all of what is to be shown, never a change to it. */
export type ToPanel =
  | {
      readonly type: 'page';
      readonly page: Page;
      /** An anchor to scroll to; without one the place the reader left is kept. */
      readonly section?: string;
      readonly strings: PanelStrings;
    }
  | {
      readonly type: 'notice';
      readonly title: string;
      readonly text: string;
      readonly strings: PanelStrings;
    };

/** Whether a message has the shape the panel relies on. The page inside comes from the content compiler. */
export function isToPanel(data: unknown): data is ToPanel {
  const message = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (typeof message['strings'] !== 'object' || message['strings'] === null) return false;
  if (message['type'] === 'notice') {
    return typeof message['title'] === 'string' && typeof message['text'] === 'string';
  }
  return message['type'] === 'page' && typeof message['page'] === 'object' && message['page'] !== null;
}
