import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askToNotify, notify, readNotifyState } from './notify.ts';
import { stubPage } from './page.test-support.ts';

type Shown = { title: string; content: NotificationOptions; close: () => void };
let shown: Shown[];
let permission: NotificationPermission;

class FakeNotification {
  static get permission() {
    return permission;
  }
  static async requestPermission(answer: () => void) {
    permission = 'granted';
    answer();
  }
  close = vi.fn();
  title: string;
  content: NotificationOptions;
  constructor(title: string, content: NotificationOptions) {
    this.title = title;
    this.content = content;
    shown.push(this);
  }
}

function openPage(userAgent = 'Chrome/120.0') {
  const page = stubPage();
  const register = vi.fn();
  vi.stubGlobal('navigator', { userAgent, serviceWorker: { register } });
  vi.stubGlobal('Notification', FakeNotification);
  Object.assign(page.view, { Notification: FakeNotification });
  return { ...page, register };
}

beforeEach(() => {
  shown = [];
  permission = 'granted';
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('asks once, and registers no worker by it', async () => {
  permission = 'default';
  const { register } = openPage();
  expect(await askToNotify()).toBe('granted');
  expect(register).not.toHaveBeenCalled();
});

it('offers none in a browser of WeChat', () => {
  openPage('MicroMessenger/8.0.42');
  expect(readNotifyState()).toBe('unsupported');
});

it('shows nothing to somebody who looks at the page, or did not allow it', async () => {
  const { hide } = openPage();
  notify('Called', '', { tag: 'offer' });
  hide();
  permission = 'denied';
  notify('Called', '', { tag: 'offer' });
  await Promise.resolve();
  expect(shown).toEqual([]);
});

it('shows one by the page itself until it is closed', async () => {
  const { hide, register } = openPage();
  hide();
  const close = notify('Called', 'A001', { tag: 'offer', requireInteraction: true });
  await vi.waitFor(() => expect(shown).toHaveLength(1));
  expect(shown[0]).toMatchObject({
    title: 'Called',
    content: { body: 'A001', tag: 'offer', requireInteraction: true },
  });
  expect(register).not.toHaveBeenCalled();
  close();
  await vi.waitFor(() => expect(shown[0]?.close).toHaveBeenCalledOnce());
});

it('shows one by a worker, and closes that one only', async () => {
  openPage().hide();
  const other = { data: 'other', close: vi.fn() };
  const own = { data: undefined as unknown, close: vi.fn() };
  const worker = {
    async showNotification(_title: string, content: NotificationOptions) {
      own.data = content.data;
    },
    getNotifications: async () => [other, own],
  } as unknown as ServiceWorkerRegistration;
  const close = notify('Called', 'A001', { tag: 'turn', findWorker: async () => worker });
  close();
  await vi.waitFor(() => expect(own.close).toHaveBeenCalledOnce());
  expect(other.close).not.toHaveBeenCalled();
  expect(shown).toEqual([]);
});
