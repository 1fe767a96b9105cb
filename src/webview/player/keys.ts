/** What a key asks the player for. */
export type KeyAction = 'previous' | 'next' | 'first' | 'last' | 'playOrPause' | 'overview';

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  Home: 'first',
  End: 'last',
  ' ': 'playOrPause',
  Escape: 'overview',
};

/** What a key press means to the player; `undefined` where the key belongs to what has the focus. */
export function keyAction(event: KeyboardEvent, slider: HTMLElement): KeyAction | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
    return undefined;
  }
  const action = ACTIONS[event.key];
  const target = event.target instanceof Element ? event.target : null;
  // The slider moves itself by arrows, Home and End.
  if (target === slider) return action === 'playOrPause' || action === 'overview' ? action : undefined;
  if (target?.closest('input, select, textarea, dialog') != null) return undefined;
  // Space presses a button, and it opens what is folded.
  if (action === 'playOrPause' && target?.closest('button, a, summary') != null) return undefined;
  return action;
}
