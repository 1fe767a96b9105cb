import type { Page } from 'playwright-core';
import { extendConfiguration } from './workbenchConfiguration';

/** The themes that screenshots and tests look at, by the names of their settings. */
export type ColorTheme =
  'Default Light Modern' | 'Default Dark Modern' | 'Default High Contrast' | 'Default High Contrast Light';

/** Settings by their full names, as in a `settings.json`. */
export type Settings = Readonly<Record<string, unknown>>;

/** Nothing that changes with the day, the machine or VS Code's mood may stand in a test's or a picture's way. */
const calm: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.autoDetectColorScheme': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'explorer.compactFolders': false,
  'typescript.tsserver.web.projectWideIntellisense.enabled': false,
  'editor.cursorBlinking': 'solid',
};

/** Gives the workbench settings without a file, as defaults, which a workspace's own settings still override. */
export async function applySettings(page: Page, settings: Settings): Promise<void> {
  await extendConfiguration(page, { configurationDefaults: { ...calm, ...settings } });
}
