import { z } from 'zod';
import { CallId, CaseId, EpochMs, ParticipantId, RoomId } from './ids.ts';
import { MediaKind, ParticipantRole, Source } from './media-source.ts';
import { recordingFaults } from './recording-faults.ts';
import { LocalText } from './text.ts';

const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits, _ or -');
export const RecordingId = id().brand<'RecordingId'>();
export type RecordingId = z.infer<typeof RecordingId>;
/** One source of one participant over the whole recording: drops, mutes and replaced tracks are gaps in it. */
export const TrackId = id().brand<'TrackId'>();
export type TrackId = z.infer<typeof TrackId>;
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 has 64 hexadecimal digits');

/** STATES.md, Recording. */
export const RecordingState = z.enum([
  'off',
  'consentPending',
  'starting',
  'recording',
  'gap',
  'pausedPrivacy',
  'finalizing',
  'sealed',
  'sealedWithGaps',
  'failed',
]);
export type RecordingState = z.infer<typeof RecordingState>;

/** open: what everybody in the room heard. closed: the deliberation, for those who may look into it only. */
export const RecordingPart = z.enum(['open', 'closed']);
export type RecordingPart = z.infer<typeof RecordingPart>;

/**
 * Why nothing was written though a talk went on. hold, telephone, privacy and consent are meant; the others are faults that a
 * seal names.
 */
export const GapCause = z.enum([
  'privacy',
  'hold',
  'telephone',
  'consentWithdrawn',
  'recorderLost',
  'nodeLost',
  'linkLost',
  'diskFull',
  'writeFailed',
]);
export type GapCause = z.infer<typeof GapCause>;
export const meantGaps: readonly GapCause[] = ['privacy', 'hold', 'telephone', 'consentWithdrawn'];

/** What everybody in a room sees of its recorder, at all times. */
export const RoomRecording = z.object({
  state: RecordingState,
  part: RecordingPart,
  /** Why nothing is written now; null while it is, or where there is nothing to write. */
  cause: GapCause.nullable(),
  /** When this state began. */
  since: EpochMs,
  /** Written so far, ms, gaps left out. */
  recordedMs: z.int().nonnegative(),
  /** The applicant's word, as it stands. */
  consent: z.enum(['given', 'refused', 'asked', 'notAsked']),
  /** Whether what this participant sends is written while the state is recording: a guest who did not agree is left out. */
  isSelfRecorded: z.boolean(),
});
export type RoomRecording = z.infer<typeof RoomRecording>;

export const RecordingGap = z.object({
  cause: GapCause,
  startedAt: EpochMs,
  endedAt: EpochMs,
  /** Null: the whole recording. */
  trackId: TrackId.nullable(),
  /** An agent's statement, where the gap was not meant. */
  statement: z.string().nullable(),
});
export type RecordingGap = z.infer<typeof RecordingGap>;

/** On disk and in seals. Times are wall-clock. */
export const RecordedSegment = z.object({
  trackId: TrackId,
  /** Counts from 0 within its track. */
  index: z.int().nonnegative(),
  startedAt: EpochMs,
  durationMs: z.int().nonnegative(),
  byteCount: z.int().nonnegative(),
  sha256: Sha256,
  /** WebM for VP8 and Opus, MP4 for H.264: each segment plays alone. */
  container: z.enum(['webm', 'mp4']),
});
export type RecordedSegment = z.infer<typeof RecordedSegment>;

export const RecordedTrack = z.object({
  trackId: TrackId,
  participantId: ParticipantId,
  role: ParticipantRole,
  displayName: z.string(),
  source: Source,
  kind: MediaKind,
  startedAt: EpochMs,
  endedAt: EpochMs,
  segmentCount: z.int().nonnegative(),
  byteCount: z.int().nonnegative(),
  /** When something of it was written, in order: a camera that was off, a person who was away is between two. */
  spans: z.array(z.object({ startedAt: EpochMs, endedAt: EpochMs })),
});
export type RecordedTrack = z.infer<typeof RecordedTrack>;

export const RetentionClass = z.enum(['ordinary', 'evidence', 'permanent']);
export type RetentionClass = z.infer<typeof RetentionClass>;

export const RecordingSummary = z.object({
  recordingId: RecordingId,
  kind: z.enum(['call', 'jointReview', 'expertReview']),
  part: RecordingPart,
  state: RecordingState,
  roomId: RoomId,
  caseId: CaseId.nullable(),
  /** The case's own, to tell one recording from another; null as long as there is no case. */
  caseNumber: z.string().nullable(),
  matterName: LocalText.nullable(),
  callId: CallId.nullable(),
  startedAt: EpochMs,
  endedAt: EpochMs.nullable(),
  recordedMs: z.int().nonnegative(),
  byteCount: z.int().nonnegative(),
  gapCount: z.int().nonnegative(),
  /** Gaps that nobody meant and nobody has explained: it cannot be sealed yet. */
  unexplainedGapCount: z.int().nonnegative(),
  retention: RetentionClass,
  /** Null: kept for ever. */
  deleteAfter: EpochMs.nullable(),
  isOnLegalHold: z.boolean(),
  /** Its bytes are gone, by whose act is in the journal; the row, the hashes and the seal stay. */
  deletedAt: EpochMs.nullable(),
  sealedAt: EpochMs.nullable(),
});
export type RecordingSummary = z.infer<typeof RecordingSummary>;

/** Something of the journal that happened during a recording. */
export const RecordingChapter = z.object({
  at: EpochMs,
  /** noun.verb, as in the journal. */
  action: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type RecordingChapter = z.infer<typeof RecordingChapter>;

/** How much room is left where recordings are kept: low warns, full begins nothing new. */
export const RecordingStorage = z.object({
  level: z.enum(['ample', 'low', 'full']),
  freeBytes: z.int().nonnegative().nullable(),
});
export type RecordingStorage = z.infer<typeof RecordingStorage>;

/** What is wrong with recordings now, for those who oversee. */
export const RecordingFaults = z.object({
  serverNow: EpochMs,
  /** Going on, those that are interrupted among them. */
  runningCount: z.int().nonnegative(),
  counts: z.record(z.enum(recordingFaults), z.int().nonnegative()),
  storage: RecordingStorage,
});
export type RecordingFaults = z.infer<typeof RecordingFaults>;

/** A file that is made on request, at low priority. */
export const RecordingJob = z.object({
  jobId: id(),
  kind: z.enum(['composed', 'dossier']),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** 0 to 1. */
  progress: z.number().min(0).max(1),
  byteCount: z.int().nonnegative().nullable(),
  /** After this it is deleted, and can be asked for again. */
  expiresAt: EpochMs.nullable(),
  failure: z.string().nullable(),
});
export type RecordingJob = z.infer<typeof RecordingJob>;

export const RecordingView = RecordingSummary.extend({
  tracks: z.array(RecordedTrack),
  gaps: z.array(RecordingGap),
  chapters: z.array(RecordingChapter),
  /** preparing: the files a browser plays are being made; failed: why is in the log, and it can be asked for again. */
  playback: z.enum(['preparing', 'ready', 'failed']),
  /** Pictures every so many ms from startedAt, of one track; none before playback is ready. */
  thumbnails: z
    .object({ trackId: TrackId, everyMs: z.int().positive(), count: z.int().nonnegative() })
    .nullable(),
  /** The installation's word over it; null before it is sealed. */
  seal: z
    .object({ headSha256: Sha256, signature: z.string(), keyId: z.string(), sealedAt: EpochMs })
    .nullable(),
  /** What the reader asked for, the newest first. */
  jobs: z.array(RecordingJob),
});
export type RecordingView = z.infer<typeof RecordingView>;
