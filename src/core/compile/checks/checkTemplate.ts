import { sectionTokens, listItems, type Heading } from '../../markdown/blocks';
import { plainText } from '../../markdown/parser';
import { didYouMean } from '../../text/nearest';
import { countWords } from '../../text/words';
import type { FrontMatter } from '../../yaml/schemas';
import type { Diagnose } from '../../model/diagnose';
import type { PageDraft } from '../pageDraft';
import { checkStructure } from './checkStructure';

/** What one kind of page has to hold. */
interface Template {
  /** What the first paragraph says. */
  readonly opening: string;
  /** The level-two sections, in order. */
  readonly sections: readonly string[];
  /** Whether further level-two headings may stand between them. */
  readonly isOpen: boolean;
  readonly words: readonly [min: number, max: number];
}

const TEMPLATES: Readonly<Record<PageDraft['kind'], Template>> = {
  topic: {
    opening: 'the answer',
    sections: [
      'How it works',
      'Trade-offs',
      'When to use it',
      'Pitfalls',
      'In real systems',
      'Check yourself',
    ],
    isOpen: true,
    words: [350, 1200],
  },
  pattern: {
    opening: 'the problem',
    sections: ['Structure', 'When to use it', 'When not', 'Trade-offs', 'Known uses'],
    isOpen: false,
    words: [150, 650],
  },
};

/** What a form of topic may leave out: a cheat sheet is mostly a table, a case study tells what was decided. */
const OPTIONAL: Readonly<Record<FrontMatter['form'], readonly string[]>> = {
  topic: [],
  'cheat-sheet': ['How it works', 'Trade-offs', 'When to use it', 'Pitfalls'],
  'case-study': ['When to use it'],
};

const MAX_OPENING_WORDS = 60;
const MIN_QUESTIONS = 3;

/** A page has the parts that readers rely on finding, and a length they can finish. */
export function checkTemplate(draft: PageDraft, diagnose: Diagnose): void {
  const template = TEMPLATES[draft.kind];
  checkOpening(draft, template, diagnose);
  checkSections(draft, template, diagnose);
  if (draft.kind === 'topic') checkQuestions(draft, diagnose);
  else checkStructure(draft, diagnose);
  const [min, max] = template.words;
  if (draft.words < min || draft.words > max) {
    const message = `the page has ${draft.words} words; a page has ${min} to ${max}`;
    diagnose.report('template-length', draft.bodyOffset + 1, 1, message);
  }
}

function checkOpening(draft: PageDraft, { opening }: Template, diagnose: Diagnose): void {
  const first = draft.tokens[0];
  const line = draft.bodyOffset + (first?.map?.[0] ?? 0) + 1;
  if (first?.type !== 'paragraph_open') {
    const message = `begin with ${opening}: one paragraph without a heading`;
    diagnose.report('template-answer', line, 1, message);
    return;
  }
  const words = countWords(plainText(draft.tokens[1]));
  if (words > MAX_OPENING_WORDS) {
    const message = `${opening} has ${words} words; say it in ${MAX_OPENING_WORDS}`;
    diagnose.report('template-answer', line, 1, message);
  }
}

function checkSections(draft: PageDraft, { sections, isOpen }: Template, diagnose: Diagnose): void {
  const optional = draft.kind === 'topic' ? OPTIONAL[draft.frontMatter?.form ?? 'topic'] : [];
  const present = draft.headings.filter(({ level }) => level === 2);
  let previous = -1;
  for (const title of sections) {
    const index = present.findIndex(({ text }) => text === title);
    const heading = present[index];
    if (heading === undefined) {
      if (optional.includes(title)) continue;
      diagnose.report(
        'template-section',
        draft.lines.length,
        1,
        `the section "## ${title}" is missing; add it`,
      );
    } else if (index < previous) {
      const message = `"${title}" stands in the wrong place; the order is: ${sections.join(', ')}`;
      diagnose.report('template-section', draft.bodyOffset + heading.line + 1, 1, message);
    }
    if (heading !== undefined && sectionTokens(draft.tokens, draft.headings, title).length === 0) {
      const at = draft.bodyOffset + heading.line + 1;
      diagnose.report('template-section', at, 1, `the section "${title}" is empty; write it`);
    }
    previous = Math.max(previous, index);
  }
  if (!isOpen) checkClosed(draft, sections, present, diagnose);
}

/** Every level-two heading is one of the sections, and each stands once. */
function checkClosed(
  draft: PageDraft,
  sections: readonly string[],
  present: readonly Heading[],
  diagnose: Diagnose,
): void {
  present.forEach(({ text, line }, index) => {
    const at = draft.bodyOffset + line + 1;
    if (!sections.includes(text)) {
      const hint = didYouMean(text, sections) || ';';
      const message = `"${text}" is no section of this page${hint} write one of: ${sections.join(', ')}`;
      diagnose.report('template-section', at, 1, message);
    } else if (present.findIndex((heading) => heading.text === text) < index) {
      diagnose.report('template-section', at, 1, `"${text}" stands twice; write one section`);
    }
  });
}

function checkQuestions(draft: PageDraft, diagnose: Diagnose): void {
  const heading = draft.headings.find(({ level, text }) => level === 2 && text === 'Check yourself');
  if (heading === undefined) return;
  const tokens = sectionTokens(draft.tokens, draft.headings, 'Check yourself');
  const at = draft.bodyOffset + heading.line + 1;
  const list = tokens.findIndex(({ type }) => type === 'ordered_list_open');
  const items = list < 0 ? [] : listItems(tokens, list).items;
  if (items.length < MIN_QUESTIONS) {
    const message = `write a numbered list of at least ${MIN_QUESTIONS} questions`;
    diagnose.report('template-questions', at, 1, message);
  }
  for (const item of items) {
    const [first, second] = (item[1]?.children ?? []).filter(
      ({ content, type }) => content !== '' || type !== 'text',
    );
    const isBold = first?.type === 'strong_open' && second !== undefined;
    const hasAnswer = item.slice(3).some(({ type }) => type === 'inline' || type === 'fence');
    if (isBold && hasAnswer) continue;
    const line = draft.bodyOffset + (item[0]?.map?.[0] ?? heading.line) + 1;
    const message = 'write the question in bold, and the answer as a paragraph of its own under it';
    diagnose.report('template-questions', line, 1, message);
  }
}
