import { l10n } from 'vscode';
import type { DiagramStrings } from '../../protocol/diagramStrings';

/** The texts of a diagram's tools in the editor's language. */
export function diagramStrings(): DiagramStrings {
  return {
    tools: l10n.t('Diagram tools: {0}', '{0}'),
    zoomIn: l10n.t('Zoom In'),
    zoomOut: l10n.t('Zoom Out'),
    fit: l10n.t('Show the Whole Diagram'),
    play: l10n.t('Play Step by Step'),
    fullPanel: l10n.t('Fill the Panel'),
    leaveFullPanel: l10n.t('Back to the Page'),
    more: l10n.t('More Actions'),
    copySvg: l10n.t('Copy as SVG'),
    copyPng: l10n.t('Copy as PNG'),
    copyMermaid: l10n.t('Copy as Mermaid'),
    save: l10n.t('Save As...'),
    insert: l10n.t('Insert into Editor'),
    copyLink: l10n.t('Copy Link'),
    saveTitle: l10n.t('Save Diagram'),
    format: l10n.t('Format'),
    svg: l10n.t('SVG, sharp at any size'),
    png: l10n.t('PNG, at twice the size'),
    colors: l10n.t('Colors'),
    currentColors: l10n.t('As shown'),
    light: l10n.t('Light'),
    dark: l10n.t('Dark'),
    background: l10n.t('With background'),
    saveNow: l10n.t('Save...'),
    cancel: l10n.t('Cancel'),
    copiedPng: l10n.t('Copied as PNG'),
    copyPngRefused: l10n.t('VS Code did not allow copying a picture. Save it as PNG instead.'),
    exportFailed: l10n.t('The picture could not be made. Its Mermaid source can still be copied.'),
  };
}
