import type { ApplicantId, CallId, CaseId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Lane, ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import type { RequestHandlers, SocketContext } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import type { ConsentGiven } from './followed-room.ts';
import type { RecordWishStore } from './record-wishes.store.ts';
import type { RecordedRoom } from './recorded-room.ts';
import type { RecordingNote } from './recording.repository.ts';
import { hasEnded } from './recording-state.ts';

/** Somebody in a room whose people talk, as the server admitted them. */
export type InRoom = { role: ParticipantRole; personId: string; lane: Lane };
/** The wording that a page has shown. */
export type ShownWording = { version: string; locale: 'zh-Hans' | 'zh-Hant' | 'en'; sha256: string };
type Dependencies = {
  /** ROOM_NOT_OPEN unless this page is in the room, and people talk there. */
  enter: (roomId: RoomId, context: SocketContext) => InRoom;
  findRecorded: (roomId: RoomId) => RecordedRoom | null;
  wishes: RecordWishStore;
  /** Keeps the applicant's word; CONSENT_OUTDATED. */
  giveConsent: (
    roomId: RoomId,
    applicantId: ApplicantId,
    word: ShownWording & { allowsRecording: boolean },
  ) => Promise<ConsentGiven>;
  note: (of: { caseId: CaseId | null; callId: CallId | null }, note: RecordingNote) => Promise<void>;
  announce: (roomId: RoomId) => Promise<void>;
  clock: Clock;
};
type Handlers = Pick<RequestHandlers, 'recording:setPrivacy' | 'recording:ask' | 'recording:consent'>;

/** People's words on being recorded. Each is answered once the recorder has stopped what must stop. */
export function createRecordingHandlers(deps: Dependencies): Handlers {
  const { enter, wishes, clock } = deps;

  /** RECORDING_STATE where no recorder stands ready. */
  function getRecorded(roomId: RoomId): RecordedRoom {
    const recorded = deps.findRecorded(roomId);
    if (recorded === null) throw new AppError('RECORDING_STATE', 'nothing can be recorded in this room now');
    return recorded;
  }

  /** Brings all servers to what was said, this one before it answers. */
  async function bring(roomId: RoomId, recorded: RecordedRoom): Promise<void> {
    await Promise.all([deps.announce(roomId), recorded.reconcile()]);
  }

  const actorOf = ({ role, personId }: InRoom) => ({ actorRole: role, actorId: personId });

  return {
    async 'recording:setPrivacy'({ roomId, isPaused }, context) {
      const self = enter(roomId, context);
      const recorded = getRecorded(roomId);
      if (recorded.room.kind !== 'call' && self.lane === 'held')
        throw new AppError('RECORDING_STATE', 'what is recorded now is none of theirs who wait outside');
      if (recorded.shown === null) await recorded.reconcile();
      if (!recorded.shown?.parts.some(({ row }) => row !== null && !hasEnded(row.state)))
        throw new AppError('RECORDING_STATE', 'nothing is recorded that could be paused');
      const word = { role: self.role, personId: self.personId, at: clock.now() };
      const { paused } = await wishes.find(roomId);
      if (isPaused) await wishes.pause(roomId, word);
      else if (paused !== null) await wishes.resume(roomId, word);
      await bring(roomId, recorded);
      return {};
    },

    async 'recording:ask'({ roomId }, context) {
      const self = enter(roomId, context);
      const recorded = getRecorded(roomId);
      const [{ consent, needsConsent, ...of }, { askedAt }] = await Promise.all([
        recorded.room.look(),
        wishes.find(roomId),
      ]);
      if (!needsConsent || consent?.allowsRecording)
        throw new AppError('RECORDING_STATE', 'nobody has to be asked any more');
      const now = clock.now();
      const waitMs = askedAt === null ? 0 : askedAt + recordingsTuning.askRestMs - now;
      if (waitMs > 0)
        throw new AppError('RATE_LIMITED', 'asked a moment ago', undefined, { retryAfterMs: waitMs });
      await wishes.ask(roomId, now);
      await deps.note(of, { ...actorOf(self), action: 'recording.asked', details: {} });
      await bring(roomId, recorded);
      return {};
    },

    async 'recording:consent'({ roomId, allowsRecording, version, locale, sha256 }, context) {
      const self = enter(roomId, context);
      const recorded = getRecorded(roomId);
      const { consent: before, ...of } = await recorded.room.look();
      const wording = { version, locale, sha256 };
      const applicantId = self.personId as ApplicantId;
      const { consentId } = await deps.giveConsent(roomId, applicantId, { ...wording, allowsRecording });
      const no = before?.allowsRecording ? 'recording.withdrawn' : 'recording.refused';
      const action = allowsRecording ? 'recording.consented' : no;
      const write = () => deps.note(of, { ...actorOf(self), action, details: { consentId, ...wording } });
      // A yes is in the journal before anything begins; a no counts before anything is written down.
      if (allowsRecording) await write();
      await bring(roomId, recorded);
      if (!allowsRecording) await write();
      return {};
    },
  };
}
