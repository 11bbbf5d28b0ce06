import { isNotNull, isNull } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, real, text, timestamp } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** A track's file as browsers play it. */
export type PlayableTrack = { trackId: string; storageKey: string; mimeType: string; byteCount: number };
/** Pictures one behind the other in one file: the i-th ends where the next begins. */
export type ThumbnailStrip = { trackId: string; everyMs: number; storageKey: string; offsets: number[] };

/** What was made of a recording to be looked at: none of it is evidence, all of it can be made again. */
export const recordingPlaybacks = pgTable(
  'recording_playbacks',
  {
    recordingId: text('recording_id').primaryKey(),
    tracks: jsonb('tracks').$type<PlayableTrack[]>().notNull(),
    thumbnails: jsonb('thumbnails').$type<ThumbnailStrip>(),
    madeAt: at('made_at').notNull(),
    /** Of the last look: what nobody looks at is dropped after a while. */
    usedAt: at('used_at').notNull(),
  },
  (table) => [index('recording_playbacks_used').on(table.usedAt)],
);

/** What is made in line, at low priority, for somebody or, with nobody who asked, for everybody who may look. */
export const recordingJobs = pgTable(
  'recording_jobs',
  {
    jobId: text('job_id').primaryKey(),
    kind: text('kind').$type<'playback' | 'composed' | 'dossier' | 'film'>().notNull(),
    /** Null: of a case alone. */
    recordingId: text('recording_id'),
    caseId: text('case_id'),
    /** What it is about that is neither: a film. */
    subjectId: text('subject_id'),
    askedBy: text('asked_by'),
    reason: text('reason').notNull(),
    state: text('state').$type<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>().notNull(),
    progress: real('progress').notNull().default(0),
    askedAt: at('asked_at').notNull(),
    settledAt: at('settled_at'),
    /** The server that works on it, and until when that is believed without a word of it. */
    serverId: text('server_id'),
    leaseUntil: at('lease_until'),
    tryCount: integer('try_count').notNull().default(0),
    failure: text('failure'),
    /** What it made, in RecordingFiles; null once that was deleted. */
    storageKey: text('storage_key'),
    fileName: text('file_name'),
    mimeType: text('mime_type'),
    byteCount: bigint('byte_count', { mode: 'number' }),
    expiresAt: at('expires_at'),
  },
  (table) => [
    index('recording_jobs_state').on(table.state, table.askedAt),
    index('recording_jobs_recording').on(table.recordingId, table.askedBy),
    index('recording_jobs_subject').on(table.subjectId),
    index('recording_jobs_file').on(table.expiresAt).where(isNotNull(table.storageKey)),
  ],
);

/** Each look into a recording; it is in the journal as well. */
export const recordingLooks = pgTable(
  'recording_looks',
  {
    lookId: text('look_id').primaryKey(),
    recordingId: text('recording_id').notNull(),
    agentId: text('agent_id').notNull(),
    sessionId: text('session_id').notNull(),
    reason: text('reason').notNull(),
    openedAt: at('opened_at').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [index('recording_looks_recording').on(table.recordingId)],
);

/** Recordings whose bytes were to be deleted, until the last one is gone: whatever process dies in between. */
export const recordingDeletions = pgTable(
  'recording_deletions',
  {
    recordingId: text('recording_id').primaryKey(),
    decidedAt: at('decided_at').notNull(),
    goneAt: at('gone_at'),
  },
  (table) => [index('recording_deletions_undone').on(table.decidedAt).where(isNull(table.goneAt))],
);
