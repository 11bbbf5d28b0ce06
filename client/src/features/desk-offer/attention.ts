/** Flashes the page's title until it is released; the title of before comes back. */
export function flashTitle(alert: string, periodMs = 900): () => void {
  const plain = document.title;
  let isAlert = false;
  const timer = setInterval(() => {
    isAlert = !isAlert;
    document.title = isAlert ? alert : plain;
  }, periodMs);
  return () => {
    clearInterval(timer);
    document.title = plain;
  };
}

export type NotifyPermission = NotificationPermission | 'unsupported';

export function readNotifyPermission(): NotifyPermission {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/** Asks the browser's question; only ever from a tap on the control that says so. */
export async function askToNotify(): Promise<NotifyPermission> {
  if (!('Notification' in window)) return 'unsupported';
  return Notification.requestPermission();
}

/** A system notification while the page is not looked at; a tap on it brings the page forward. */
export function notify(title: string, body: string): () => void {
  if (readNotifyPermission() !== 'granted' || document.visibilityState === 'visible') return () => {};
  try {
    const notification = new Notification(title, { body, tag: 'cloudseat-offer', requireInteraction: true });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
    return () => notification.close();
  } catch {
    // Android wants a service worker for it; sound and title still call.
    return () => {};
  }
}
