import { z } from 'zod';
import { CallId, CaseId, EpochMs, RoomId } from '../nouns/ids.ts';
import {
  RecordingFaults,
  RecordingId,
  RecordingJob,
  RecordingStorage,
  RecordingSummary,
  RecordingView,
  RetentionClass,
  TrackId,
} from '../nouns/recording.ts';
import { recordingFaults } from '../nouns/recording-faults.ts';
import type { RouteDefinition } from './define.ts';
import { request } from './define.ts';

const staff = ['agent', 'supervisor', 'admin'] as const;
const lookers = ['agent', 'supervisor', 'convenor'] as const;
const overseers = ['supervisor'] as const;
const params = z.object({ recordingId: RecordingId });
const reason = z.string().trim().min(4).max(300);
const jobParams = params.extend({ jobId: z.string().max(64) });

/**
 * Recordings. Who may look: an agent those of talks and reviews that were theirs, a convenor those of panels they sat in, a supervisor
 * those of their department, nobody else; a closed part: those who deliberated, and the lead department's supervisor; a panel's not
 * before it has concluded. An administrator sees that they exist, their
 * size and terms, and never a frame. Each look is in the journal before a byte is sent.
 */
export const recordingRoutes = {
  'recording:search': {
    method: 'GET',
    path: '/recordings',
    query: z.object({
      /** A case's number or its end. */
      caseNumber: z.string().trim().max(20).optional(),
      caseId: CaseId.optional(),
      callId: CallId.optional(),
      state: z.enum(['any', ...recordingFaults, 'sealed', 'onHold', 'dueForDeletion']).default('any'),
      before: z.coerce
        .number()
        .pipe(EpochMs)
        .optional()
        .describe('the next page: startedAt of the last one shown'),
    }),
    output: z.object({
      recordings: z.array(RecordingSummary),
      isCut: z.boolean(),
      /** For those who oversee; null for agents. */
      storage: RecordingStorage.nullable(),
    }),
    errors: [],
    roles: [...staff, 'convenor'],
    summary: 'Recordings one may know of, the newest first.',
  },
  'recording:getFaults': {
    method: 'GET',
    path: '/recording-faults',
    output: RecordingFaults,
    errors: [],
    roles: ['supervisor', 'admin'],
    summary:
      'How many recordings of what one oversees are not as they should be, each kind as recording:search finds it.',
  },
  'recording:get': {
    method: 'GET',
    path: '/recordings/:recordingId',
    params,
    output: RecordingView,
    errors: ['NOT_FOUND'],
    roles: [...staff, 'convenor'],
    summary: 'One recording with tracks, gaps and the journal’s chapters.',
  },
  'recording:openLook': {
    method: 'POST',
    path: '/recordings/:recordingId/looks',
    params,
    body: z.object({ reason }),
    output: z.object({ lookId: z.string(), watermark: z.string(), expiresAt: EpochMs }),
    errors: ['NOT_FOUND', 'RECORDING_GONE'],
    roles: lookers,
    summary: 'Begins a look, once it is in the journal; the tracks are served to this look alone.',
  },
  'recording:track': {
    method: 'GET',
    path: '/recordings/:recordingId/looks/:lookId/tracks/:trackId',
    params: params.extend({ lookId: z.string().max(64), trackId: TrackId }),
    output: z.unknown(),
    errors: ['NOT_FOUND', 'RECORDING_GONE'],
    roles: lookers,
    summary: 'The bytes of one track, with ranges; its time begins with the recording’s.',
  },
  'recording:thumbnail': {
    method: 'GET',
    path: '/recordings/:recordingId/looks/:lookId/thumbnails/:index',
    params: params.extend({ lookId: z.string().max(64), index: z.coerce.number().int().nonnegative() }),
    output: z.unknown(),
    errors: ['NOT_FOUND', 'RECORDING_GONE'],
    roles: lookers,
    summary: 'A small WebP of the picture at that place.',
  },
  'recording:explainGaps': {
    method: 'POST',
    path: '/recordings/:recordingId/statement',
    params,
    body: z.object({ statement: z.string().trim().min(4).max(500) }),
    output: RecordingView,
    errors: ['NOT_FOUND', 'RECORDING_STATE'],
    roles: lookers,
    summary:
      'Why something is missing, in the words of who was there: without it nothing with such a gap is sealed.',
  },
  'recording:setHold': {
    method: 'PUT',
    path: '/recordings/:recordingId/legal-hold',
    params,
    body: z.object({ isOnLegalHold: z.boolean(), reason }),
    output: RecordingSummary,
    errors: ['NOT_FOUND', 'RECORDING_GONE'],
    roles: overseers,
    summary: 'Keeps it whatever its term, or lets the term count again.',
  },
  'recording:setRetention': {
    method: 'PUT',
    path: '/recordings/:recordingId/retention',
    params,
    body: z.object({ retention: RetentionClass, reason }),
    output: RecordingSummary,
    errors: ['NOT_FOUND', 'RECORDING_GONE'],
    roles: overseers,
    summary: 'How long it is kept.',
  },
  'recording:delete': {
    method: 'DELETE',
    path: '/recordings/:recordingId',
    params,
    query: z.object({ reason }),
    output: RecordingSummary,
    errors: ['NOT_FOUND', 'RECORDING_GONE', 'RECORDING_STATE'],
    roles: overseers,
    summary: 'Deletes the bytes of one whose term is over and that is on no hold; hashes and seal stay.',
  },
  'recording:startJob': {
    method: 'POST',
    path: '/recordings/:recordingId/jobs',
    params,
    body: z.object({ kind: z.enum(['composed', 'dossier']), reason }),
    output: RecordingJob,
    errors: ['NOT_FOUND', 'RECORDING_GONE', 'RECORDING_STATE'],
    roles: ['agent', 'supervisor'],
    summary:
      'composed: one file of all, with the asker’s name over it. dossier: the sealed package of the case. In line, at low priority.',
  },
  'recording:getJob': {
    method: 'GET',
    path: '/recordings/:recordingId/jobs/:jobId',
    params: jobParams,
    output: RecordingJob,
    errors: ['NOT_FOUND'],
    roles: ['agent', 'supervisor'],
    summary: 'How far it is. Whoever asked for it alone.',
  },
  'recording:cancelJob': {
    method: 'DELETE',
    path: '/recordings/:recordingId/jobs/:jobId',
    params: jobParams,
    output: RecordingJob,
    errors: ['NOT_FOUND'],
    roles: ['agent', 'supervisor'],
    summary: 'Stops it, or deletes what it made.',
  },
  'recording:jobFile': {
    method: 'GET',
    path: '/recordings/:recordingId/jobs/:jobId/file',
    params: jobParams,
    output: z.unknown(),
    errors: ['NOT_FOUND'],
    roles: ['agent', 'supervisor'],
    summary: 'What it made; the download is in the journal.',
  },
} as const satisfies Record<string, RouteDefinition>;

const errors = ['NOT_FOUND', 'ROOM_NOT_OPEN', 'RECORDING_STATE'] as const;

export const recordingRequests = {
  /** Stops writing for a while, on the word of either side (a password is shown, a child comes in), and goes on again. */
  'recording:setPrivacy': request({
    input: z.object({ roomId: RoomId, isPaused: z.boolean() }),
    output: z.object({}),
    errors,
    roles: ['applicant', 'agent', 'expert', 'convenor'],
  }),
  /** The agent asks the applicant, who has not agreed before, whether this talk may be recorded. Once a minute at most. */
  'recording:ask': request({
    input: z.object({ roomId: RoomId }),
    output: z.object({}),
    errors,
    roles: ['agent', 'expert', 'convenor'],
  }),
  /** The applicant's word, under the wording they were shown; no may follow yes at any time. */
  'recording:consent': request({
    input: z.object({
      roomId: RoomId,
      allowsRecording: z.boolean(),
      version: z.string().max(40),
      locale: z.enum(['zh-Hans', 'zh-Hant', 'en']),
      sha256: z.string().max(64),
    }),
    output: z.object({}),
    errors: [...errors, 'CONSENT_OUTDATED'],
    roles: ['applicant'],
  }),
};
