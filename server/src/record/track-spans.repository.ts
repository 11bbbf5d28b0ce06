import type { RecordedTrack, TrackId } from '@cloudseat/shared/nouns/recording.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';

/**
 * When each track of a recording has something, in order, joined where nothing is missing for less than `joinMs`. Made of the
 * segments where they are: a review of hours has tens of thousands, and its page asks again while something is made.
 */
export async function listTrackSpans(
  db: Database,
  recordingId: string,
  joinMs: number,
): Promise<Map<TrackId, RecordedTrack['spans']>> {
  const rows = await db
    .select({
      trackId: sql<TrackId>`track_id`,
      fromMs: sql<string>`min(from_ms)`,
      toMs: sql<string>`max(to_ms)`,
    })
    .from(numberedSpans(recordingId, joinMs))
    .groupBy(sql`track_id, span`)
    .orderBy(sql`min(from_ms)`);
  const spans = new Map<TrackId, RecordedTrack['spans']>();
  for (const { trackId, fromMs, toMs } of rows) {
    const ofTrack = spans.get(trackId) ?? [];
    spans.set(trackId, ofTrack);
    ofTrack.push({ startedAt: Number(fromMs), endedAt: Number(toMs) });
  }
  return spans;
}

/** A span begins where what came before it had ended `joinMs` ago, or where nothing came before. */
const numberedSpans = (recordingId: string, joinMs: number): SQL => sql`(
  select track_id, from_ms, to_ms,
    sum(case when from_ms - reached < ${joinMs}::bigint then 0 else 1 end)
      over (partition by track_id order by from_ms, segment_id) as span
  from (
    select *, max(to_ms) over (
      partition by track_id order by from_ms, segment_id rows between unbounded preceding and 1 preceding
    ) as reached
    from (
      select track_id, segment_id, (extract(epoch from started_at) * 1000)::bigint as from_ms,
        (extract(epoch from started_at) * 1000)::bigint + duration_ms as to_ms
      from recording_segments where recording_id = ${recordingId}
    ) as segment
  ) as reaching
) as numbered`;
