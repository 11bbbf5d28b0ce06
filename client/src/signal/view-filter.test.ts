import type { NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';
import type { SessionSnapshot } from '@cloudseat/shared/contract/session-requests.ts';
import { describe, expect, it } from 'vitest';
import { createViewFilter } from './view-filter.ts';

const updated = (callId: string, version: number) =>
  ({ call: { callId, version } }) as NotificationPayload<'call:updated'>;
const snapshot = (version: number) =>
  ({ side: 'applicant', call: { callId: 'a', version }, room: null }) as unknown as SessionSnapshot;

describe('the filter of views', () => {
  it('drops a view that is older than the newest seen of the same object', () => {
    const views = createViewFilter();
    expect(views.passes('call:updated', updated('a', 2))).toBe(true);
    expect(views.passes('call:updated', updated('a', 2))).toBe(true);
    expect(views.passes('call:updated', updated('a', 1))).toBe(false);
    expect(views.passes('call:updated', updated('b', 1))).toBe(true);
    expect(views.passes('call:updated', updated('a', 3))).toBe(true);
  });
  it('lets through what has no version', () => {
    const views = createViewFilter();
    expect(views.passes('session:replaced', { at: 1 })).toBe(true);
    expect(views.passes('session:replaced', { at: 1 })).toBe(true);
  });
  it('puts a newer view that came first into a late snapshot', () => {
    const views = createViewFilter();
    views.passes('call:updated', updated('a', 5));
    expect(views.freshen(snapshot(4))).toMatchObject({ call: { version: 5 } });
    expect(views.freshen(snapshot(6))).toMatchObject({ call: { version: 6 } });
    expect(views.passes('call:updated', updated('a', 5))).toBe(false);
  });
  it('starts over on a new connection: a restarted server counts from the start', () => {
    const views = createViewFilter();
    views.passes('call:updated', updated('a', 9));
    views.clear();
    expect(views.freshen(snapshot(1))).toMatchObject({ call: { version: 1 } });
  });
});
