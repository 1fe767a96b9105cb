import type { Page } from 'playwright-core';

/** A place on the page, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of the first occurrence of a text in the lines that an editor shows; waits until it is shown. */
export async function pointAtText(page: Page, text: string): Promise<Point> {
  const place = await page.waitForFunction(findText, text);
  const point = await place.jsonValue();
  if (!point) throw new Error(`The editor does not show "${text}".`);
  return point;
}

/** Runs in the page. An editor writes a line as several spans, with spaces that do not break. */
function findText(text: string): Point | undefined {
  for (const line of document.querySelectorAll<HTMLElement>('.editor-instance .view-line')) {
    const start = line.innerText.replaceAll('\u00a0', ' ').indexOf(text);
    if (start === -1) continue;
    let left = start + Math.floor(text.length / 2);
    const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node instanceof Text; node = nodes.nextNode()) {
      if (left < node.length) {
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      left -= node.length;
    }
  }
  return undefined;
}
