/** default: nobody has asked yet. unsupported: this browser shows no messages of pages, or WeChat's, which allows none. */
export type NotifyState = 'default' | 'granted' | 'denied' | 'unsupported';

/** Phones show messages only through a worker; without its file there is none to clear away either. */
const workerPath = '/turn-worker.js';
/** One message takes the place of the last. */
const tag = 'turn';

export function readNotifyState(userAgent = navigator.userAgent): NotifyState {
  if (!('Notification' in window) || /MicroMessenger/i.test(userAgent)) return 'unsupported';
  return Notification.permission;
}

/** Call inside a tap. Older Safari answers only by a callback. */
export async function askToNotify(): Promise<NotifyState> {
  if (readNotifyState() !== 'default') return readNotifyState();
  try {
    await new Promise<void>((resolve) => {
      void Notification.requestPermission(() => resolve())?.then(() => resolve());
    });
    if (Notification.permission === 'granted') await findWorker();
  } catch {
    // No question was asked: the state tells.
  }
  return readNotifyState();
}

/** A message of the system, where it was allowed and the page is not in sight. */
export async function notify(title: string, body: string): Promise<void> {
  if (readNotifyState() !== 'granted' || document.visibilityState === 'visible') return;
  try {
    const worker = await findWorker();
    if (worker !== null) {
      await worker.showNotification(title, { body, tag, icon: '/icon.svg' });
      return;
    }
    const notification = new Notification(title, { body, tag, icon: '/icon.svg' });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  } catch (error) {
    // Sound and title have to do.
    console.warn('notification', error);
  }
}

async function findWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  try {
    await navigator.serviceWorker.register(workerPath);
    return await navigator.serviceWorker.ready;
  } catch {
    return null;
  }
}
