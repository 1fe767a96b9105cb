/** Makes an element with attributes and children; text children are escaped by nature. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** An element that holds HTML made by the content compiler. Never for text from elsewhere. */
export function compiledHtml<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  html: string,
): HTMLElementTagNameMap[K] {
  const made = element(tag, attributes);
  made.innerHTML = html;
  return made;
}

/** An element of a picture. HTML's parser knows the namespace of SVG, so that none needs to be named here. */
export function pictureElement(tag: 'rect' | 'circle'): SVGGeometryElement {
  const holder = compiledHtml('div', {}, `<svg><${tag}></${tag}></svg>`);
  const made = holder.querySelector<SVGGeometryElement>(tag);
  if (made === null) throw new Error(`The browser makes no ${tag}.`);
  made.remove();
  return made;
}

/** Gives a button its name, for screen readers and as a tooltip. */
export function nameButton(button: HTMLElement, label: string): void {
  button.setAttribute('aria-label', label);
  button.title = label;
}
