import { l10n } from 'vscode';
import type { MarkChanges } from '../../core/progress/mergeProgress';
import type { ImportProblem } from '../../core/progress/progressFile';

/** Such as "12 topics learned, 3 bookmarks". */
export function marksText({ learned, bookmarked }: Pick<MarkChanges, 'learned' | 'bookmarked'>): string {
  return `${learnedText(learned)}, ${bookmarksText(bookmarked)}`;
}

/** One sentence on what an import changed. */
export function importedText({ learned, bookmarked, removed }: MarkChanges): string {
  const parts = [
    ...(learned === 0 ? [] : [learnedText(learned)]),
    ...(bookmarked === 0 ? [] : [bookmarksText(bookmarked)]),
    ...(removed === 0
      ? []
      : [removed === 1 ? l10n.t('1 mark removed') : l10n.t('{0} marks removed', removed)]),
  ];
  if (parts.length === 0) return l10n.t('Imported: no mark is new.');
  return l10n.t('Imported: {0}.', parts.join(', '));
}

/** One sentence on why nothing was imported. */
export function problemText(problem: ImportProblem): string {
  switch (problem) {
    case 'tooLarge':
      return l10n.t('Nothing was imported: the file is too large to be saved progress.');
    case 'notJson':
      return l10n.t('Nothing was imported: the file is not JSON.');
    case 'notProgress':
      return l10n.t('Nothing was imported: the file is not progress saved by this extension.');
    case 'newer':
      return l10n.t('Nothing was imported: the file is from a newer version. Update the extension first.');
    case 'damaged':
      return l10n.t('Nothing was imported: the file is damaged.');
  }
}

function learnedText(count: number): string {
  return count === 1 ? l10n.t('1 topic learned') : l10n.t('{0} topics learned', count);
}

function bookmarksText(count: number): string {
  return count === 1 ? l10n.t('1 bookmark') : l10n.t('{0} bookmarks', count);
}
