import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { GapCause, RecordedTrack, RecordingView } from '@cloudseat/shared/nouns/recording.ts';

type Recording = Pick<RecordingView, 'startedAt' | 'endedAt' | 'tracks' | 'gaps'>;

/** Gaps that are meant and need nobody's word; the same list as the noun's, which would bring zod along. */
const meant: readonly GapCause[] = ['privacy', 'hold', 'telephone', 'consentWithdrawn'];
export const isMeant = (cause: GapCause): boolean => meant.includes(cause);

/** From its begin to its end, ms; one that still runs is as long as its tracks. */
export function lengthOf({ startedAt, endedAt, tracks }: Recording): number {
  const end = endedAt ?? Math.max(startedAt, ...tracks.map((track) => track.endedAt));
  return Math.max(0, end - startedAt);
}

export type GapOnLine = { fromMs: number; toMs: number; cause: GapCause; isMeant: boolean };

/** Where nothing at all was recorded, in ms from the begin, in order, cut to the recording. */
export function gapsOnLine(recording: Recording): GapOnLine[] {
  const { startedAt, gaps } = recording;
  const durationMs = lengthOf(recording);
  return gaps
    .filter(({ trackId }) => trackId === null)
    .map(({ startedAt: from, endedAt: to, cause }) => ({
      fromMs: Math.max(0, from - startedAt),
      toMs: Math.min(durationMs, to - startedAt),
      cause,
      isMeant: isMeant(cause),
    }))
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .sort((a, b) => a.fromMs - b.fromMs);
}

export const gapAt = (gaps: readonly GapOnLine[], atMs: number): GapOnLine | null =>
  gaps.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs) ?? null;

/** Somebody in a recording, with all they sent. */
export type PersonInRecording = {
  participantId: ParticipantId;
  displayName: string;
  role: RecordedTrack['role'];
  camera: RecordedTrack | null;
  screen: RecordedTrack | null;
  voices: RecordedTrack[];
};

const roleOrder = { applicant: 0, guest: 1, agent: 2, supervisor: 3, convenor: 4, expert: 5 } as const;

/** Everybody who was in it: the applicant first, then guests, then agents as they came. */
export function peopleOf(tracks: readonly RecordedTrack[]): PersonInRecording[] {
  const people = new Map<ParticipantId, PersonInRecording>();
  const inOrder = [...tracks].sort(
    (a, b) => roleOrder[a.role] - roleOrder[b.role] || a.startedAt - b.startedAt,
  );
  for (const track of inOrder) {
    const { participantId, displayName, role } = track;
    const person = people.get(participantId) ?? {
      ...{ participantId, displayName, role },
      ...{ camera: null, screen: null, voices: [] },
    };
    if (track.source === 'camera') person.camera = track;
    else if (track.source === 'screen') person.screen = track;
    else person.voices.push(track);
    people.set(participantId, person);
  }
  return [...people.values()];
}

/** Whether a track has something to show at a moment, wall-clock; `aroundMs` sooner and later it counts as well. */
export const isRunning = ({ spans }: Pick<RecordedTrack, 'spans'>, at: number, aroundMs = 0): boolean =>
  spans.some(({ startedAt, endedAt }) => at >= startedAt - aroundMs && at < endedAt + aroundMs);

export type PersonNow = PersonInRecording & { hasFace: boolean; hasScreen: boolean };

/** Who was there at a moment: somebody of whom something was recorded then, and what of it can be seen. */
export function peopleAt(people: readonly PersonInRecording[], at: number): PersonNow[] {
  const runs = (track: RecordedTrack | null) => track !== null && isRunning(track, at);
  return people
    .map((person) => ({ ...person, hasFace: runs(person.camera), hasScreen: runs(person.screen) }))
    .filter(({ hasFace, hasScreen, voices }) => hasFace || hasScreen || voices.some(runs));
}

/** Columns of a grid of so many pictures of 4 to 3 in a wide frame. */
export const columnsFor = (count: number): number => (count <= 1 ? 1 : count <= 4 ? 2 : 3);

/** The thumbnail that stands for a place; null where there is none. */
export function thumbnailAt(
  thumbnails: { everyMs: number; count: number } | null,
  atMs: number,
): number | null {
  if (thumbnails === null || thumbnails.count === 0) return null;
  return Math.max(0, Math.min(thumbnails.count - 1, Math.round(atMs / thumbnails.everyMs)));
}
