import { dossierVersion, type SealText, sealFormat } from '@cloudseat/shared/dossier/dossier-format.ts';
import { meantGaps } from '@cloudseat/shared/nouns/recording.ts';
import type { SealRows } from './seal.repository.ts';

/** Gaps that nobody meant, and for which nobody has given a reason yet: with one of them nothing is sealed. */
export const unexplained = (gaps: SealRows['gaps']): SealRows['gaps'] =>
  gaps.filter(({ cause, statement }) => !meantGaps.includes(cause) && statement === null);

/**
 * All that a seal is over, in an order that does not depend on who reads it. sealedWithGaps: something is missing that nobody
 * meant to leave out, and the reason is in it.
 */
export function makeSealText(rows: SealRows, { keyId, at }: { keyId: string; at: number }): SealText {
  const { recording, people, tracks, segments, gaps } = rows;
  const { recordingId, caseId, callId, roomId, kind, part, startedAt } = recording;
  const endedAt = recording.endedAt ?? recording.stateSince;
  const segmentsOf = new Map<string, SealText['tracks'][number]['segments']>();
  for (const segment of [...segments].sort((left, right) => left.index - right.index)) {
    const { trackId, index, durationMs, byteCount, sha256, container } = segment;
    const ofTrack = segmentsOf.get(trackId) ?? [];
    segmentsOf.set(trackId, ofTrack);
    ofTrack.push({ index, startedAt: segment.startedAt.getTime(), durationMs, byteCount, sha256, container });
  }
  const hasFault = gaps.some(({ cause }) => !meantGaps.includes(cause));
  return {
    ...{ format: sealFormat, version: dossierVersion, recordingId, caseId, callId, roomId, kind, part },
    ...{ startedAt: startedAt.getTime(), endedAt: endedAt.getTime() },
    state: hasFault ? 'sealedWithGaps' : 'sealed',
    people: byText(people, ({ participantId }) => participantId).map((person) => ({
      ...{ participantId: person.participantId, role: person.role, displayName: person.displayName },
      ...{ departmentId: person.departmentId, firstSeenAt: person.firstSeenAt.getTime() },
      lastSeenAt: person.lastSeenAt.getTime(),
      consent: person.consentedAt && {
        ...{ version: person.consentVersion, sha256: person.consentSha256 },
        at: person.consentedAt.getTime(),
      },
    })),
    tracks: byText(tracks, ({ trackId }) => trackId).map(
      ({ trackId, participantId, role, displayName, source, kind: mediaKind }) => ({
        ...{ trackId, participantId, role, displayName, source, kind: mediaKind },
        segments: segmentsOf.get(trackId) ?? [],
      }),
    ),
    gaps: byText(gaps, (gap) => `${gap.startedAt.toISOString()} ${gap.gapId}`).map((gap) => ({
      ...{ trackId: gap.trackId, cause: gap.cause, startedAt: gap.startedAt.getTime() },
      ...{ endedAt: (gap.endedAt ?? endedAt).getTime(), statement: gap.statement, statedBy: gap.statedBy },
      statedAt: gap.statedAt?.getTime() ?? null,
    })),
    ...{ sealedAt: at, keyId },
  };
}

const byText = <Item>(items: readonly Item[], textOf: (item: Item) => string): Item[] =>
  [...items].sort((left, right) => (textOf(left) < textOf(right) ? -1 : 1));
