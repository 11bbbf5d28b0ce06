import type { MarkAuthor } from '@cloudseat/shared/nouns/document.ts';
import type { MaterialId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Lane } from '@cloudseat/shared/nouns/room.ts';
import { createStore } from 'zustand/vanilla';
import { api } from '../../lib/http.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import type { Signal } from '../../signal/types.ts';
import {
  type DrawnMark,
  emptyLog,
  findLastOf,
  type MarkLog,
  withList,
  withMark,
  withoutMarks,
  withPart,
} from './mark-log.ts';
import { clearPageImages } from './page-images.ts';
import type { Point } from './page-view.ts';
import { createPen, type PenStroke } from './pen.ts';

/** How long a pointer stays that does not move, ms. */
const pointerStaysMs = 2_000;
/** Between two words about one's own pointer, ms. */
const pointEveryMs = 50;

export type Pointer = {
  participantId: string;
  author: MarkAuthor;
  materialId: string;
  page: number;
  point: Point;
};
export type DocumentState = {
  /** By file. */
  logs: Readonly<Record<string, MarkLog>>;
  pointers: readonly Pointer[];
  /** Why the last mark was not kept. */
  error: SignalError | null;
};
type DocumentSignal = Pick<Signal<'applicant' | 'staff'>, 'request' | 'on' | 'onSnapshot'>;
export type DocumentSession = ReturnType<typeof createDocumentSession>;
export type OwnHand = { participantId: string; author: MarkAuthor };

/** Looking at files together in one room: what others point at and draw comes in, one's own hand goes out. */
export function createDocumentSession(signal: DocumentSignal, roomId: RoomId) {
  const lifetime = createLifetime();
  const store = createStore<DocumentState>()(() => ({ logs: {}, pointers: [], error: null }));
  const opened = new Set<MaterialId>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const logOf = (materialId: string) => store.getState().logs[materialId] ?? emptyLog;

  function change(materialId: string, how: (log: MarkLog) => MarkLog): void {
    store.setState(({ logs }) => ({ logs: { ...logs, [materialId]: how(logs[materialId] ?? emptyLog) } }));
  }
  function dropPointer(participantId: string): void {
    store.setState(({ pointers }) => ({
      pointers: pointers.filter((pointer) => pointer.participantId !== participantId),
    }));
  }
  function putPointer(pointer: Pointer): void {
    const { participantId } = pointer;
    clearTimeout(timers.get(participantId));
    timers.set(
      participantId,
      setTimeout(() => dropPointer(participantId), pointerStaysMs),
    );
    store.setState(({ pointers }) => ({
      pointers: [...pointers.filter((other) => other.participantId !== participantId), pointer],
    }));
  }
  async function load(materialId: MaterialId): Promise<void> {
    const before = logOf(materialId);
    const { marks } = await api('mark:list', { params: { materialId } });
    change(materialId, (log) => withList(log, marks, before));
  }
  function reload(): void {
    for (const materialId of opened) load(materialId).catch(() => undefined);
  }
  const fail = (error: unknown) => store.setState({ error: toSignalError(error) });

  const isHere = (told: { roomId: string }) => told.roomId === roomId;
  lifetime.defer(
    signal.on('pointer:moved', (told) => {
      if (!isHere(told)) return;
      const { point, participantId } = told;
      if (point === null) dropPointer(participantId);
      else putPointer({ ...told, point: { x: point[0], y: point[1] } });
    }),
  );
  lifetime.defer(
    signal.on('mark:drawn', (told) => {
      if (isHere(told)) change(told.materialId, (log) => withPart(log, told));
    }),
  );
  lifetime.defer(
    signal.on('mark:added', (told) => {
      if (!isHere(told)) return;
      change(told.mark.materialId, (log) => withMark(log, told.mark));
      if (told.mark.kind === 'pen') dropPointer(told.mark.participantId);
    }),
  );
  lifetime.defer(
    signal.on('mark:removed', (told) => {
      if (isHere(told)) change(told.materialId, (log) => withoutMarks(log, told.markIds));
    }),
  );
  // After a gap in the connection words may be missing.
  lifetime.defer(signal.onSnapshot(reload));
  // What the other side drew or took back during a hold was not told.
  let lane: Lane | undefined;
  lifetime.defer(
    signal.on('room:updated', ({ room }) => {
      if (room.roomId !== roomId) return;
      const lastLane = lane;
      lane = room.participants.find(({ participantId }) => participantId === room.selfId)?.lane;
      if (lane === 'main' && lane !== lastLane) reload();
    }),
  );
  lifetime.defer(() => {
    for (const timer of timers.values()) clearTimeout(timer);
    clearPageImages();
  });

  let pointedAt = 0;
  let isPointing = false;
  return {
    store,
    roomId,
    /** The marks on a file, which are kept up to date from then on. */
    open(materialId: MaterialId): void {
      if (opened.has(materialId)) return;
      opened.add(materialId);
      load(materialId).catch(() => opened.delete(materialId));
    },
    point(materialId: MaterialId, page: number, at: Point | null): void {
      const now = Date.now();
      // A narrow link is not filled with where one pointed a while ago.
      if (at !== null && (isPointing || now - pointedAt < pointEveryMs)) return;
      pointedAt = now;
      isPointing = true;
      const point: [number, number] | null = at && [at.x, at.y];
      signal
        .request('document:point', { roomId, materialId, page, point })
        .catch(() => undefined)
        .finally(() => {
          isPointing = false;
        });
    },
    /** A stroke of one's own from the first touch on; it is on one's own screen at once. */
    beginStroke(materialId: MaterialId, page: number, hand: OwnHand): PenStroke {
      const show = (mark: DrawnMark) => change(materialId, (log) => withMark(log, mark));
      store.setState({ error: null });
      return createPen({
        hand: { ...hand, page },
        show,
        hide: (markId) => change(materialId, (log) => withoutMarks(log, [markId])),
        sendPart: (markId, offset, points) =>
          signal
            .request('mark:draw', { roomId, materialId, page, markId, offset, points })
            .catch(() => undefined),
        keep: async (mark, points) => {
          const { markId, kind } = mark;
          try {
            const { sequence } = await signal.request('mark:add', {
              ...{ roomId, materialId, page, markId, kind, points },
            });
            show({ ...mark, points, sequence });
          } catch (error) {
            change(materialId, (log) => withoutMarks(log, [markId]));
            fail(error);
          }
        },
      });
    },
    /** Takes one's own last mark back. */
    async undo(materialId: MaterialId, participantId: string): Promise<void> {
      const last = findLastOf(logOf(materialId), participantId);
      if (last === null) return;
      await signal.request('mark:remove', { roomId, materialId, markId: last.markId });
      change(materialId, (log) => withoutMarks(log, [last.markId]));
    },
    async clear(materialId: MaterialId): Promise<void> {
      await signal.request('mark:clear', { roomId, materialId });
    },
    async show(materialId: MaterialId, page: number): Promise<void> {
      await signal.request('document:show', { roomId, materialId, page });
    },
    async turnPage(materialId: MaterialId, page: number): Promise<void> {
      await signal.request('document:turnPage', { roomId, materialId, page });
    },
    async hide(): Promise<void> {
      await signal.request('document:hide', { roomId });
    },
    close: () => lifetime.end(),
  };
}
