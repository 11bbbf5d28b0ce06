import { createStore } from 'zustand/vanilla';

const storageKey = 'cloudseat.elder';

function readKept(): boolean {
  try {
    return localStorage.getItem(storageKey) === '1';
  } catch {
    return false;
  }
}

/** 长辈版: large type, large targets, few choices, read aloud. Kept on this device. */
export const elderMode = createStore<boolean>()(() => false);

/** From here on what is chosen in another tab holds in this one too. */
export function startElderMode(): void {
  setElderMode(readKept());
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === storageKey) setElderMode(newValue === '1');
  });
}

export function setElderMode(isOn: boolean): void {
  elderMode.setState(isOn, true);
  document.documentElement.toggleAttribute('data-elder', isOn);
  try {
    localStorage.setItem(storageKey, isOn ? '1' : '0');
  } catch {
    // Kept for this visit only.
  }
}
