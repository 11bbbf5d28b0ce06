import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { HoldInput } from '../dispatch/dispatch-types.ts';
import { notFound } from '../platform/errors.ts';
import type { ReviewFile } from './joint-review.repository.ts';
import { createReviewRooms } from './review-rooms.ts';

const [first, second] = ['room-1', 'room-2'] as [RoomId, RoomId];
const ended = new Date(2);
/** As much of a review as its rooms are decided by. */
const fileOf = (
  state: ReviewFile['review']['state'],
  sittings: readonly [RoomId, Date | null][],
  version = 7,
) =>
  ({
    ...{ seats: [], groups: [], opinions: [], resolutions: [] },
    review: {
      ...{ state, version, callId: 'call' as CallId, leadId: 'lead', applicantId: 'owner', subject: '' },
      applicantCalledAt: null,
    },
    sittings: sittings.map(([roomId, endedAt]) => ({ roomId, endedAt, isRoomClosed: false })),
    // What the rooms read, and no more.
  }) as unknown as ReviewFile;

/** Rooms whose every act is written down; `isOver`: what the database says by the time a room has been opened. */
function follow(file: ReviewFile, isOver = false, phase = 'openSession') {
  const acts: string[] = [];
  const note = (act: string) => acts.push(act);
  const rooms = createReviewRooms({
    repository: {
      findSitting: async () => ({ endedAt: isOver ? ended : null }),
      noteRoomClosed: async (roomId: RoomId) => note(`closed ${roomId}`),
    },
    sittings: {
      async open({ roomId, reviewVersion }: { roomId: RoomId; reviewVersion: number }) {
        note(`open ${roomId} ${reviewVersion}`);
        return { phase };
      },
      setPhase: async (roomId: RoomId, to: string, version: number) => note(`${to} ${roomId} ${version}`),
      async end(roomId: RoomId) {
        note(`end ${roomId}`);
        throw notFound('the sitting');
      },
    },
    lookup: { findCall: async () => ({ agentId: 'lead' }) },
    dispatch: { setHold: async ({ wish, keptBy }: HoldInput) => note(`${wish} ${keptBy}`) },
    catalogue: { findDepartmentName: () => null },
    logger: pino({ level: 'silent' }),
    // What the rooms call, and no more.
  } as never);
  return rooms.follow(file).then(() => acts);
}

it('the talk waits before the room opens, and is brought back once it is over', async () => {
  expect(await follow(fileOf('closedDeliberation', [[first, null]]))).toEqual([
    ...['hold room-1', 'open room-1 7', 'closedDeliberation room-1 7'],
  ]);
  expect(await follow(fileOf('adjourned', [[first, ended]]))).toEqual([
    ...['end room-1', 'resume room-1', 'closed room-1'],
  ]);
});

it('the talk goes on waiting where the review sits again before its first room was closed', async () => {
  const again = fileOf('convened', [
    [first, ended],
    [second, null],
  ]);
  expect(await follow(again)).toEqual([
    ...['hold room-2', 'open room-2 7', 'end room-1', 'resume room-1', 'closed room-1'],
  ]);
});

it('a room that was opened by what was known before its review ended is closed again', async () => {
  expect(await follow(fileOf('openSession', [[first, null]]), true)).toEqual([
    ...['hold room-1', 'open room-1 7', 'end room-1', 'resume room-1', 'closed room-1'],
  ]);
});

it('a review that was read while it was convened closes no room that has just been opened', async () => {
  expect(await follow(fileOf('inviting', [[first, null]]))).toEqual([]);
});
