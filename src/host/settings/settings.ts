import { workspace, type ConfigurationScope, type Disposable } from 'vscode';
import * as v from 'valibot';

const SECTION = 'systemDesign';

/**
 * Each setting by its name under `systemDesign.`, with its default as in `package.json`. VS Code does not check what
 * stands in a settings file, so a value that does not fit counts as the default.
 */
const settingsSchema = v.object({
  'panel.openLocation': v.fallback(v.picklist(['active', 'beside']), 'active'),
  'panel.textSize': v.fallback(v.pipe(v.number(), v.minValue(80), v.maxValue(200)), 100),
  'panel.underlineTerms': v.fallback(v.boolean(), true),
  'player.speed': v.fallback(v.picklist(['slow', 'normal', 'fast']), 'normal'),
});

/** The settings of panels and diagrams that a person can change; those of cards are in `hoverSettings.ts`. */
export interface Settings {
  /** The editor group in which a topic opens. */
  readonly openLocation: 'active' | 'beside';
  /** Percent of the editor's own text size, 80 to 200. */
  readonly textSize: number;
  /** Whether glossary terms are underlined on a page. */
  readonly underlineTerms: boolean;
  readonly playerSpeed: 'slow' | 'normal' | 'fast';
}

/** The settings as they are now, for a document or language where one is given. */
export function readSettings(scope?: ConfigurationScope): Settings {
  const configuration = workspace.getConfiguration(SECTION, scope);
  const names = Object.keys(settingsSchema.entries);
  const values = Object.fromEntries(names.map((name) => [name, configuration.get(name)]));
  const settings = v.parse(settingsSchema, values);
  return {
    openLocation: settings['panel.openLocation'],
    textSize: settings['panel.textSize'],
    underlineTerms: settings['panel.underlineTerms'],
    playerSpeed: settings['player.speed'],
  };
}

/** Calls the listener after a change of any of the settings, until it is disposed. */
export function onDidChangeSettings(listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SECTION)) listener();
  });
}
