import { isOfWechat } from './browser-kind.ts';

/** default: nobody has asked yet. unsupported: this browser shows no messages of pages, or WeChat's, which allows none. */
export type NotifyState = 'default' | 'granted' | 'denied' | 'unsupported';
type NotifyOptions = {
  /** One message takes the place of the last with the same. */
  tag: string;
  /** Stays until it is tapped or closed. */
  requireInteraction?: boolean;
  /** Shows it where pages may not by themselves; null where there is none. */
  findWorker?: () => Promise<ServiceWorkerRegistration | null>;
};

export function readNotifyState(): NotifyState {
  if (!('Notification' in window) || isOfWechat(navigator.userAgent)) return 'unsupported';
  return Notification.permission;
}

/** Asks the browser's question; only ever from a tap on the control that says so. Older Safari answers only by a callback. */
export async function askToNotify(): Promise<NotifyState> {
  if (readNotifyState() !== 'default') return readNotifyState();
  try {
    await new Promise<void>((resolve) => {
      void Notification.requestPermission(() => resolve())?.then(() => resolve());
    });
  } catch {
    // No question was asked: the state tells.
  }
  return readNotifyState();
}

/** A message of the system, where it was allowed and the page is not in sight; a tap brings the page forward. Gives what closes it. */
export function notify(title: string, body: string, options: NotifyOptions): () => void {
  if (readNotifyState() !== 'granted' || document.visibilityState === 'visible') return () => undefined;
  const shown = show(title, body, options).catch((error: unknown) => {
    // Sound and title have to do.
    console.warn('notification', error);
  });
  return () => void shown.then((close) => close?.());
}

async function show(title: string, body: string, options: NotifyOptions): Promise<() => void> {
  const { tag, requireInteraction = false, findWorker } = options;
  const content = { body, tag, requireInteraction, icon: '/icon.svg' };
  const worker = (await findWorker?.()) ?? null;
  if (worker !== null) return showByWorker(worker, title, content);
  const notification = new Notification(title, content);
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
  return () => notification.close();
}

async function showByWorker(
  worker: ServiceWorkerRegistration,
  title: string,
  content: NotificationOptions & { tag: string },
): Promise<() => void> {
  // Another message may have taken its place by the time this one is to close.
  const shownAt = Date.now();
  await worker.showNotification(title, { ...content, data: shownAt });
  return () => {
    worker.getNotifications({ tag: content.tag }).then(
      (all) => {
        for (const one of all) if (one.data === shownAt) one.close();
      },
      (error: unknown) => console.warn('notification', error),
    );
  };
}
