import type { Lane, ParticipantRole, Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { SittingPart, SittingPhase, Standing } from '@cloudseat/shared/nouns/review-room.ts';

export type Seat = { role: ParticipantRole; lane: Lane };
export type RoomPhase = 'preparing' | 'live';

/** Whose media each lane hears and sees. held gets nothing; nobody gets monitor. */
const heardBy: Record<Lane, readonly Lane[]> = {
  main: ['main', 'whisper'],
  held: [],
  private: ['private', 'whisper'],
  monitor: ['main', 'private', 'whisper'],
  whisper: ['main', 'private', 'whisper'],
};

/**
 * While the applicant is on hold they wait by themselves, as does their guest, and the agents of the main lane are among
 * themselves.
 */
export function seatNow(seat: Seat, isOnHold: boolean): Seat {
  if (!isOnHold || seat.lane !== 'main') return seat;
  return { ...seat, lane: isStaff(seat.role) ? 'private' : 'held' };
}

/**
 * In the room of a review: whoever is not let in waits, in the open session all are together, and in the closed part the
 * departments are among themselves.
 */
export function seatInSitting(
  { role, part, standing }: { role: ParticipantRole; part: SittingPart; standing: Standing },
  phase: SittingPhase,
): Seat {
  if (standing !== 'admitted') return { role, lane: 'held' };
  if (phase === 'openSession') return { role, lane: 'main' };
  return { role, lane: part === 'party' ? 'held' : 'private' };
}

/**
 * Who may consume whom, for every room: the one place that decides it. While a room is being prepared (an offer rings)
 * nothing of anybody is forwarded. A whisper reaches agents and supervisors only.
 */
export function mayConsume(viewer: Seat, speaker: Seat, phase: RoomPhase): boolean {
  if (phase !== 'live') return false;
  if (!heardBy[viewer.lane].includes(speaker.lane)) return false;
  return speaker.lane !== 'whisper' || isStaff(viewer.role);
}

/** In which part of a sitting it is said what whoever sits here writes; null: nothing is written from here. */
export const writesIn = ({ lane }: Pick<Seat, 'lane'>): SittingPhase | null =>
  lane === 'main' ? 'openSession' : lane === 'private' ? 'closedDeliberation' : null;

/**
 * Who reads a line of a sitting's chat, as it comes and in every later list: whoever is inside, and of the closed part nobody of
 * the applicant's side, back in or not.
 */
export const mayReadLine = (
  { lane, part }: Pick<Seat, 'lane'> & { part: SittingPart },
  saidIn: SittingPhase,
): boolean => lane !== 'held' && (saidIn === 'openSession' || part !== 'party');

const isStaff = (role: ParticipantRole) => role === 'agent' || role === 'supervisor';

/** A guest sees and shows faces: what the two sides share on their screens are papers of the case. */
export const mayUse = (role: ParticipantRole, source: Source): boolean =>
  role !== 'guest' || source === 'camera' || source === 'microphone';
