import { paletteByComputedColor } from './palette';
import { DIAGRAM_FONT } from './theme';

/** Style properties that a child takes from its parent; written only where they differ from the parent's. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'paint-order',
] as const;

/** Properties of an element alone, with the value that needs no attribute. */
const OWN: Readonly<Record<string, string>> = {
  opacity: '1',
  display: 'inline',
  'alignment-baseline': 'auto',
  'text-decoration-line': 'none',
};

/** What an SVG element has when nothing says otherwise. */
const INITIAL: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-opacity': '1',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  visibility: 'visible',
  'paint-order': 'normal',
  'font-weight': '400',
  'font-style': 'normal',
};

const COLOR_PROPERTIES: ReadonlySet<string> = new Set(['fill', 'stroke']);
const palette = paletteByComputedColor();

type Attributes = ReadonlyMap<string, string>;

/**
 * Turns a Mermaid drawing into one that needs no style sheet: computed styles become presentation attributes,
 * stand-in colours become theme variables, and title and description come first for screen readers.
 * Returns what is wrong with the drawing, if anything.
 */
export function flatten(
  picture: SVGSVGElement,
  { id, title, description }: { readonly id: string; readonly title: string; readonly description: string },
): string | undefined {
  if (picture.querySelector('foreignObject') !== null) return 'the drawing holds HTML; write plain labels';
  const problems = new Set<string>();
  if (picture.querySelector('a') !== null) problems.add('leave links out of diagrams; put them in the text');
  const elements = [picture, ...picture.querySelectorAll<SVGElement>('*')].filter(isDrawn);
  const styles = elements.map((element) => [element, readStyle(element, picture, problems)] as const);
  picture.querySelectorAll('style').forEach((style) => {
    style.remove();
  });
  for (const [element, style] of styles) writeStyle(element, style);
  prune(picture);
  describe(picture, id, title, description);
  fitToContent(picture);
  checkLegible(picture, problems);
  return problems.size === 0 ? undefined : [...problems].join('; ');
}

function isDrawn(element: Element): element is SVGElement {
  return element instanceof SVGElement && !['style', 'title', 'desc'].includes(element.tagName);
}

function readStyle(element: SVGElement, picture: SVGSVGElement, problems: Set<string>): Attributes {
  const style = getComputedStyle(element);
  const parent = element === picture ? undefined : getComputedStyle(element.parentElement ?? picture);
  const attributes = new Map<string, string>();
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name);
    const before = parent?.getPropertyValue(name) ?? INITIAL[name];
    if (value !== before) attributes.set(name, attributeValue(name, value, element, problems));
  }
  for (const [name, initial] of Object.entries(OWN)) {
    const value = style.getPropertyValue(name);
    if (value !== initial && !isImplied(name, value)) {
      attributes.set(name === 'text-decoration-line' ? 'text-decoration' : name, value);
    }
  }
  return attributes;
}

/** The root and markers are blocks to the layout engine; that needs no attribute. */
function isImplied(name: string, value: string): boolean {
  return name === 'display' && value === 'block';
}

function attributeValue(name: string, value: string, element: Element, problems: Set<string>): string {
  if (name === 'font-family') return value.includes(DIAGRAM_FONT) ? 'var(--diagram-font)' : value;
  if (!COLOR_PROPERTIES.has(name) || value === 'none' || value.startsWith('url(')) return value;
  const variable = palette[value] ?? (value === 'rgb(255, 255, 255)' ? 'background' : undefined);
  if (variable !== undefined) return `var(--diagram-${variable})`;
  if (/^rgba\(.*, 0\)$/.test(value)) return 'none';
  if (value === INITIAL['fill']) return 'var(--diagram-text)';
  const where = `${element.tagName}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}`;
  problems.add(`the colour ${value} of ${where} is not one of the theme; leave colours out of diagrams`);
  return value;
}

const DROPPED = /^(?:style|class|name|data-(?!step)|aria-roledescription|alignment-baseline|xmlns:xlink)/;

/** A number with three or more decimals; not one that follows another without a space, as in `1.5.25`. */
const LONG_NUMBER = /(?<![\d.])-?\d*\.\d{3,}(?:e-?\d+)?/g;

function writeStyle(element: SVGElement, style: Attributes): void {
  for (const { name } of [...element.attributes]) {
    if (DROPPED.test(name) || (INHERITED as readonly string[]).includes(name) || name in OWN) {
      element.removeAttribute(name);
    }
  }
  for (const [name, value] of style) element.setAttribute(name, value);
  for (const attribute of [...element.attributes]) {
    if (/^(?:[dxyr]|points|transform|d[xy]|[xy][12]|[cr][xy]|width|height)$/.test(attribute.name)) {
      attribute.value = attribute.value.replace(LONG_NUMBER, (number) =>
        String(Math.round(Number(number) * 100) / 100),
      );
    }
  }
}

/** Removes definitions that nothing uses, ids that nothing names, and groups that hold nothing. */
function prune(picture: SVGSVGElement): void {
  const used = new Set(
    [...picture.outerHTML.matchAll(/(?:url\((?:&quot;|")?#|href="#)([^)"&]+)/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  for (const element of picture.querySelectorAll('marker, symbol, filter, linearGradient, clipPath')) {
    if (!used.has(element.id)) element.remove();
  }
  for (const element of picture.querySelectorAll('[id]')) {
    if (!used.has(element.id)) element.removeAttribute('id');
  }
  for (const group of [...picture.querySelectorAll('g, defs')].reverse()) {
    if (group.childElementCount === 0) group.remove();
  }
}

function describe(picture: SVGSVGElement, id: string, title: string, description: string): void {
  picture.querySelectorAll('title, desc').forEach((element) => {
    element.remove();
  });
  picture.prepend(textElement('title', `${id}-title`, title), textElement('desc', `${id}-desc`, description));
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-labelledby', `${id}-title`);
  picture.setAttribute('aria-describedby', `${id}-desc`);
}

function textElement(tag: string, id: string, text: string): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  element.id = id;
  element.textContent = text;
  return element;
}

/** The width of a page's text, and the smallest letters on it that a reader can be asked to read, in pixels. */
const PAGE_WIDTH = 720;
const SMALLEST_TEXT = 9;

function checkLegible(picture: SVGSVGElement, problems: Set<string>): void {
  const scale = Math.min(1, PAGE_WIDTH / picture.viewBox.baseVal.width);
  const sizes = [...picture.querySelectorAll('text, tspan')]
    .filter(({ textContent }) => textContent.trim() !== '')
    .map((text) => Number.parseFloat(getComputedStyle(text).fontSize));
  const smallest = Math.min(...sizes) * scale;
  if (smallest < SMALLEST_TEXT) {
    const found = smallest.toFixed(1);
    problems.add(
      `at page width its smallest text is ${found} px high; split the diagram or shorten its labels`,
    );
  }
}

const MARGIN = 8;

/** Cuts the picture to what is drawn inside the frame Mermaid chose, and states its natural size. */
function fitToContent(picture: SVGSVGElement): void {
  const box = picture.getBBox();
  const frame = picture.viewBox.baseVal;
  const left = Math.max(box.x - MARGIN, frame.x);
  const top = Math.max(box.y - MARGIN, frame.y);
  const right = Math.min(box.x + box.width + MARGIN, frame.x + frame.width);
  const bottom = Math.min(box.y + box.height + MARGIN, frame.y + frame.height);
  const [x, y, width, height] = [left, top, right - left, bottom - top].map(Math.round);
  picture.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
}
