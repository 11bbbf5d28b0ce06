import { Mark } from '@cloudseat/shared/nouns/document.ts';
import type { MaterialId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignalError } from '../../lib/signal-error.ts';
import { createDocumentSession, type OwnHand } from './document-session.ts';

const api = vi.hoisted(() => vi.fn());
vi.mock('../../lib/http.ts', () => ({ api }));
vi.mock('./page-images.ts', () => ({ clearPageImages: () => undefined }));

const roomId = 'room' as RoomId;
const materialId = 'file' as MaterialId;
const hand: OwnHand = { participantId: 'agent-1', author: 'agent' };
const mark = (markId: string, sequence: number) =>
  Mark.parse({
    ...{ markId: `stroke-${markId}`, materialId, page: 1, author: 'agent', participantId: 'agent-1' },
    ...{ kind: 'pen', points: [0, 0, 1, 1], sequence, createdAt: 1 },
  });
const lost = new SignalError({ code: 'UNAVAILABLE', message: '' });
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** A room whose server is the test. */
function enter() {
  const handlers = new Map<string, (payload: unknown) => void>();
  let reconnect = () => {};
  const answers: { name: string; input: { markId?: string }; answer: (output: unknown) => void }[] = [];
  const session = createDocumentSession(
    {
      request: ((name: string, input: object) =>
        new Promise((answer) => answers.push({ name, input, answer }))) as never,
      on: (name, handler) => {
        handlers.set(name, handler as never);
        return () => handlers.delete(name);
      },
      onSnapshot: (handler) => {
        reconnect = handler as never;
        return () => {};
      },
    },
    roomId,
  );
  const tell = (name: string, payload: object) => handlers.get(name)?.({ roomId, ...payload });
  return {
    session,
    answers,
    tell,
    reconnect: () => reconnect(),
    ids: () => (session.store.getState().logs[materialId]?.marks ?? []).map(({ markId }) => markId),
    pointers: () => session.store.getState().pointers.map(({ participantId }) => participantId),
  };
}
const drawn = (markId: string, offset = 0) => ({
  ...{ materialId, page: 1, author: 'applicant', participantId: 'applicant-1' },
  ...{ markId, offset, points: [0.1, 0.1] },
});

describe('looking at files together', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    api.mockReset().mockResolvedValue({ marks: [] });
  });
  afterEach(() => void vi.useRealTimers());

  it('a stroke of a page that is gone ends, one that goes on stays, and a late whole is taken', async () => {
    const { session, tell, ids } = enter();
    tell('mark:drawn', drawn('stroke-gone'));
    await settle(5_000);
    tell('mark:drawn', drawn('stroke-slow'));
    await settle(5_000);
    expect(ids()).toEqual(['stroke-slow']);
    tell('mark:drawn', drawn('stroke-slow', 1));
    tell('mark:added', { mark: mark('gone', 1) });
    await settle(7_000);
    expect(ids()).toEqual(['stroke-gone', 'stroke-slow']);
    tell('mark:added', { mark: mark('slow', 2) });
    await settle(60_000);
    expect(ids()).toEqual(['stroke-gone', 'stroke-slow']);
    tell('mark:drawn', drawn('stroke-left'));
    session.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a pointer ends when its owner says so, says nothing for a while, or the line was lost', async () => {
    const { tell, pointers, reconnect } = enter();
    const moved = (participantId: string, point: number[] | null = [0.5, 0.5]) =>
      tell('pointer:moved', { materialId, page: 1, author: 'applicant', participantId, point });
    moved('one');
    moved('two');
    moved('one', null);
    expect(pointers()).toEqual(['two']);
    await settle(2_000);
    expect(pointers()).toEqual([]);
    moved('three');
    reconnect();
    expect(pointers()).toEqual([]);
  });

  it('marks are read anew after a gap, and once more when the page is in the room again', async () => {
    const { session, tell, ids, reconnect } = enter();
    api.mockResolvedValueOnce({ marks: [mark('a', 1), mark('b', 2)] });
    session.open(materialId);
    session.open(materialId);
    await settle();
    expect(ids()).toEqual(['stroke-a', 'stroke-b']);
    // Taken back and made unheard.
    api.mockResolvedValueOnce({ marks: [mark('a', 1)] });
    reconnect();
    await settle();
    expect(ids()).toEqual(['stroke-a']);
    api.mockResolvedValueOnce({ marks: [mark('a', 1), mark('c', 3)] });
    tell('room:updated', { room: { roomId, selfId: 'agent-1', participants: [] } });
    await settle();
    expect(ids()).toEqual(['stroke-a', 'stroke-c']);
    tell('room:updated', { room: { roomId, selfId: 'agent-1', participants: [] } });
    await settle();
    expect(api).toHaveBeenCalledTimes(3);
  });

  it('a list that could not be read is asked for until it is there, and an older answer changes nothing', async () => {
    const { session, ids, reconnect } = enter();
    api.mockRejectedValueOnce(lost);
    session.open(materialId);
    await settle();
    api.mockResolvedValueOnce({ marks: [mark('a', 1)] });
    await settle(3_000);
    expect(ids()).toEqual(['stroke-a']);
    const { promise, resolve } = Promise.withResolvers<object>();
    api.mockReturnValueOnce(promise);
    reconnect();
    api.mockResolvedValueOnce({ marks: [mark('b', 2)] });
    reconnect();
    await settle();
    resolve({ marks: [] });
    await settle();
    expect(ids()).toEqual(['stroke-b']);
  });

  it('one’s own marks are kept and taken back in the order of the hand, on the page that is seen', async () => {
    const { session, answers } = enter();
    const draw = (page: number) => {
      const pen = session.beginStroke(materialId, page, hand);
      pen.add({ x: 0.1, y: 0.1 });
      pen.finish();
    };
    draw(1);
    draw(2);
    const undone = [session.undo(materialId, 1, 'agent-1'), session.undo(materialId, 1, 'agent-1')];
    await settle();
    // The second waits for the first.
    expect(answers.map(({ name }) => name)).toEqual(['mark:add']);
    answers[0]?.answer({ sequence: 1 });
    await settle();
    answers[1]?.answer({ sequence: 2 });
    await settle();
    expect(answers[2]).toMatchObject({ name: 'mark:remove', input: { markId: answers[0]?.input.markId } });
    answers[2]?.answer({});
    await Promise.all(undone);
    expect(answers).toHaveLength(3);
  });
});
