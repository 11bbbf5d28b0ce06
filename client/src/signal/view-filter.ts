import type { NotificationName, NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';
import type { SessionSnapshot } from '@cloudseat/shared/contract/session-requests.ts';

type Versioned = { version: number };

/**
 * Remembers the newest version of each view on one connection, so that a late, older view is dropped. One of the same
 * version passes: what stands beside the object may have changed (a line, a consult of the call). It is cleared on every
 * connect: after a restart the server may count from the start again, and the snapshot is the truth then.
 */
export function createViewFilter() {
  const newest = new Map<string, Versioned>();

  /** The view to show: the one given, or null where a newer one was seen already. */
  function takeNewer<View extends Versioned>(key: string, view: View): View | null {
    const known = newest.get(key);
    if (known !== undefined && known.version > view.version) return null;
    newest.set(key, view);
    return view;
  }

  function newestOf<View extends Versioned>(key: string, view: View | null): View | null {
    if (view === null) return null;
    const known = newest.get(key);
    if (known !== undefined && known.version > view.version) return known as View;
    newest.set(key, view);
    return view;
  }

  return {
    clear: () => newest.clear(),
    passes<Name extends NotificationName>(name: Name, payload: NotificationPayload<Name>): boolean {
      const [key, view] = versionedPart(name, payload);
      return view === null || takeNewer(key, view) !== null;
    },
    /** A snapshot with each view replaced by a newer one that came before it on this connection. */
    freshen(snapshot: SessionSnapshot): SessionSnapshot {
      const room = snapshot.room && newestOf(`room:${snapshot.room.roomId}`, snapshot.room);
      if (snapshot.side === 'staff')
        return { ...snapshot, desk: newestOf('desk', snapshot.desk) ?? snapshot.desk, room };
      if (snapshot.side === 'guest') return { ...snapshot, room };
      return {
        ...snapshot,
        call: snapshot.call && newestOf(`call:${snapshot.call.callId}`, snapshot.call),
        room,
      };
    },
  };
}

function versionedPart(name: NotificationName, payload: object): [string, Versioned | null] {
  if (name === 'call:updated' && 'call' in payload) {
    const { call } = payload as NotificationPayload<'call:updated'>;
    return [`call:${call.callId}`, call];
  }
  if (name === 'desk:updated' && 'desk' in payload) {
    return ['desk', (payload as NotificationPayload<'desk:updated'>).desk];
  }
  if (name === 'room:updated' && 'room' in payload) {
    const { room } = payload as NotificationPayload<'room:updated'>;
    return [`room:${room.roomId}`, room];
  }
  return [name, null];
}
