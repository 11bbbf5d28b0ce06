import { vi } from 'vitest';

/** A page whose coming and going is the test's. Undone by `vi.unstubAllGlobals()`. */
export function stubPage({ connectionType }: { connectionType?: string } = {}) {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const view = new EventTarget();
  const connection = Object.assign(new EventTarget(), { type: connectionType });
  const mediaDevices = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', view);
  vi.stubGlobal('navigator', { connection, mediaDevices });
  return {
    page,
    view,
    connection,
    mediaDevices,
    hide(): void {
      page.visibilityState = 'hidden';
      page.dispatchEvent(new Event('visibilitychange'));
    },
    show(): void {
      page.visibilityState = 'visible';
      page.dispatchEvent(new Event('visibilitychange'));
    },
    tap(): void {
      page.dispatchEvent(new Event('click'));
    },
  };
}
