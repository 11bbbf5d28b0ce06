import type { AgentId, CaseId, DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { meantGaps, type RecordingId, type TrackId } from '@cloudseat/shared/nouns/recording.ts';
import type { RecordingFault } from '@cloudseat/shared/nouns/recording-faults.ts';
import {
  and,
  asc,
  desc,
  eq,
  exists,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { serviceCases } from '../cases/case.schema.ts';
import type { Database } from '../platform/db.ts';
import { playbackTuning } from '../tuning-playback.ts';
import { unexplainedGap } from './gap.repository.ts';
import { holeMinMs } from './playback-plan.ts';
import {
  recordingGaps,
  recordingPeople,
  recordingSegments,
  recordings,
  recordingTracks,
} from './recording.schema.ts';
import { listTrackSpans } from './track-spans.repository.ts';

/** Who asks, and what they oversee: null is the whole district. */
export type Reader = {
  role: 'agent' | 'supervisor' | 'admin' | 'convenor';
  agentId: AgentId;
  departmentId: DepartmentId | null;
  regionId: RegionId | null;
};
export type RecordingRow = typeof recordings.$inferSelect;
/** With what the case says of it. */
export type FoundRecording = RecordingRow & { caseNumber: string | null; matterId: string | null };
export type TrackRow = typeof recordingTracks.$inferSelect & { trackId: TrackId };
export type SegmentRow = typeof recordingSegments.$inferSelect & { trackId: TrackId };
export type GapRow = typeof recordingGaps.$inferSelect;
export type RecordingQuery = {
  caseId?: CaseId | undefined;
  callId?: string | undefined;
  caseNumber?: string | undefined;
  state: 'any' | RecordingFault | 'sealed' | 'onHold' | 'dueForDeletion';
  before?: number | undefined;
  limit: number;
};
const dayMs = 86_400_000;
export type PlaybackReader = ReturnType<typeof createPlaybackReader>;

/** What of closed parts is kept from whoever could otherwise know of them. */
type Kept = {
  /** As yet, from everybody. */
  fromAll: SQL;
  fromConvenor: SQL;
};

export function createPlaybackReader(
  db: Database,
  kept: Kept = { fromAll: sql`false`, fromConvenor: sql`false` },
) {
  const columns = {
    recording: recordings,
    caseNumber: serviceCases.caseNumber,
    matterId: serviceCases.matterId,
  };
  const fromRecordings = () =>
    db
      .select(columns)
      .from(recordings)
      .leftJoin(serviceCases, eq(serviceCases.caseId, recordings.caseId))
      .$dynamic();

  return {
    /** Null as well for what the reader may not know of. */
    async findFor(recordingId: RecordingId, reader: Reader): Promise<FoundRecording | null> {
      const [found] = await fromRecordings().where(
        and(eq(recordings.recordingId, recordingId), isKnownTo(db, kept, reader)),
      );
      return found ? flat(found) : null;
    },

    async find(recordingId: RecordingId): Promise<RecordingRow | null> {
      const [row] = await db.select().from(recordings).where(eq(recordings.recordingId, recordingId));
      return row ?? null;
    },

    /** The newest first. */
    async list(reader: Reader, query: RecordingQuery, now: number): Promise<FoundRecording[]> {
      const { caseId, callId, caseNumber, before, limit } = query;
      const isNumber =
        caseNumber === undefined || caseNumber === ''
          ? undefined
          : sql`reverse(${serviceCases.caseNumber}) like ${`${[...caseNumber]
              .reverse()
              .join('')
              .replace(/[%_\\]/g, '\\$&')}%`}`;
      const found = await fromRecordings()
        .where(
          and(
            isKnownTo(db, kept, reader),
            caseId && eq(recordings.caseId, caseId),
            callId === undefined ? undefined : eq(recordings.callId, callId),
            isNumber,
            before === undefined ? undefined : lt(recordings.startedAt, new Date(before)),
            isInState(db, query.state, now),
          ),
        )
        .orderBy(desc(recordings.startedAt))
        .limit(limit);
      return found.map(flat);
    },

    /** Those that go on, and those that `list` finds by each fault, in one look. */
    async countFaults(reader: Reader, now: number) {
      const countOf = (condition: SQL | undefined) =>
        sql<number>`(count(*) filter (where ${condition}))::int`.mapWith(Number);
      const [counted] = await db
        .select({
          running: countOf(isNull(recordings.endedAt)),
          interrupted: countOf(isFaulty(db, 'interrupted', now)),
          needsStatement: countOf(isFaulty(db, 'needsStatement', now)),
          incomplete: countOf(isFaulty(db, 'incomplete', now)),
        })
        .from(recordings)
        .leftJoin(serviceCases, eq(serviceCases.caseId, recordings.caseId))
        .where(and(isKnownTo(db, kept, reader), isNull(recordings.sealedAt)));
      const { running, ...counts } = counted ?? {
        running: 0,
        interrupted: 0,
        needsStatement: 0,
        incomplete: 0,
      };
      return { runningCount: running, counts };
    },

    async listTracks(recordingId: string): Promise<TrackRow[]> {
      const rows = await db
        .select()
        .from(recordingTracks)
        .where(eq(recordingTracks.recordingId, recordingId))
        .orderBy(asc(recordingTracks.startedAt), asc(recordingTracks.trackId));
      return rows as TrackRow[];
    },

    async listSegments(recordingId: string): Promise<SegmentRow[]> {
      const rows = await db
        .select()
        .from(recordingSegments)
        .where(eq(recordingSegments.recordingId, recordingId))
        .orderBy(asc(recordingSegments.trackId), asc(recordingSegments.startedAt));
      return rows as SegmentRow[];
    },

    listSpans: (recordingId: string) => listTrackSpans(db, recordingId, holeMinMs),

    listGaps: (recordingId: string): Promise<GapRow[]> =>
      db
        .select()
        .from(recordingGaps)
        .where(eq(recordingGaps.recordingId, recordingId))
        .orderBy(asc(recordingGaps.startedAt)),

    async countGaps(recordingIds: readonly string[]) {
      if (recordingIds.length === 0)
        return new Map<string, { gapCount: number; unexplainedGapCount: number }>();
      const rows = await db
        .select({
          recordingId: recordingGaps.recordingId,
          gapCount: sql<number>`count(*)::int`,
          unexplainedGapCount: sql<number>`count(*) filter (where ${unexplainedGap})::int`,
        })
        .from(recordingGaps)
        .where(inArray(recordingGaps.recordingId, [...recordingIds]))
        .groupBy(recordingGaps.recordingId);
      return new Map(rows.map((row) => [row.recordingId, row]));
    },
  };
}

function isInState(db: Database, state: RecordingQuery['state'], now: number): SQL | undefined {
  if (state === 'any') return undefined;
  if (state === 'sealed') return isNotNull(recordings.sealedAt);
  if (state === 'onHold') return eq(recordings.isOnLegalHold, true);
  if (state === 'dueForDeletion')
    return and(
      lt(recordings.deleteAfter, new Date(now + playbackTuning.dueWithinDays * dayMs)),
      eq(recordings.isOnLegalHold, false),
      isNull(recordings.deletedAt),
    );
  return isFaulty(db, state, now);
}

function isFaulty(db: Database, fault: RecordingFault, now: number): SQL | undefined {
  if (fault === 'interrupted')
    return and(
      isNull(recordings.endedAt),
      eq(recordings.state, 'gap'),
      notInArray(recordings.cause, [...meantGaps]),
    );
  if (fault === 'incomplete')
    return or(
      and(
        eq(recordings.state, 'finalizing'),
        eq(recordings.isComplete, false),
        lt(recordings.endedAt, new Date(now - playbackTuning.completeWithinMs)),
      ),
      and(
        eq(recordings.state, 'failed'),
        gte(recordings.endedAt, new Date(now - playbackTuning.failedShownMs)),
      ),
    );
  const ofIt = and(eq(recordingGaps.recordingId, recordings.recordingId), unexplainedGap);
  return and(
    isNull(recordings.sealedAt),
    isNotNull(recordings.endedAt),
    exists(db.select({ one: sql`1` }).from(recordingGaps).where(ofIt)),
  );
}

/**
 * Agents: what they were in. Supervisors: of their department and region; of a closed part the lead department's own alone.
 * Administrators: that they exist.
 */
function isKnownTo(
  db: Database,
  kept: Kept,
  { role, agentId, departmentId, regionId }: Reader,
): SQL | undefined {
  if (role === 'admin') return undefined;
  const isIn = (as: 'agent' | 'convenor') =>
    exists(
      db
        .select({ one: sql`1` })
        .from(recordingPeople)
        .where(
          and(
            eq(recordingPeople.recordingId, recordings.recordingId),
            eq(recordingPeople.role, as),
            eq(recordingPeople.personId, agentId),
          ),
        ),
    );
  if (role === 'agent') return isIn('agent');
  if (role === 'convenor')
    return and(
      isIn('convenor'),
      or(eq(recordings.part, 'open'), and(not(kept.fromAll), not(kept.fromConvenor))),
    );
  const department = sql`coalesce(${serviceCases.departmentId}, ${recordings.departmentId})`;
  const isOfDepartment = departmentId === null ? undefined : sql`${department} = ${departmentId}`;
  const isOfRegion =
    regionId === null
      ? undefined
      : or(eq(serviceCases.owningRegionId, regionId), eq(serviceCases.assistingRegionId, regionId));
  const isLead =
    departmentId === null
      ? sql`false`
      : and(isOfDepartment, sql`${serviceCases.owningRegionId} is not distinct from ${regionId}`);
  return or(
    and(eq(recordings.part, 'open'), isOfDepartment, isOfRegion),
    and(eq(recordings.part, 'closed'), isLead, not(kept.fromAll)),
  );
}

const flat = ({
  recording,
  ...ofCase
}: {
  recording: RecordingRow;
  caseNumber: string | null;
  matterId: string | null;
}): FoundRecording => ({ ...recording, ...ofCase });
