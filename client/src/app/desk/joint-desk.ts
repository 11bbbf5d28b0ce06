import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  JointReviewId,
  JointReviewSummary,
  JointReviewView,
} from '@cloudseat/shared/nouns/joint-review.ts';
import { sittingStates } from '@cloudseat/shared/nouns/joint-review-rules.ts';
import type { UpcomingReview } from '@cloudseat/shared/nouns/upcoming-review.ts';
import { createStore } from 'zustand/vanilla';
import { createReviewStore, type ReviewStore } from '../../features/joint-review/review-store.ts';
import { api } from '../../lib/http.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import type { Signal } from '../../signal/types.ts';
import { createChairRest } from './chair-rest.ts';

type JointDeskOptions = {
  signal: Pick<Signal<'staff'>, 'on' | 'onSnapshot' | 'request'>;
  /** Into a room, or out of it. */
  sit: (roomId: RoomId | null) => void;
  loadList?: () => Promise<JointReviewSummary[]>;
  loadUpcoming?: () => Promise<UpcomingReview[]>;
  loadReview?: (reviewId: JointReviewId) => Promise<JointReviewView>;
};

export type JointDeskState = {
  /** Those that run, with this agent's part in them; null until they were read. */
  reviews: readonly JointReviewSummary[] | null;
  /** Booked ones of the department, whoever will come. */
  upcoming: readonly UpcomingReview[];
  /** The review whose room runs and in which this agent has a seat. */
  seated: ReviewStore | null;
  /** Its room, while this page is in it. */
  roomId: RoomId | null;
};

/**
 * The joint reviews of a desk: reads them as they change, and goes into the room of the one that sits, whoever called it, until its
 * room closes or the agent goes out; who went out comes back when they say so.
 */
export function createJointDesk(options: JointDeskOptions) {
  const { signal, sit } = options;
  const loadReview = options.loadReview ?? ((reviewId) => api('jointReview:get', { params: { reviewId } }));
  const loadList = options.loadList ?? (async () => (await api('jointReview:list', { query: {} })).reviews);
  const loadUpcoming = options.loadUpcoming ?? (async () => (await api('jointReview:upcoming')).upcoming);
  const lifetime = createLifetime();
  const store = createStore<JointDeskState>()(() => ({
    ...{ reviews: null, upcoming: [], seated: null, roomId: null },
  }));
  const rest = createChairRest(signal);
  let desk: DeskView | null = null;
  /** The room this agent walked out of. */
  let leftRoomId: RoomId | null = null;
  let isReading = false;
  let isStale = false;
  let stopSeated: (() => void) | undefined;

  async function readList(): Promise<void> {
    if (isReading) {
      isStale = true;
      return;
    }
    isReading = true;
    do {
      isStale = false;
      try {
        const [reviews, upcoming] = await Promise.all([loadList(), loadUpcoming()]);
        if (!lifetime.hasEnded) store.setState({ reviews, upcoming });
      } catch (error) {
        // What is known stays; the next word asks again.
        console.warn('joint reviews', error);
      }
    } while (isStale && !lifetime.hasEnded);
    isReading = false;
    follow();
  }

  function findSeatedId(): JointReviewId | null {
    if (desk === null || desk.desk !== 'live') return null;
    const running = store
      .getState()
      .reviews?.find(({ state, ownSeatId }) => ownSeatId !== null && sittingStates.includes(state));
    return desk.jointReviewId ?? running?.reviewId ?? null;
  }

  function follow(): void {
    if (lifetime.hasEnded) return;
    const wanted = findSeatedId();
    const { seated } = store.getState();
    if ((seated?.reviewId ?? null) === wanted) return;
    stopSeated?.();
    seated?.close();
    if (wanted === null) {
      stopSeated = undefined;
      store.setState({ seated: null });
      followRoom();
      return;
    }
    const next = createReviewStore(wanted, loadReview);
    stopSeated = next.state.subscribe(followRoom);
    store.setState({ seated: next });
    void next.refresh();
  }

  function followRoom(): void {
    const view = store.getState().seated?.state.getState().view ?? null;
    const isOwn = view !== null && view.ownSeatId !== null && desk?.desk === 'live';
    const running = isOwn ? view.roomId : null;
    const roomId = running === leftRoomId ? null : running;
    rest.follow(desk, view?.isLead ? roomId : null);
    if (roomId === store.getState().roomId) return;
    store.setState({ roomId });
    sit(roomId);
  }

  lifetime.defer(
    signal.on('jointReview:changed', ({ reviewId }) => {
      void readList();
      const { seated } = store.getState();
      if (seated?.reviewId === reviewId) void seated.refresh();
    }),
  );
  lifetime.defer(
    signal.onSnapshot(() => {
      void readList();
      void store.getState().seated?.refresh();
    }),
  );
  lifetime.defer(() => {
    stopSeated?.();
    store.getState().seated?.close();
    sit(null);
  });

  return {
    store,
    follow(next: DeskView | null) {
      const before = desk;
      desk = next;
      if (before?.jointReviewId !== next?.jointReviewId) void readList();
      follow();
      followRoom();
    },
    takeUpcoming(upcoming: readonly UpcomingReview[]) {
      store.setState({ upcoming });
    },
    enter() {
      leftRoomId = null;
      followRoom();
    },
    /** The seat is kept, and the way back stands on the desk. */
    async leave() {
      const { roomId } = store.getState();
      if (roomId === null) return;
      leftRoomId = roomId;
      followRoom();
      await signal.request('sitting:leave', { roomId });
    },
    close: () => lifetime.end(),
  };
}
