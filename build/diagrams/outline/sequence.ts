import type { Outline, OutlineLink } from '../../../src/core/model/outline';
import { plainLabel } from './plainLabel';

interface Message {
  readonly from?: string;
  readonly to?: string;
  readonly type: number;
  readonly message: unknown;
}

interface SequenceModel {
  getActors(): ReadonlyMap<string, { readonly description: string }>;
  getMessages(): readonly Message[];
  readonly LINETYPE: Readonly<Record<string, number>>;
}

/**
 * The participants, and every message in order. A note is a link from the first to the last participant it is over,
 * and its text begins with "Note:". The frames that a message stands in follow its text: `Retry [loop: 3 times]`.
 */
export function outlineSequence(model: SequenceModel): Outline {
  const actors = model.getActors();
  const nameOf = (id: string) => plainLabel(actors.get(id)?.description) || id;
  const kinds = new Map(Object.entries(model.LINETYPE).map(([name, type]) => [type, name]));
  const frames: string[] = [];
  const links: OutlineLink[] = [];
  for (const { from, to, type, message } of model.getMessages()) {
    const text = typeof message === 'string' ? plainLabel(message) : '';
    const kind = kinds.get(type) ?? '';
    const [, frame = '', edge = ''] = /^(\w+?)(?:_OVER)?_(START|ELSE|AND|OPTION|END)$/.exec(kind) ?? [];
    if (frame !== '' && frame !== 'ACTIVE' && frame !== 'RECT') {
      if (edge !== 'START') frames.pop();
      if (edge !== 'END')
        frames.push([edge === 'ELSE' ? 'else' : frame.toLowerCase(), text].filter(Boolean).join(': '));
    } else if (from !== undefined && to !== undefined && frame === '' && !kind.startsWith('CENTRAL_')) {
      const said = kind === 'NOTE' ? `Note: ${text}` : text;
      const inside = frames.length === 0 ? '' : ` [${frames.join(', ')}]`;
      links.push({ from: nameOf(from), to: nameOf(to), text: (said + inside).trim() });
    }
  }
  return { nodes: [...actors.keys()].map(nameOf), links };
}
