import { element } from '../dom';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

export interface Menu {
  readonly element: HTMLElement;
  readonly isOpen: () => boolean;
  readonly toggle: () => void;
  readonly dispose: () => void;
}

/**
 * The menu of a button, with the keys of menus: arrows, Home, End and first letters choose; Escape and Tab close.
 * The focus returns to the button.
 */
export function createMenu(
  button: HTMLButtonElement,
  label: string,
  groups: readonly (readonly MenuItem[])[],
): Menu {
  const items: HTMLElement[] = [];
  const parts = groups.flatMap((group, index) => {
    const made = group.map((item) =>
      menuItem(item, () => {
        close(true);
      }),
    );
    items.push(...made);
    return index === 0 ? made : [element('div', { role: 'separator' }), ...made];
  });
  const menu = element('div', { class: 'diagram-menu', role: 'menu', 'aria-label': label }, ...parts);
  menu.hidden = true;
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');

  const outside = (event: Event) => {
    const target = event.target instanceof Node ? event.target : null;
    if (!menu.contains(target) && !button.contains(target)) close(false);
  };
  const close = (returnFocus: boolean) => {
    if (menu.hidden) return;
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
    window.removeEventListener('blur', onBlur);
    if (returnFocus) button.focus();
  };
  const onBlur = () => {
    close(false);
  };
  const open = () => {
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside);
    window.addEventListener('blur', onBlur);
    items[0]?.focus();
    menu.scrollIntoView({ block: 'nearest' });
  };
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Tab goes on from the button; Escape is used up, so that it does not leave the full panel too.
      if (event.key === 'Escape') event.preventDefault();
      event.stopPropagation();
      close(true);
      return;
    }
    // Keys of the player below mean nothing here.
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') event.preventDefault();
    const next = chosen(items, document.activeElement, event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open();
    if (event.key === 'ArrowUp') items.at(-1)?.focus();
  });
  return {
    element: menu,
    isOpen: () => !menu.hidden,
    toggle: () => {
      if (menu.hidden) open();
      else close(true);
    },
    dispose: () => {
      close(false);
    },
  };
}

function menuItem({ label, run }: MenuItem, close: () => void): HTMLElement {
  const item = element('button', { type: 'button', role: 'menuitem', tabindex: '-1' }, label);
  item.addEventListener('click', () => {
    // First closed, so that a dialog that opens now gives the focus back to the button.
    close();
    run();
  });
  return item;
}

/** The item a key leads to from the one that has the focus. */
function chosen(
  items: readonly HTMLElement[],
  current: Element | null,
  key: string,
): HTMLElement | undefined {
  const at = items.findIndex((item) => item === current);
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items.at(at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const following = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      return following.find(({ textContent }) => textContent.toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}
