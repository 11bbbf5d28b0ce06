import type { MaterialId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Lane } from '@cloudseat/shared/nouns/media-source.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { createDocumentSession } from './document-session.ts';

const roomId = 'call' as RoomId;
const materialId = 'file' as MaterialId;
const mark = (markId: string, sequence: number) => ({
  ...{ markId, materialId, page: 1, author: 'agent', participantId: 'agent-1', kind: 'point' },
  ...{ points: [0, 0], sequence, createdAt: 1 },
});

/** A page of somebody whose lane the room tells, and the marks that the server has for them. */
function openPage() {
  const kept = { marks: [mark('mark-0001', 1)] };
  const listeners = new Map<string, (told: unknown) => void>();
  vi.stubGlobal('fetch', async () => Response.json(kept));
  const session = createDocumentSession(
    {
      request: async () => ({}) as never,
      on: (name, listener) => {
        listeners.set(name, listener as (told: unknown) => void);
        return () => listeners.delete(name);
      },
      onSnapshot: () => () => undefined,
    },
    roomId,
  );
  const room = (lane: Lane) => ({ roomId, selfId: 'me', participants: [{ participantId: 'me', lane }] });
  return {
    session,
    kept,
    tellLane: (lane: Lane) => listeners.get('room:updated')?.({ room: room(lane) }),
    shown: () => session.store.getState().logs[materialId]?.marks.map(({ markId }) => markId),
  };
}
afterEach(() => vi.unstubAllGlobals());

it.each(['held', 'private'] as const)(
  'what was drawn and taken back during a hold is caught up with after it, by who was %s',
  async (lane) => {
    const { session, kept, tellLane, shown } = openPage();
    session.open(materialId);
    await vi.waitFor(() => expect(shown()).toEqual(['mark-0001']));
    tellLane('main');
    tellLane(lane);
    kept.marks = [mark('mark-0002', 2)];
    tellLane(lane);
    expect(shown()).toEqual(['mark-0001']);
    tellLane('main');
    await vi.waitFor(() => expect(shown()).toEqual(['mark-0002']));
    session.close();
  },
);
