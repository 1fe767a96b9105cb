const SYSTEM = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the reader wants nothing to move: by the editor's setting or the system's. */
export function reducesMotion(): boolean {
  return SYSTEM.matches || document.body.classList.contains('vscode-reduce-motion');
}
