import { env, l10n } from 'vscode';
import { levelName } from '../content/texts';
import type { PanelStrings } from '../../protocol/panelStrings';
import { playerStrings } from './playerStrings';

/** The panel's texts in the editor's language. */
export function panelStrings(): PanelStrings {
  return {
    language: env.language,
    levels: { foundation: levelName('foundation'), core: levelName('core'), advanced: levelName('advanced') },
    minutes: l10n.t('{0} min read', '{0}'),
    reviewed: l10n.t('Reviewed {0}', '{0}'),
    contents: l10n.t('On this page'),
    diagramMissing: l10n.t('This diagram could not be shown. Its description: {0}', '{0}'),
    table: l10n.t('Table: {0}', '{0}'),
    code: l10n.t('Code'),
    patterns: l10n.t('Patterns'),
    insertPattern: l10n.t('Insert {0} at the cursor', '{0}'),
    insert: l10n.t('Insert'),
    terms: l10n.t('Terms'),
    related: l10n.t('Related topics'),
    sources: l10n.t('Sources'),
    failed: l10n.t('This page could not be shown. "System Design: Show Log" says what went wrong.'),
    player: playerStrings(),
  };
}
