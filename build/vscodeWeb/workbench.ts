import type { Frame, Locator, Page } from 'playwright-core';
import { launchProfile } from '../browser/launch';
import { driveWorkbench } from './driveWorkbench';
import { applySettings, type ColorTheme, type Settings } from './workbenchSettings';

export type { ColorTheme, Settings } from './workbenchSettings';

/** What to open, and how it looks. */
export interface WorkbenchOptions {
  readonly url: string;
  readonly colorTheme?: ColorTheme;
  readonly settings?: Settings;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of a picture per pixel of the page; 2 for screenshots that are shown on good screens. */
  readonly deviceScaleFactor?: number;
}

/** VS Code in a browser, driven as a person drives it: by palette, mouse and keyboard. */
export interface Workbench {
  readonly page: Page;
  /** Runs a command by its full title in the Command Palette, for example `System Design: Open Topic`. */
  runCommand(title: string): Promise<void>;
  /** Opens a file of the workspace by its path in the Explorer; Quick Open finds no files in a served folder. */
  openFile(path: string): Promise<void>;
  /** Shows the extension's views. */
  openSideBar(): Promise<void>;
  /** Expands the rows with these labels in the visible tree views, outermost first, and returns the last row. */
  expandTree(...labels: readonly string[]): Promise<Locator>;
  /** Rests the mouse on the first occurrence of a text in the visible editor and returns the hover that appears. */
  hoverAt(text: string): Promise<Locator>;
  /** The document of the visible webview, or of the one with this title. */
  webviewFrame(title?: string): Promise<Frame>;
  setTheme(theme: ColorTheme): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a served VS Code in a browser of its own and waits until a person could start to work. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { context, close } = await launchProfile({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const colorTheme = options.colorTheme ?? 'Default Dark Modern';
    await applySettings(page, { 'workbench.colorTheme': colorTheme, ...options.settings });
    await page.goto(options.url);
    await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
    await page.locator('.part.sidebar .monaco-list-row').first().waitFor();
    return driveWorkbench(page, close);
  } catch (error) {
    await close();
    throw error;
  }
}
