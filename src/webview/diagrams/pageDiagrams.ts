import type { Diagram } from '../../core/model/page';
import type { DiagramStrings } from '../../protocol/diagramStrings';
import { post, readState, writeState } from '../vscodeApi';
import { createDiagramView, type DiagramView } from './diagramView';

const views: DiagramView[] = [];

/** Ends the views of the page before. */
export function disposeDiagrams(): void {
  for (const view of views.splice(0)) view.dispose();
}

/** Gives a diagram of a page its tools, and keeps its state with the panel's. */
export function attachDiagram(
  topic: string,
  figure: HTMLElement,
  diagram: Diagram,
  strings: DiagramStrings,
): void {
  const state = readState();
  const kept = state?.topic === topic ? state.diagrams?.[diagram.id] : undefined;
  views.push(
    createDiagramView(figure, diagram, {
      strings,
      post,
      state: kept ?? {},
      onState: (change) => {
        const before = readState();
        if (before?.topic !== topic) return;
        const one = { ...before.diagrams?.[diagram.id], ...change };
        writeState({ ...before, diagrams: { ...before.diagrams, [diagram.id]: one } });
      },
    }),
  );
}
