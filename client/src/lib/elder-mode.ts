import { createStore } from 'zustand/vanilla';

const storageKey = 'cloudseat.elder';

function readKept(): boolean {
  try {
    return localStorage.getItem(storageKey) === '1';
  } catch {
    return false;
  }
}

/** 长辈版: everything a quarter larger. Kept on this device. */
export const elderMode = createStore<boolean>()(() => false);

export function startElderMode(): void {
  setElderMode(readKept());
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
