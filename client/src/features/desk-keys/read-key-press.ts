import type { KeyPress } from './key-map.ts';

const pressedTypes = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'file', 'range', 'image']);

function isField(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !pressedTypes.has(element.type);
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    element.closest('[contenteditable="true"], [role="combobox"], [role="textbox"]') !== null
  );
}

/** What findKeyAction must know of a DOM event. */
export function readKeyPress(event: KeyboardEvent): KeyPress {
  const element = event.target instanceof Element ? event.target : null;
  return {
    key: event.key,
    hasModifier: event.ctrlKey || event.metaKey || event.altKey,
    isRepeat: event.repeat,
    isComposing: event.isComposing,
    isTyping: element !== null && isField(element),
    isOnControl:
      element !== null &&
      element.closest('button, a, input, summary, [role="tab"], [role="menuitem"], [role="button"]') !== null,
    isInDialog: element !== null && element.closest('[role="dialog"], [role="menu"]') !== null,
  };
}
