const storageKey = 'cloudseat.keptFiles';

/** Whether this device may hold files that have not arrived: told without loading what reads them. */
export function hasKeptFiles(): boolean {
  try {
    return localStorage.getItem(storageKey) !== null;
  } catch {
    return false;
  }
}

export function setHasKeptFiles(hasFiles: boolean): void {
  try {
    if (hasFiles) localStorage.setItem(storageKey, '1');
    else localStorage.removeItem(storageKey);
  } catch {
    // Then nothing else is kept either.
  }
}
