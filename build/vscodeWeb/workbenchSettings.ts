import type { Page } from 'playwright-core';

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
  // A click on the icon of a view that is already open, as after a reload, must not close it.
  'workbench.activityBar.iconClickBehavior': 'focus',
  'explorer.compactFolders': false,
  'typescript.tsserver.web.projectWideIntellisense.enabled': false,
  'editor.cursorBlinking': 'solid',
};

/**
 * Gives the workbench settings without a file: they join the configuration that the server wrote into the page, as
 * defaults, which a workspace's own settings still override. The page itself must come from the server untouched:
 * Chromium takes an answer that Playwright made for one from a public network and then blocks the webviews' frames.
 */
export async function applySettings(page: Page, settings: Settings): Promise<void> {
  await page.addInitScript(addDefaults, { ...calm, ...settings });
}

/** Runs in the page, between the parsing of the document and the modules that read the configuration. */
function addDefaults(configurationDefaults: Settings): void {
  document.addEventListener('readystatechange', () => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    const written = element?.getAttribute('data-settings');
    if (!element || written === null || written === undefined || document.readyState !== 'interactive')
      return;
    const configuration: unknown = JSON.parse(written);
    element.setAttribute(
      'data-settings',
      JSON.stringify({ ...Object(configuration), configurationDefaults }),
    );
  });
}
