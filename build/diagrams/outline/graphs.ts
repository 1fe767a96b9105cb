import type { Outline } from '../../../src/core/model/outline';
import { plainLabel, withDetails } from './plainLabel';

interface FlowModel {
  getVertices(): ReadonlyMap<
    string,
    { readonly id: string; readonly text?: string; readonly labelType: string }
  >;
  getEdges(): readonly { readonly start: string; readonly end: string; readonly text: string }[];
  getSubGraphs(): readonly {
    readonly id: string;
    readonly title: string;
    readonly nodes: readonly string[];
  }[];
}

/** Boxes with their labels, groups with what is in them, arrows with theirs. */
export function outlineFlowchart(model: FlowModel): Outline {
  const groups = [...model.getSubGraphs()].reverse();
  const names = new Map<string, string>();
  for (const { id, text, labelType } of model.getVertices().values()) {
    const label = plainLabel(text);
    names.set(id, (labelType === 'markdown' ? withoutMarks(label) : label) || id);
  }
  for (const { id, title } of groups) names.set(id, plainLabel(title) || id);
  const nameOf = (id: string) => names.get(id) ?? id;
  const isGroup = new Set(groups.map(({ id }) => id));
  return {
    nodes: [
      ...[...model.getVertices().keys()].filter((id) => !isGroup.has(id)).map(nameOf),
      ...groups.map(({ id, nodes }) =>
        withDetails(nameOf(id), [[...nodes].reverse().map(nameOf).join(', ')]),
      ),
    ],
    links: model.getEdges().map(({ start, end, text }) => ({
      from: nameOf(start),
      to: nameOf(end),
      text: plainLabel(text),
    })),
  };
}

function withoutMarks(label: string): string {
  return label.replace(/^`|`$/g, '').replace(/(\*\*|__)(.+?)\1/g, '$2');
}

interface Block {
  readonly id: string;
  readonly type: string;
  readonly label?: string;
  readonly children?: readonly Block[];
}

interface BlockModel {
  getBlocks(): readonly Block[];
  getEdges(): readonly { readonly start: string; readonly end: string; readonly label?: string }[];
}

/** Blocks in reading order, a group before what is in it; then the arrows. */
export function outlineBlock(model: BlockModel): Outline {
  const blocks = flatBlocks(model.getBlocks());
  const names = new Map(blocks.map((block) => [block.id, blockName(block)]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    nodes: blocks.map((block) => withDetails(blockName(block), [children(block).map(blockName).join(', ')])),
    links: model.getEdges().map(({ start, end, label }) => ({
      from: nameOf(start),
      to: nameOf(end),
      text: plainLabel(label),
    })),
  };
}

function children({ children: all = [] }: Block): readonly Block[] {
  return all.filter(({ type }) => type !== 'space' && type !== 'edge');
}

function flatBlocks(blocks: readonly Block[]): readonly Block[] {
  return children({ id: '', type: '', children: blocks }).flatMap((block) => [
    block,
    ...flatBlocks(children(block)),
  ]);
}

function blockName({ id, type, label }: Block): string {
  return plainLabel(label) || (type === 'composite' ? 'Group' : id);
}

interface MindmapNode {
  readonly descr: string;
  readonly children: readonly MindmapNode[];
}

/** Each thought, and a link from it to each that hangs on it. */
export function outlineMindmap(model: { getMindmap(): MindmapNode | undefined }): Outline {
  const root = model.getMindmap();
  if (root === undefined) return { nodes: [], links: [] };
  const all = flatNodes(root);
  return {
    nodes: all.map(({ descr }) => plainLabel(descr)),
    links: all.flatMap((parent) =>
      parent.children.map(({ descr }) => ({
        from: plainLabel(parent.descr),
        to: plainLabel(descr),
        text: '',
      })),
    ),
  };
}

function flatNodes(node: MindmapNode): readonly MindmapNode[] {
  return [node, ...node.children.flatMap(flatNodes)];
}
