import type { Lane, ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import type { RecordingPart, RecordingSummary } from '@cloudseat/shared/nouns/recording.ts';

export type RecordedSeat = { role: ParticipantRole; lane: Lane };
export type RoomKind = RecordingSummary['kind'];

/**
 * Into which recording somebody in this lane is written, for every room: the one place that decides it. Who is held out of a
 * deliberation or waits is written nowhere, nor is who only listens or whispers. While a talk's applicant is on hold its agents
 * speak in private: that is no deliberation, and is written nowhere either.
 */
export function recordedIn({ lane }: RecordedSeat, kind: RoomKind): RecordingPart | null {
  switch (lane) {
    case 'main':
      return 'open';
    case 'private':
      return kind === 'call' ? null : 'closed';
    case 'held':
    case 'monitor':
    case 'whisper':
      return null;
  }
}

/** Whose word lets them be written: agents are at work; the others where they agreed. */
export const isAgreed = (role: ParticipantRole, hasAgreed: boolean): boolean =>
  role !== 'applicant' && role !== 'guest' ? true : hasAgreed;
