import type { MediaKind, ParticipantRole, Source } from '@cloudseat/shared/nouns/media-source.ts';
import type {
  GapCause,
  RecordingPart,
  RecordingState,
  RecordingSummary,
  RetentionClass,
} from '@cloudseat/shared/nouns/recording.ts';
import { isNull, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });
const count = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);

/** A recording of a room: one of its open part, one of its closed part. Rows stay when the bytes are deleted. */
export const recordings = pgTable(
  'recordings',
  {
    recordingId: text('recording_id').primaryKey(),
    kind: text('kind').$type<RecordingSummary['kind']>().notNull(),
    part: text('part').$type<RecordingPart>().notNull(),
    state: text('state').$type<RecordingState>().notNull(),
    /** When this state began. */
    stateSince: at('state_since').notNull(),
    /** Why nothing is written now; null while it is. */
    cause: text('cause').$type<GapCause>(),
    roomId: text('room_id').notNull(),
    callId: text('call_id'),
    /** Of a review, the review's own id; null for a talk. */
    reviewId: text('review_id'),
    caseId: text('case_id'),
    /** The department of the talk, or the lead of a review. */
    departmentId: text('department_id'),
    startedAt: at('started_at').notNull(),
    endedAt: at('ended_at'),
    /** Written so far, ms, gaps left out; final once everything was taken in. */
    recordedMs: count('recorded_ms'),
    byteCount: count('byte_count'),
    /** Every segment that was told of is in the store: the seal's to begin. */
    isComplete: boolean('is_complete').notNull().default(false),
    retention: text('retention').$type<RetentionClass>().notNull().default('ordinary'),
    /** Null: kept for ever. */
    deleteAfter: at('delete_after'),
    isOnLegalHold: boolean('is_on_legal_hold').notNull().default(false),
    /** The bytes are gone; whose act it was is in the case's journal. */
    deletedAt: at('deleted_at'),
    sealedAt: at('sealed_at'),
    /** What the seal is over, as canonical JSON, and the installation's word on it. */
    sealedText: text('sealed_text'),
    headSha256: text('head_sha256'),
    signature: text('signature'),
    sealKeyId: text('seal_key_id'),
  },
  (table) => [
    index('recordings_started').on(table.startedAt),
    index('recordings_case').on(table.caseId),
    index('recordings_call').on(table.callId),
    // One that runs for each part of a room, whichever servers think of starting it.
    uniqueIndex('recordings_running').on(table.roomId, table.part).where(sql`ended_at is null`),
    index('recordings_unsealed').on(table.startedAt).where(isNull(table.sealedAt)),
    // Rows stay for ever: what every server looks for every few seconds is found without reading them all.
    index('recordings_ended').on(table.endedAt),
    index('recordings_unfinished').on(table.endedAt).where(sql`not is_complete`),
    index('recordings_due').on(table.deleteAfter).where(isNull(table.deletedAt)),
  ],
);

/** Who was in it while it ran: what a seal names, and who may look into a closed part. */
export const recordingPeople = pgTable(
  'recording_people',
  {
    recordingId: text('recording_id').notNull(),
    /** As in the room: `<role>-<personId>`. */
    participantId: text('participant_id').notNull(),
    role: text('role').$type<ParticipantRole>().notNull(),
    personId: text('person_id').notNull(),
    /** Of applicants and guests masked: whole names are kept encrypted, elsewhere. */
    displayName: text('display_name').notNull(),
    /** Of an agent. */
    departmentId: text('department_id'),
    /** Under which they are written: of the row in `consents`, which has the words; null for agents, and for those who did not agree and are in no track. */
    consentId: text('consent_id'),
    consentVersion: text('consent_version'),
    consentSha256: text('consent_sha256'),
    /** Of a guest, who agrees by joining with a yes, this alone. */
    consentedAt: at('consented_at'),
    firstSeenAt: at('first_seen_at').notNull(),
    lastSeenAt: at('last_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.recordingId, table.participantId] }),
    index('recording_people_person').on(table.role, table.personId),
  ],
);

/** The media nodes a recording ran on, until what lies there was taken. */
export const recordingNodes = pgTable(
  'recording_nodes',
  {
    recordingId: text('recording_id').notNull(),
    sfuNodeId: text('sfu_node_id').notNull(),
    usedAt: at('used_at').notNull(),
    /** The node has ended it, or was lost for good: nothing more is written there. */
    finishedAt: at('finished_at'),
    /** Nothing is left on the node's disk, or it was given up. */
    drainedAt: at('drained_at'),
  },
  (table) => [
    primaryKey({ columns: [table.recordingId, table.sfuNodeId] }),
    index('recording_nodes_undrained').on(table.sfuNodeId).where(isNull(table.drainedAt)),
  ],
);

/** One source of one participant over the whole recording. */
export const recordingTracks = pgTable(
  'recording_tracks',
  {
    recordingId: text('recording_id').notNull(),
    trackId: text('track_id').notNull(),
    participantId: text('participant_id').notNull(),
    role: text('role').$type<ParticipantRole>().notNull(),
    personId: text('person_id').notNull(),
    displayName: text('display_name').notNull(),
    source: text('source').$type<Source>().notNull(),
    kind: text('kind').$type<MediaKind>().notNull(),
    startedAt: at('started_at').notNull(),
    endedAt: at('ended_at').notNull(),
    segmentCount: integer('segment_count').notNull().default(0),
    byteCount: count('byte_count'),
  },
  (table) => [primaryKey({ columns: [table.recordingId, table.trackId] })],
);

/** Segments that are in the store, hash checked. */
export const recordingSegments = pgTable(
  'recording_segments',
  {
    segmentId: text('segment_id').primaryKey(),
    recordingId: text('recording_id').notNull(),
    trackId: text('track_id').notNull(),
    /** From 0 within its track, in order of time; settled when the recording is complete, until then in order of arrival. */
    index: integer('index').notNull(),
    startedAt: at('started_at').notNull(),
    durationMs: integer('duration_ms').notNull(),
    byteCount: bigint('byte_count', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    container: text('container').$type<'webm' | 'mp4'>().notNull(),
    mimeType: text('mime_type').notNull(),
    width: integer('width'),
    height: integer('height'),
    /** Its name in RecordingFiles. */
    storageKey: text('storage_key').notNull(),
    /** Where it came from: a segment that is told of again is known by these. */
    sfuNodeId: text('sfu_node_id').notNull(),
    fileName: text('file_name').notNull(),
    takenAt: at('taken_at').notNull(),
  },
  (table) => [
    index('recording_segments_track').on(table.recordingId, table.trackId, table.startedAt),
    uniqueIndex('recording_segments_told').on(
      table.recordingId,
      table.sfuNodeId,
      table.fileName,
      table.sha256,
    ),
  ],
);

/** When nothing was written though the room went on. */
export const recordingGaps = pgTable(
  'recording_gaps',
  {
    /** Made of what it is: told twice it is one. */
    gapId: text('gap_id').primaryKey(),
    recordingId: text('recording_id').notNull(),
    /** Null: the whole recording. */
    trackId: text('track_id'),
    cause: text('cause').$type<GapCause>().notNull(),
    startedAt: at('started_at').notNull(),
    /** Null while it lasts. */
    endedAt: at('ended_at'),
    statement: text('statement'),
    statedBy: text('stated_by'),
    statedAt: at('stated_at'),
  },
  (table) => [index('recording_gaps_recording').on(table.recordingId, table.startedAt)],
);
