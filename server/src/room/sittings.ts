import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { sittingTuning } from '../tuning-sittings.ts';
import type { SittingStore } from './sitting.store.ts';
import { decide, openSitting, type SittingCommand, type SittingEvent } from './sitting-rules.ts';
import type { SittingPeople, SittingState } from './sitting-state.ts';

/** caseId: whose papers may be looked at together in it. reviewVersion: of the review that says so. */
export type SittingToOpen = Pick<SittingState, 'roomId' | 'kind' | 'reviewId' | 'title'> &
  Partial<Pick<SittingState, 'caseId' | 'reviewVersion'>> &
  SittingPeople;
/** Something happened in a sitting; told on one server only, the one on which it came about. */
export type SittingChange = Omit<SittingEvent, 'kind'> & {
  what: SittingEvent['kind'];
  roomId: RoomId;
  reviewId: string;
  at: number;
};
type Options = {
  store: SittingStore;
  /** To every server, this one included, that it has changed. */
  publish: (roomId: RoomId, version: number) => Promise<void>;
  /** Brings the media and the pages of this server to it; resolves when the node has done so. */
  follow: (state: SittingState, isUrgent: boolean) => Promise<void>;
  clock: Clock;
  logger: Logger;
};
export type Sittings = ReturnType<typeof createSittings>;

/** What must have stopped flowing by the time it is answered, were no page of the room connected to this server. */
const urgentKinds: readonly SittingCommand['kind'][] = ['setPhase', 'setPeople', 'remove', 'silence', 'end'];

/**
 * Sittings of reviews: who takes part, who waits, who speaks, and whether it is closed. The review opens, closes and ends them;
 * any server carries on with any of them.
 */
export function createSittings({ store, publish, follow, clock, logger }: Options) {
  const listeners = new Set<(told: SittingChange) => void>();
  /** Changes of one sitting asked for on this server stand in line: they would only get into each other's way. */
  const lines = new Map<RoomId, Promise<unknown>>();

  function inLine<Result>(roomId: RoomId, work: () => Promise<Result>): Promise<Result> {
    const result = (lines.get(roomId) ?? Promise.resolve()).catch(() => undefined).then(work);
    const last = result
      .catch(() => undefined)
      .finally(() => {
        if (lines.get(roomId) === last) lines.delete(roomId);
      });
    lines.set(roomId, last);
    return result;
  }

  async function getState(roomId: RoomId): Promise<SittingState> {
    const { state } = await store.find(roomId);
    if (state === null) throw notFound('the sitting');
    return state;
  }

  async function decideOnce(roomId: RoomId, command: SittingCommand) {
    const { state, stored } = await store.find(roomId);
    if (state === null) throw notFound('the sitting');
    const decided = decide(state, command, clock.now());
    const isDone = decided.state === state || (await store.replace(decided.state, stored));
    return isDone ? { ...decided, isChanged: decided.state !== state } : null;
  }

  async function decideUntilDone(roomId: RoomId, command: SittingCommand) {
    for (let attempt = 0; attempt < sittingTuning.changeAttempts; attempt += 1) {
      const done = await decideOnce(roomId, command);
      if (done !== null) return done;
    }
    throw new AppError('UNAVAILABLE', 'too many change this sitting at once');
  }

  function tellListeners(state: SittingState, events: readonly SittingEvent[]): void {
    const { roomId, reviewId } = state;
    for (const { kind: what, ...event } of events)
      for (const listener of listeners)
        try {
          listener({ ...event, what, roomId, reviewId, at: clock.now() });
        } catch (error) {
          logger.error({ err: error, roomId, what }, 'a listener of a sitting failed');
        }
  }

  /** The state after it. Rejects with what the asker is to be told. */
  async function change(roomId: RoomId, command: SittingCommand): Promise<SittingState> {
    const { state, events, isChanged } = await inLine(roomId, () => decideUntilDone(roomId, command));
    if (!isChanged) return state;
    const { version } = state;
    for (const { kind, person } of events)
      logger.info({ roomId, version, what: kind, participant: person?.id }, 'sitting');
    // Side by side: a server that cannot reach the node does not keep the others from it.
    const told = publish(roomId, version);
    const followed = follow(state, urgentKinds.includes(command.kind));
    tellListeners(state, events);
    await Promise.all([told, followed]);
    return state;
  }

  return {
    /**
     * Opens a sitting, or gives the one there is with these people in it: whoever is not named any more is out, those who stay keep
     * their places. BAD_REQUEST: too many people.
     */
    async open(wanted: SittingToOpen): Promise<SittingState> {
      const { state } = await store.find(wanted.roomId);
      if (state === null) {
        const fresh = openSitting(wanted, clock.now());
        if (await store.replace(fresh, '')) {
          logger.info({ roomId: wanted.roomId, reviewId: wanted.reviewId }, 'sitting opened');
          return fresh;
        }
      }
      const { roomId, reviewVersion } = wanted;
      return change(roomId, { kind: 'setPeople', people: wanted, reviewVersion });
    },
    /** Everybody is in, or the applicant's side is out: by the time it resolves not one packet more comes to or from them. */
    setPhase: (roomId: RoomId, phase: SittingPhase, reviewVersion?: number) =>
      change(roomId, { kind: 'setPhase', phase, reviewVersion }),
    /** For everybody. Idempotent. */
    end: (roomId: RoomId) => change(roomId, { kind: 'end' }),
    /** Null: never opened, or forgotten a day after it. One that is over has `endedAt`. */
    find: async (roomId: RoomId): Promise<SittingState | null> => (await store.find(roomId)).state,
    get: getState,
    change,
    /** Who comes, waits, leaves and so on, once each over all servers. Returns the function that ends it. */
    onChanged(listener: (told: SittingChange) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
