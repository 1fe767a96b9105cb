import { plainColor, type PlainColor } from '../../core/diagrams/plainColor';
import { THEME_COLORS } from '../../core/diagrams/themeColors';

/** Whose colours a picture takes with it. */
export type Colors = 'current' | 'light' | 'dark';

/**
 * Looks diagram variables up while `use` runs. The browser computes them on an element of its own, which evaluates
 * `diagram.css` anew for another theme than the panel's.
 */
export function withColors<T>(
  colors: Colors,
  use: (lookUp: (variable: string) => PlainColor | undefined) => T,
): T {
  const probe = document.createElement('div');
  if (colors !== 'current') {
    probe.className = 'diagram-colors';
    for (const [name, value] of Object.entries(THEME_COLORS[colors])) probe.style.setProperty(name, value);
  }
  probe.hidden = true;
  document.body.append(probe);
  try {
    return use((variable) => {
      probe.style.color = `var(${variable})`;
      return plainColor(getComputedStyle(probe).color);
    });
  } finally {
    probe.remove();
  }
}
