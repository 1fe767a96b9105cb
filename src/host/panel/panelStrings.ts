import { l10n } from 'vscode';
import { calloutTitles, levelName } from '../content/texts';
import type { PanelStrings } from '../../protocol/panelStrings';
import { diagramStrings } from './diagramStrings';
import { playerStrings } from './playerStrings';

/** The panel's texts in the editor's language. */
export function panelStrings(): PanelStrings {
  return {
    levels: { foundation: levelName('foundation'), core: levelName('core'), advanced: levelName('advanced') },
    minutes: l10n.t('{0} min read', '{0}'),
    reviewed: l10n.t('Reviewed {0}', '{0}'),
    back: l10n.t('Back'),
    forward: l10n.t('Forward'),
    pageTools: l10n.t('Pages'),
    markLearned: l10n.t('Mark as Learned'),
    learned: l10n.t('Learned'),
    bookmark: l10n.t('Bookmark'),
    bookmarked: l10n.t('Bookmarked'),
    copyLink: l10n.t('Copy Link'),
    openSource: l10n.t('Open Source'),
    contents: l10n.t('On this page'),
    callouts: calloutTitles(),
    diagramMissing: l10n.t('This diagram could not be shown. Its description: {0}', '{0}'),
    diagramAsText: l10n.t('Diagram as text'),
    diagramParts: l10n.t('Parts'),
    diagramLinks: l10n.t('Connections'),
    diagramLink: l10n.t('{0} to {1}: {2}', '{0}', '{1}', '{2}'),
    diagramBareLink: l10n.t('{0} to {1}', '{0}', '{1}'),
    table: l10n.t('Table: {0}', '{0}'),
    code: l10n.t('Code'),
    copyCode: l10n.t('Copy code'),
    insertCode: l10n.t('Insert code at the cursor'),
    copied: l10n.t('Copied'),
    patterns: l10n.t('Patterns'),
    insertPattern: l10n.t('Insert {0} at the cursor', '{0}'),
    insert: l10n.t('Insert'),
    copy: l10n.t('Copy'),
    preview: l10n.t('Preview'),
    snippetLanguage: l10n.t('Language'),
    snippetPrefix: l10n.t('Type {0} in an editor to insert it', '{0}'),
    terms: l10n.t('Terms'),
    related: l10n.t('Related topics'),
    relatedTerms: l10n.t('Related terms'),
    usedBy: l10n.t('Also in'),
    explainedIn: l10n.t('Explained in'),
    confusedWith: l10n.t('Often taken for: {0}', '{0}'),
    alsoCalled: l10n.t('Also: {0}', '{0}'),
    previous: l10n.t('Previous'),
    next: l10n.t('Next'),
    neighbours: l10n.t('In this category'),
    sources: l10n.t('Sources'),
    sourceKinds: {
      standard: l10n.t('Standard'),
      paper: l10n.t('Paper'),
      documentation: l10n.t('Documentation'),
      book: l10n.t('Book'),
      article: l10n.t('Article'),
    },
    failed: l10n.t('This page could not be shown. "System Design: Show Log" says what went wrong.'),
    diagram: diagramStrings(),
    player: playerStrings(),
  };
}
