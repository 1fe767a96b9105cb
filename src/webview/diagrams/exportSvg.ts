import type { PlainColor } from '../../core/diagrams/plainColor';
import type { FontFace } from '../../protocol/diagramMessages';
import { withColors, type Colors } from './colors';

/** How a picture is to look outside the panel. */
export interface Look {
  readonly colors: Colors;
  readonly background: boolean;
}

/** What the panel adds to a picture, and the picture alone does not need. */
const ADDED = /^(?:class|style|tabindex|aria-hidden|data-.*)$/;

const VARIABLE = /^var\((--diagram-[\w-]+)\)$/;
const FONT_VARIABLE = '--diagram-font';
const FONT_FAMILY = "'Diagram', sans-serif";

/** A picture that stands alone: with its colours and its font inside, at its natural size. */
export function exportSvg(picture: SVGSVGElement, look: Look, faces: readonly FontFace[]): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  withColors(look.colors, (lookUp) => {
    for (const part of [copy, ...copy.querySelectorAll('*')]) makePlain(part, lookUp);
    if (look.background) copy.insertBefore(background(copy, lookUp), firstDrawn(copy));
  });
  const style = document.createElementNS(copy.namespaceURI, 'style');
  style.textContent = faces.map(fontFace).join('\n');
  copy.insertBefore(style, firstDrawn(copy));
  const { width, height } = copy.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

function makePlain(part: Element, lookUp: (variable: string) => PlainColor | undefined): void {
  for (const { name, value } of [...part.attributes]) {
    if (ADDED.test(name)) part.removeAttribute(name);
    const variable = VARIABLE.exec(value)?.[1];
    if (variable === undefined) continue;
    if (variable === FONT_VARIABLE) part.setAttribute(name, FONT_FAMILY);
    else setColor(part, name, lookUp(variable));
  }
}

function setColor(part: Element, name: string, found: PlainColor | undefined): void {
  if (found === undefined) {
    part.removeAttribute(name);
    return;
  }
  part.setAttribute(name, found.color);
  if (found.opacity === 1) return;
  const own = Number(part.getAttribute(`${name}-opacity`) ?? 1);
  part.setAttribute(`${name}-opacity`, String(own * found.opacity));
}

function background(copy: SVGSVGElement, lookUp: (variable: string) => PlainColor | undefined): Element {
  const { x, y, width, height } = copy.viewBox.baseVal;
  const area = document.createElementNS(copy.namespaceURI, 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height })) area.setAttribute(name, String(value));
  area.setAttribute('fill', lookUp('--diagram-background')?.color ?? 'none');
  area.setAttribute('stroke', 'none');
  return area;
}

/** Title and description stay first: screen readers look for them there. */
function firstDrawn(copy: SVGSVGElement): Element | null {
  return [...copy.children].find(({ tagName }) => tagName !== 'title' && tagName !== 'desc') ?? null;
}

function fontFace({ weight, base64 }: FontFace): string {
  return `@font-face{font-family:'Diagram';font-weight:${weight};src:url(data:font/woff2;base64,${base64}) format('woff2')}`;
}
