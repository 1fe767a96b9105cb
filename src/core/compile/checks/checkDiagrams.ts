import { DIAGRAM_KINDS, playSteps } from '../../diagrams/mermaidSource';
import type { DiagnosticCode } from '../../model/diagnostic';
import { didYouMean } from '../../text/nearest';
import type { Diagnose } from '../../model/diagnose';
import type { DiagramDraft, PageDraft } from '../pageDraft';

/** Each diagram is of a known kind, can be read aloud, and if it plays, has one narration for each step. */
export function checkDiagrams(draft: PageDraft, diagnose: Diagnose): void {
  for (const diagram of draft.diagrams) {
    const report = (code: DiagnosticCode, message: string) => {
      diagnose.report(code, diagram.line, 1, message);
    };
    if (!DIAGRAM_KINDS.includes(diagram.kind)) {
      const known = DIAGRAM_KINDS.join(', ');
      const hint = didYouMean(diagram.kind, DIAGRAM_KINDS) || '.';
      report(
        'diagram-kind',
        `"${diagram.kind}" is not a kind of diagram for pages${hint} Known kinds: ${known}`,
      );
    }
    if (diagram.title === '') report('diagram-acc-title', 'add a line "accTitle: what the picture is"');
    if (diagram.description === '') {
      report(
        'diagram-acc-descr',
        'add a line "accDescr: what the picture shows", for those who cannot see it',
      );
    }
    if (diagram.plays) checkPlay(diagram, report);
  }
  checkFences(draft, diagnose);
}

/** A fence that is nearly one of a diagram would be shown as code, or not play, without a word. */
function checkFences(draft: PageDraft, diagnose: Diagnose): void {
  for (const { type, info, level, map } of draft.tokens) {
    const [language = '', ...words] = info.trim().split(/\s+/);
    if (type !== 'fence' || language.toLowerCase() !== 'mermaid') continue;
    const line = draft.bodyOffset + (map?.[0] ?? 0) + 1;
    const opening = ['mermaid', ...words].join(' ');
    if (level > 0) {
      const message = 'put the diagram at the left margin, outside lists and quotes';
      diagnose.report('diagram-fence', line, 1, message);
    } else if (language !== 'mermaid' || (opening !== 'mermaid' && opening !== 'mermaid play')) {
      diagnose.report(
        'diagram-fence',
        line,
        1,
        `write "mermaid" or "mermaid play" in place of "${info.trim()}"`,
      );
    }
  }
}

function checkPlay(diagram: DiagramDraft, report: (code: DiagnosticCode, message: string) => void): void {
  const steps = playSteps(diagram.source);
  if (steps === undefined) {
    report('play-kind', `a "${diagram.kind}" cannot play; sequence diagrams and flowcharts can`);
    return;
  }
  if (diagram.steps === undefined) {
    report('play-list-missing', 'a numbered list must follow a diagram that plays, one item for each step');
    return;
  }
  const items = diagram.steps.items.length;
  const expected = Array.from({ length: items }, (_, index) => index + 1);
  if (steps.join() !== expected.join()) {
    const shown = steps.length === 0 ? 'no steps' : `steps ${steps.join(', ')}`;
    report('play-step-count', `the list counts ${items}, but the diagram shows ${shown}; make them agree`);
  }
}
