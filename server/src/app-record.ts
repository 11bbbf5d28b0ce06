import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { metStates, runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { AgentId, ApplicantId, CallId, CaseId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { Floor } from './app-floor.ts';
import type { PlaybackSide } from './app-playback.ts';
import type { createRoomStage } from './app-room.ts';
import type { Sides } from './app-sides.ts';
import { maskName } from './identity/masking.ts';
import type { SocketContext } from './identity/principal.ts';
import { AppError } from './platform/errors.ts';
import type { FollowedRoom, RoomLook } from './record/followed-room.ts';
import { createGapRepository } from './record/gap.repository.ts';
import { createGapStatementRoutes } from './record/gap-statement.routes.ts';
import { createRecordClerk, startRecordClerk } from './record/record-clerk.ts';
import { createRecordLeaseStore } from './record/record-lease.store.ts';
import { createRecordWishStore } from './record/record-wishes.store.ts';
import {
  createRecordingRepository,
  type RecordingNote,
  type RecordingRow,
} from './record/recording.repository.ts';
import { createRecordingHandlers, type InRoom } from './record/recording.socket.ts';
import { createRecordingEnds } from './record/recording-ends.ts';
import { createRecordingNodeRepository } from './record/recording-node.repository.ts';
import { createRecordings } from './record/recordings.ts';
import { createSegmentRepository } from './record/segment.repository.ts';
import { createSegmentIntake } from './record/segment-intake.ts';
import type { Guests } from './room/guests.ts';
import type { MediaRoom } from './room/media-room.ts';
import { ReviewRoom } from './room/review-room.ts';
import { toPerson } from './room/room.socket.ts';
import type { RoomClosedReason } from './room/rooms.ts';

/** What rooms tell their recordings, and what pages are shown of them. */
export type RoomRecorders = {
  /** From the first page in it on, with each change. */
  follow(room: MediaRoom): void;
  leave(room: MediaRoom, reason: RoomClosedReason): void;
  present(roomId: RoomId, selfId: PeerId): RoomRecording | null;
};
/** The case and the talk behind a review. */
type ReviewFacts = { caseId: CaseId | null; callId: CallId | null; departmentId: string | null };
type RoomStage = ReturnType<typeof createRoomStage>;
type Options = {
  room: RoomStage;
  guests: Pick<Guests, 'find' | 'nameOf'>;
  announce: (roomId: RoomId) => Promise<void>;
};

/** A room in line between two agents stays open, and its recording with it. */
const openStates = ['queued', 'offered', ...runningStates];

/** Recordings: rooms are followed, recorders led, segments taken in, and what ended is made complete. */
export function createRecordStage(floor: Floor, sides: Sides, options: Options) {
  const { clock, config, lifetime, logger, nodeId, recordingFiles: files, redis } = floor;
  const { db } = floor.database;
  const { room } = options;
  const leases = createRecordLeaseStore(redis, config.tenant, nodeId);
  const wishes = createRecordWishStore(redis, config.tenant);
  const repository = createRecordingRepository(db, sides.cases.writer);
  const nodes = createRecordingNodeRepository(db);
  const segments = createSegmentRepository(db);
  const gaps = createGapRepository(db, repository);
  const kept = room.nodes;
  const intake = createSegmentIntake({ kept, files, segments, gaps, clock, logger });
  const listeners = new Set<(row: RecordingRow) => void>();
  const ends = createRecordingEnds({
    ...{ recordings: repository, nodes, segments, gaps, intake, leases, clock, logger },
    finishOn: room.nodes.finishRecording,
    onComplete: (row) => {
      for (const listener of listeners) listener(row);
    },
  });
  const finish = (row: RecordingRow) => {
    const { recordingId, roomId } = row;
    const dropped = row.part === 'open' ? wishes.drop(roomId) : undefined;
    Promise.all([ends.finish(row), dropped]).catch((error) =>
      logger.warn({ err: error, recordingId }, 'a recording is not complete yet: the clerk goes on'),
    );
  };
  const recordings = createRecordings({
    ...{ recordings: repository, nodes, segments, gaps, intake, wishes, leases, clock, logger, lifetime },
    level: files.level,
    onEnded: finish,
    onChanged: (roomId) => {
      const known = room.find(roomId);
      if (known) room.notices.changed(known);
    },
    announce: options.announce,
  });
  const clerk = createRecordClerk({
    ...{ recordings: repository, ends, leases, clock, logger },
    isFollowed: recordings.isFollowed,
    findOver: (row) => findOver(row, sides, room),
  });
  const follow = createFollow(sides, options, (roomId) => recordings.resumed(roomId));

  const recorders: RoomRecorders = {
    follow: (known) => recordings.follow(follow(known)),
    leave({ roomId }, reason) {
      if (reason === 'ended') recordings.over(roomId);
      else if (reason === 'mediaLost') recordings.lost(roomId);
    },
    present: recordings.present,
  };
  return {
    ...{ recordings, recorders, repository, gaps, segments, files, clerk },
    routesWith: ({ looks, views }: Pick<PlaybackSide, 'looks' | 'views'>) =>
      createGapStatementRoutes({ recordings: repository, gaps, looks, views, clock }),
    handlers: createRecordingHandlers({
      ...{ findRecorded: recordings.find, wishes, clock, announce: options.announce },
      enter: (roomId, context) => enter(room, roomId, context),
      giveConsent: sides.consents.giveInRoom,
      note: (of, note) => writeNote(sides, of, note, clock.now()),
    }),
    /** All of a recording is in the store. */
    onComplete: (listener: (row: RecordingRow) => void) => listeners.add(listener),
    handleEvent({ callId, parentId }: { callId: CallId | null; parentId: CallId | null }): void {
      const of = parentId ?? callId;
      if (of !== null) recordings.changed(of as string as RoomId);
    },
    /** From here on nodes are heard, and what was left undone is gone on with. */
    start(): void {
      room.nodes.onRecording(recordings.handleRecorder);
      room.nodes.onNodeReached(recordings.handleNodeReached);
      startRecordClerk(clerk, { lifetime, logger });
    },
  };
}

function enter(room: RoomStage, roomId: RoomId, { principal, pageId }: SocketContext): InRoom {
  const known = room.get(roomId);
  const { peerId, person } = known.getLocal(toPerson(principal), pageId);
  if (known.phase !== 'live') throw new AppError('ROOM_NOT_OPEN', 'the talk has not begun');
  return { role: person.role, personId: person.id, lane: known.seatOf(peerId).lane };
}

async function writeNote(
  { cases }: Sides,
  { caseId, callId }: { caseId: CaseId | null; callId: CallId | null },
  note: RecordingNote,
  at: number,
): Promise<void> {
  if (caseId === null) return;
  await cases.writer.change(caseId, null, at, () => ({ lines: [{ ...note, at, callId }], isAside: true }));
}

/** Since when nobody can come back to it. */
async function findOver({ kind, callId, roomId }: RecordingRow, sides: Sides, room: RoomStage) {
  if (kind !== 'call') {
    const sitting = await room.sittings.find(roomId);
    return sitting === null ? 0 : sitting.endedAt;
  }
  const call = callId === null ? null : await sides.lookup.findCall(callId);
  if (call === null) return 0;
  return openStates.includes(call.state) ? null : (call.endedAt ?? Number.POSITIVE_INFINITY);
}

/** Rooms as their recordings follow them, one for each that a server has opened. */
function createFollow(sides: Sides, options: Options, onResumed: (roomId: RoomId) => void) {
  const followed = new WeakMap<MediaRoom, FollowedRoom>();
  return (room: MediaRoom): FollowedRoom => {
    const known = followed.get(room);
    if (known) return known;
    const { roomId, remote } = room;
    const look =
      room instanceof ReviewRoom ? lookAtReviewWith(room, sides) : () => lookAtTalk(room, sides, options);
    const made: FollowedRoom = {
      roomId,
      kind: room instanceof ReviewRoom ? room.state.kind : 'call',
      listRecorders: () => remote.parts,
      listSeats: () =>
        room.phase === 'live'
          ? [...remote.peers.keys()].map((peerId) => ({ peerId, ...room.seatOf(peerId) }))
          : [],
      look,
      describe: (role, personId) => describe(room.callId, role, personId, sides, options),
    };
    remote.on('room:resumed', () => onResumed(roomId));
    followed.set(room, made);
    return made;
  };
}

async function lookAtTalk(room: MediaRoom, sides: Sides, { guests }: Options): Promise<RoomLook> {
  const callId = room.callId as CallId;
  const [call, known, consent, { guest }] = await Promise.all([
    sides.lookup.findCall(callId),
    sides.cases.findOfCall(callId),
    sides.consents.findLatest(callId),
    guests.find(callId),
  ]);
  const agreedAt = guest?.recordingAgreedAt ?? null;
  const hasBegun = call !== null && metStates.includes(call.state);
  // Of a call that was just taken the journal may not have heard yet.
  const caseId = known ?? (hasBegun ? await sides.cases.openFor(callId) : null);
  return {
    ...{ callId, caseId, consent, reviewId: null, needsConsent: true },
    departmentId: call?.departmentId ?? null,
    hasBegun,
    isOver: call !== null && !openStates.includes(call.state),
    rests: call?.heldAt ? 'hold' : call?.isByTelephone ? 'telephone' : null,
    agreedGuests: guest === null || agreedAt === null ? [] : [{ personId: guest.guestId, at: agreedAt }],
  };
}

/** Of a review the word counts that was given in its room, or else a yes from the talk that it was called out of. */
async function lookAtReview(
  room: ReviewRoom,
  { consents }: Sides,
  findReview: () => Promise<ReviewFacts>,
): Promise<RoomLook> {
  const { reviewId, endedAt, members } = room.state;
  const of = await findReview();
  const own = await consents.findLatest(room.roomId);
  const ofTalk = own !== null || of.callId === null ? null : await consents.findLatest(of.callId);
  return {
    ...{ ...of, reviewId, hasBegun: true, isOver: endedAt !== null, rests: null, agreedGuests: [] },
    needsConsent: members.some(({ person }) => person.role === 'applicant'),
    consent: own ?? (ofTalk?.allowsRecording ? ofTalk : null),
  };
}

const lookAtReviewWith = (room: ReviewRoom, sides: Sides) => {
  const findReview = rememberReview(room, sides);
  return () => lookAtReview(room, sides, findReview);
};

const nothingKnown: ReviewFacts = { caseId: null, callId: null, departmentId: null };

/** What never changes of a review, asked for once. */
function rememberReview({ state: { kind, reviewId } }: ReviewRoom, { joint, expertReviews }: Sides) {
  let known: ReviewFacts | undefined;
  return async (): Promise<ReviewFacts> => {
    if (known !== undefined) return known;
    if (kind === 'expertReview') {
      const file = await expertReviews.load(reviewId as ExpertReviewId);
      if (file === null) return nothingKnown;
      const { caseId, departmentId } = file.review;
      known = { caseId, callId: null, departmentId };
      return known;
    }
    const file = await joint.repository.load(reviewId as JointReviewId);
    if (file === null) return nothingKnown;
    const { caseId, callId, leadDepartmentId } = file.review;
    known = { caseId, callId, departmentId: leadDepartmentId };
    return known;
  };
}

async function describe(
  callId: CallId | null,
  role: string,
  personId: string,
  { identity }: Sides,
  { guests }: Options,
): Promise<{ displayName: string; departmentId: string | null }> {
  if (role === 'applicant') {
    const { name } = await identity.getApplicant(personId as ApplicantId);
    return { displayName: maskName(name), departmentId: null };
  }
  if (role === 'guest') {
    const guest = callId === null ? null : (await guests.find(callId)).guest;
    return { displayName: guest === null ? '' : maskName(guests.nameOf(guest)), departmentId: null };
  }
  return identity.getStaff(personId as AgentId);
}
