import type { CaseId, MatterId, ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  RecordedTrack,
  RecordingChapter,
  RecordingGap,
  RecordingId,
  RecordingSummary,
  RecordingView,
} from '@cloudseat/shared/nouns/recording.ts';
import type { CaseReader } from '../cases/case-read.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../platform/clock.ts';
import { playbackTuning } from '../tuning-playback.ts';
import { isForOne, isSpent, type JobRepository, presentJob } from './job.repository.ts';
import type { Looker } from './looks.ts';
import type { Playbacks } from './playback.ts';
import type { FoundRecording, GapRow, PlaybackReader, TrackRow } from './playback-read.repository.ts';

type Dependencies = {
  reader: PlaybackReader;
  playbacks: Pick<Playbacks, 'find' | 'stateUnmade'>;
  jobs: Pick<JobRepository, 'listOf'>;
  caseReader: Pick<CaseReader, 'listEntries'>;
  catalogue: Pick<Catalogue, 'findMatter'>;
  clock: Clock;
};
export type RecordingViews = ReturnType<typeof createRecordingViews>;

/** Rows → what people see of a recording. */
export function createRecordingViews({
  reader,
  playbacks,
  jobs,
  caseReader,
  catalogue,
  clock,
}: Dependencies) {
  async function summarize(rows: readonly FoundRecording[]): Promise<RecordingSummary[]> {
    const gaps = await reader.countGaps(rows.map(({ recordingId }) => recordingId));
    return rows.map((row) => ({
      ...{ recordingId: row.recordingId as RecordingId, kind: row.kind, part: row.part, state: row.state },
      ...{
        roomId: row.roomId as RecordingSummary['roomId'],
        caseId: row.caseId as RecordingSummary['caseId'],
      },
      ...{ callId: row.callId as RecordingSummary['callId'], caseNumber: row.caseNumber },
      matterName: (row.matterId && catalogue.findMatter(row.matterId as MatterId)?.name) || null,
      ...{ startedAt: row.startedAt.getTime(), endedAt: row.endedAt?.getTime() ?? null },
      ...{ recordedMs: row.recordedMs, byteCount: row.byteCount },
      gapCount: gaps.get(row.recordingId)?.gapCount ?? 0,
      unexplainedGapCount: gaps.get(row.recordingId)?.unexplainedGapCount ?? 0,
      ...{ retention: row.retention, deleteAfter: row.deleteAfter?.getTime() ?? null },
      ...{ isOnLegalHold: row.isOnLegalHold, deletedAt: row.deletedAt?.getTime() ?? null },
      sealedAt: row.sealedAt?.getTime() ?? null,
    }));
  }

  async function listChapters({
    caseId,
    callId,
    startedAt,
    endedAt,
  }: FoundRecording): Promise<RecordingChapter[]> {
    if (caseId === null) return [];
    const [from, to] = [startedAt.getTime(), endedAt?.getTime() ?? clock.now()];
    const entries = await caseReader.listEntries(caseId as CaseId);
    return entries
      .filter((entry) => entry.at >= from && entry.at <= to && (entry.callId ?? callId) === callId)
      .map(({ at, action, details }) => ({ at, action, details }))
      .sort((one, other) => one.at - other.at);
  }

  return {
    summarize,

    async summarizeOne(row: FoundRecording): Promise<RecordingSummary> {
      const [summary] = await summarize([row]);
      if (summary === undefined) throw new Error('one row is one summary');
      return summary;
    },

    /** Administrators get what it is and how long it is kept: no names, and nothing of what was said. */
    async present(row: FoundRecording, by: Pick<Looker, 'role' | 'agentId'>): Promise<RecordingView> {
      const isAdmin = by.role === 'admin';
      const [summary] = await summarize([row]);
      if (summary === undefined) throw new Error('one row is one summary');
      const { recordingId } = row;
      const [played, tracks, gaps, spans, own] = await Promise.all([
        playbacks.find(recordingId),
        reader.listTracks(recordingId),
        reader.listGaps(recordingId),
        reader.listSpans(recordingId),
        isAdmin ? [] : jobs.listOf(recordingId, by.agentId, playbackTuning.shownJobsMax),
      ]);
      const strip = row.deletedAt === null && !isAdmin ? (played?.thumbnails ?? null) : null;
      return {
        ...summary,
        tracks: tracks.map((track) => presentTrack(track, spans.get(track.trackId) ?? [], isAdmin)),
        gaps: gaps.map((gap) => presentGap(gap, row, isAdmin)),
        chapters: isAdmin ? [] : await listChapters(row),
        playback: played === null ? await playbacks.stateUnmade(row) : 'ready',
        thumbnails: strip && {
          trackId: strip.trackId as RecordedTrack['trackId'],
          ...{ everyMs: strip.everyMs, count: strip.offsets.length - 1 },
        },
        jobs: own
          .filter((job) => !isSpent(job, clock.now()))
          .filter(isForOne)
          .map(presentJob),
        seal: sealOf(row),
      };
    },
  };
}

const presentTrack = (row: TrackRow, spans: RecordedTrack['spans'], isMasked: boolean): RecordedTrack => ({
  spans,
  ...{ trackId: row.trackId, participantId: row.participantId as ParticipantId, role: row.role },
  ...{ displayName: isMasked ? '' : row.displayName, source: row.source, kind: row.kind },
  ...{ startedAt: row.startedAt.getTime(), endedAt: row.endedAt.getTime() },
  ...{ segmentCount: row.segmentCount, byteCount: row.byteCount },
});

const presentGap = (row: GapRow, { endedAt }: FoundRecording, isMasked: boolean): RecordingGap => ({
  cause: row.cause,
  startedAt: row.startedAt.getTime(),
  endedAt: (row.endedAt ?? endedAt ?? row.startedAt).getTime(),
  trackId: row.trackId as RecordingGap['trackId'],
  statement: isMasked ? null : row.statement,
});

function sealOf({ headSha256, signature, sealKeyId, sealedAt }: FoundRecording): RecordingView['seal'] {
  if (headSha256 === null || signature === null || sealKeyId === null || sealedAt === null) return null;
  return { headSha256, signature, keyId: sealKeyId, sealedAt: sealedAt.getTime() };
}
