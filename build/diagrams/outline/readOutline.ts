import type { Mermaid } from 'mermaid';
import { NO_OUTLINE, type Outline } from '../../../src/core/model/outline';
import { outlinePacket, outlinePie, outlineQuadrants, outlineTimeline, outlineXyChart } from './charts';
import { outlineClasses } from './classes';
import { outlineEntities } from './entities';
import { outlineGit } from './git';
import { outlineBlock, outlineFlowchart, outlineMindmap } from './graphs';
import { outlineSequence } from './sequence';
import { outlineState } from './state';

/** By Mermaid's own names of its kinds. Each reader says which part of that kind's model it relies on. */
const READERS: Readonly<Record<string, (model: never) => Outline>> = {
  'flowchart-v2': outlineFlowchart,
  sequence: outlineSequence,
  stateDiagram: outlineState,
  classDiagram: outlineClasses,
  er: outlineEntities,
  timeline: outlineTimeline,
  quadrantChart: outlineQuadrants,
  mindmap: outlineMindmap,
  gitGraph: outlineGit,
  block: outlineBlock,
  packet: outlinePacket,
  pie: outlinePie,
  xychart: outlineXyChart,
};

/** What a diagram shows, in words, from the model that Mermaid itself makes of the source. */
export async function readOutline(mermaid: Mermaid, source: string): Promise<Outline> {
  // parse and render, the ways that are not deprecated, do not give the model.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(source);
  return READERS[type]?.(db as never) ?? NO_OUTLINE;
}
