import { sectionTokens, listItems } from '../../markdown/blocks';
import { plainText } from '../../markdown/parser';
import { countWords } from '../../text/words';
import type { FrontMatter } from '../../yaml/schemas';
import type { Diagnose } from '../../model/diagnose';
import type { TopicDraft } from '../topicDraft';

/** The sections of a page, in order. Further headings may stand between them. */
const SECTIONS = [
  'How it works',
  'Trade-offs',
  'When to use it',
  'Pitfalls',
  'In real systems',
  'Check yourself',
] as const;

/** What a form of page may leave out: a cheat sheet is mostly a table, a case study tells what was decided. */
const OPTIONAL: Readonly<Record<FrontMatter['form'], readonly string[]>> = {
  topic: [],
  'cheat-sheet': ['How it works', 'Trade-offs', 'When to use it', 'Pitfalls'],
  'case-study': ['When to use it'],
};

const MAX_ANSWER_WORDS = 60;
const MIN_QUESTIONS = 3;
const MIN_WORDS = 350;
const MAX_WORDS = 1200;

/** A page has the parts that readers rely on finding, and a length they can finish. */
export function checkTemplate(draft: TopicDraft, diagnose: Diagnose): void {
  checkAnswer(draft, diagnose);
  checkSections(draft, diagnose);
  checkQuestions(draft, diagnose);
  if (draft.words < MIN_WORDS || draft.words > MAX_WORDS) {
    const message = `the page has ${draft.words} words; a page has ${MIN_WORDS} to ${MAX_WORDS}`;
    diagnose.report('template-length', draft.bodyOffset + 1, 1, message);
  }
}

function checkAnswer(draft: TopicDraft, diagnose: Diagnose): void {
  const first = draft.tokens[0];
  const line = draft.bodyOffset + (first?.map?.[0] ?? 0) + 1;
  if (first?.type !== 'paragraph_open') {
    diagnose.report('template-answer', line, 1, 'begin with the answer: one paragraph without a heading');
    return;
  }
  const words = countWords(plainText(draft.tokens[1]));
  if (words > MAX_ANSWER_WORDS) {
    const message = `the answer has ${words} words; say it in ${MAX_ANSWER_WORDS}`;
    diagnose.report('template-answer', line, 1, message);
  }
}

function checkSections(draft: TopicDraft, diagnose: Diagnose): void {
  const optional = OPTIONAL[draft.frontMatter?.form ?? 'topic'];
  const present = draft.headings.filter(({ level }) => level === 2);
  let previous = -1;
  for (const title of SECTIONS) {
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
      const message = `"${title}" comes too late; the order is: ${SECTIONS.join(', ')}`;
      diagnose.report('template-section', draft.bodyOffset + heading.line + 1, 1, message);
    }
    if (heading !== undefined && sectionTokens(draft.tokens, draft.headings, title).length === 0) {
      const at = draft.bodyOffset + heading.line + 1;
      diagnose.report('template-section', at, 1, `the section "${title}" is empty; write it`);
    }
    previous = Math.max(previous, index);
  }
}

function checkQuestions(draft: TopicDraft, diagnose: Diagnose): void {
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
