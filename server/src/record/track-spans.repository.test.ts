import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { joinStretches } from './playback-plan.ts';
import { recordingSegments } from './recording.schema.ts';
import { listTrackSpans } from './track-spans.repository.ts';

const at = Date.UTC(2026, 10, 26, 2, 0) + 123;
const segments = fc.array(
  fc.record({
    trackId: fc.constantFrom('a', 'b'),
    fromMs: fc.integer({ min: 0, max: 12_000 }),
    durationMs: fc.integer({ min: 0, max: 2_500 }),
  }),
  { maxLength: 12 },
);

describe.each(databaseKinds)('spans of tracks in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);

  it('are what a player joins of their segments', async () => {
    await fc.assert(
      fc.asyncProperty(segments, async (told) => {
        const recordingId = makeId();
        const rows = told.map(({ trackId, fromMs, durationMs }, index) => ({
          ...{ recordingId, trackId, durationMs, index, segmentId: makeId(), fileName: `${index}` },
          ...{ startedAt: new Date(at + fromMs), takenAt: new Date(at), byteCount: 1, sha256: '0' },
          ...{ container: 'webm' as const, mimeType: 'video/webm', storageKey: 'k', sfuNodeId: 'n' },
        }));
        if (rows.length > 0) await db().insert(recordingSegments).values(rows);
        const spans = new Map<string, unknown>(await listTrackSpans(db(), recordingId, 700));
        for (const track of ['a', 'b']) {
          const own = told
            .filter(({ trackId }) => trackId === track)
            .map(({ fromMs, durationMs }) => ({ fromMs, toMs: fromMs + durationMs }))
            .sort((one, other) => one.fromMs - other.fromMs);
          const joined = joinStretches(own, 700);
          expect(spans.get(track) ?? []).toEqual(
            joined.map(({ fromMs, toMs }) => ({ startedAt: at + fromMs, endedAt: at + toMs })),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
