import { l10n } from 'vscode';
import type { PlayerStrings } from '../../protocol/playerStrings';

/** The step player's texts in the editor's language. */
export function playerStrings(): PlayerStrings {
  return {
    player: l10n.t('Step by step: {0}', '{0}'),
    steps: l10n.t('{0} steps', '{0}'),
    overview: l10n.t('The whole picture'),
    stepOf: l10n.t('Step {0} of {1}', '{0}', '{1}'),
    stepWithLabel: l10n.t('Step {0} of {1}: {2}', '{0}', '{1}', '{2}'),
    announcement: l10n.t('Step {0} of {1}. {2}', '{0}', '{1}', '{2}'),
    first: l10n.t('Back to the whole picture'),
    previous: l10n.t('Previous step'),
    next: l10n.t('Next step'),
    play: l10n.t('Play'),
    pause: l10n.t('Pause'),
    position: l10n.t('Step'),
    speed: l10n.t('Speed'),
    speeds: { slow: l10n.t('Slow'), normal: l10n.t('Normal speed'), fast: l10n.t('Fast') },
    allSteps: l10n.t('Show all steps'),
    copyLink: l10n.t('Copy link to this step'),
  };
}
