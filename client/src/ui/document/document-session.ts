import type { MarkAuthor } from '@cloudseat/shared/nouns/document.ts';
import type { MaterialId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Lane } from '@cloudseat/shared/nouns/media-source.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createLifetime } from '../../lib/lifetime.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import type { Signal } from '../../signal/types.ts';
import { createFading } from './fading.ts';
import { createListReader } from './list-reader.ts';
import {
  type DrawnMark,
  emptyLog,
  findLastStroke,
  keptIdsOf,
  type MarkLog,
  withList,
  withMark,
  withoutMarks,
  withoutPart,
  withPart,
} from './mark-log.ts';
import { clearPageImages } from './page-images.ts';
import type { Point } from './page-view.ts';
import { createPen, type PenStroke } from './pen.ts';
import { createPointing } from './pointing.ts';

/** How long a pointer stays that does not move, ms. */
const pointerStaysMs = 2_000;
/** How long a stroke of somebody else stays that neither goes on nor is kept, ms: their page is gone, or took it back. */
const partStaysMs = 8_000;

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
  const logOf = (materialId: string) => store.getState().logs[materialId] ?? emptyLog;
  const change: Change = (materialId, how) =>
    store.setState(({ logs }) => ({ logs: { ...logs, [materialId]: how(logOf(materialId)) } }));
  const lists = createListReader({
    knownIds: (materialId) => keptIdsOf(logOf(materialId)),
    onList: (materialId, marks, known) => change(materialId, (log) => withList(log, marks, known)),
    lifetime,
  });
  const pointing = createPointing((word) => signal.request('document:point', { roomId, ...word }));
  followHands(signal, { roomId, store, change, lifetime });

  // After a gap in the connection words may be missing; and until this page is in the room again it is told of none.
  let isBehind = false;
  let lane: Lane | undefined;
  lifetime.defer(
    signal.onSnapshot(() => {
      isBehind = true;
      store.setState({ pointers: [] });
      lists.readAgain();
    }),
  );
  lifetime.defer(
    signal.on('room:updated', ({ room }) => {
      if (room.roomId !== roomId) return;
      const lastLane = lane;
      lane = room.participants.find(({ participantId }) => participantId === room.selfId)?.lane;
      // What the other side drew or took back during a hold was not told.
      const isBack = lane === 'main' && lastLane !== undefined && lastLane !== 'main';
      if (!isBehind && !isBack) return;
      isBehind = false;
      lists.readAgain();
    }),
  );
  lifetime.defer(() => {
    pointing.end();
    clearPageImages();
  });

  /** One's own marks are kept and taken back one after another, so that their order is the hand's. */
  let lastWork: Promise<unknown> = Promise.resolve();
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = lastWork.then(work);
    lastWork = done.catch(() => undefined);
    return done;
  }

  return {
    store,
    roomId,
    /** The marks on a file, which are kept up to date from then on. */
    open: lists.open,
    point(materialId: MaterialId, page: number, at: Point | null): void {
      pointing.point({ materialId, page, point: at && [at.x, at.y] });
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
        keep: (mark, points) =>
          inTurn(async () => {
            const { markId, kind } = mark;
            try {
              const { sequence } = await signal.request('mark:add', {
                ...{ roomId, materialId, page, markId, kind, points },
              });
              show({ ...mark, points, sequence });
            } catch (error) {
              change(materialId, (log) => withoutMarks(log, [markId]));
              store.setState({ error: toSignalError(error) });
            }
          }),
      });
    },
    /** Takes one's own last stroke on a page back. */
    undo: (materialId: MaterialId, page: number, participantId: string): Promise<void> =>
      inTurn(async () => {
        for (const { markId } of findLastStroke(logOf(materialId), participantId, page)) {
          await signal.request('mark:remove', { roomId, materialId, markId });
          change(materialId, (log) => withoutMarks(log, [markId]));
        }
      }),
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

type Change = (materialId: string, how: (log: MarkLog) => MarkLog) => void;

/** What others in the room point at and draw. */
function followHands(
  signal: DocumentSignal,
  {
    roomId,
    store,
    change,
    lifetime,
  }: {
    roomId: RoomId;
    store: StoreApi<DocumentState>;
    change: Change;
    lifetime: ReturnType<typeof createLifetime>;
  },
): void {
  const pointersFade = createFading(pointerStaysMs);
  const strokesFade = createFading(partStaysMs);
  const isHere = (told: { roomId: string }) => told.roomId === roomId;
  function dropPointer(participantId: string): void {
    pointersFade.forget(participantId);
    store.setState(({ pointers }) => ({
      pointers: pointers.filter((pointer) => pointer.participantId !== participantId),
    }));
  }
  function putPointer(pointer: Pointer): void {
    const { participantId } = pointer;
    pointersFade.renew(participantId, () => dropPointer(participantId));
    store.setState(({ pointers }) => ({
      pointers: [...pointers.filter((other) => other.participantId !== participantId), pointer],
    }));
  }
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
      if (!isHere(told)) return;
      const { materialId, markId } = told;
      change(materialId, (log) => withPart(log, told));
      strokesFade.renew(markId, () => change(materialId, (log) => withoutPart(log, markId)));
    }),
  );
  lifetime.defer(
    signal.on('mark:added', (told) => {
      if (!isHere(told)) return;
      strokesFade.forget(told.mark.markId);
      change(told.mark.materialId, (log) => withMark(log, told.mark));
      if (told.mark.kind === 'pen') dropPointer(told.mark.participantId);
    }),
  );
  lifetime.defer(
    signal.on('mark:removed', (told) => {
      if (!isHere(told)) return;
      for (const markId of told.markIds) strokesFade.forget(markId);
      change(told.materialId, (log) => withoutMarks(log, told.markIds));
    }),
  );
  lifetime.defer(() => {
    pointersFade.end();
    strokesFade.end();
  });
}
