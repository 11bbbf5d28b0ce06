import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { JournalLine } from '../cases/case-chain.ts';
import type { CaseWriter } from '../cases/case-write.repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { createSealRepository, type Seal } from './seal.repository.ts';
import { listUncovered } from './seal-evidence.repository.ts';
import type { SealKey } from './seal-key.ts';
import { makeSealText, unexplained } from './seal-text.ts';

/** Recordings that have ended and were taken in whole come in; their seals go to their rows and to their cases' journals. */
export type Seals = ReturnType<typeof createSeals>;

const bySystem = { actorRole: 'system', actorId: '' } as const;

export function createSeals(deps: {
  db: Database;
  writer: Pick<CaseWriter, 'change'>;
  key: SealKey;
  clock: Clock;
  logger: Logger;
}) {
  const { db, writer, key, clock, logger } = deps;
  const repository = createSealRepository(db);

  /** Null where it is not ready: something is awaited or not explained, or it has its seal. */
  async function seal(tx: Transaction, recordingId: RecordingId, at: number): Promise<Seal | null> {
    const rows = await repository.lockRows(tx, recordingId);
    if (rows === null || unexplained(rows.gaps).length > 0) return null;
    const body = makeSealText(rows, { keyId: key.keyId, at });
    const text = canonicalJson(body);
    const made: Seal = {
      ...{ recordingId, text, headSha256: sha256Hex(text), keyId: key.keyId, state: body.state },
      ...{ signature: key.sign(Buffer.from(text)).toString('base64'), sealedAt: new Date(at) },
    };
    await repository.save(tx, made);
    logger.info({ recordingId, state: made.state, keyId: made.keyId }, 'a recording was sealed');
    return made;
  }

  async function linesOf(tx: Transaction, caseId: CaseId, made: Seal, at: number): Promise<JournalLine[]> {
    const { text, recordingId, headSha256, signature, keyId, state } = made;
    const { part, tracks, gaps, callId } = JSON.parse(text) as ReturnType<typeof makeSealText>;
    const details = {
      ...{ recordingId, part, headSha256, signature, keyId, hasGaps: state === 'sealedWithGaps' },
      ...{ segmentCount: tracks.reduce((sum, { segments }) => sum + segments.length, 0) },
      ...{ gapCount: gaps.length },
    };
    return [
      ...(await coverLines(tx, caseId, at)),
      { ...bySystem, at, action: 'recording.sealed', callId, details },
    ];
  }

  /** An entry for what no entry names by its SHA-256 yet. */
  async function coverLines(tx: Transaction, caseId: CaseId, at: number): Promise<JournalLine[]> {
    const items = await listUncovered(tx, caseId);
    if (items.length === 0) return [];
    return [{ ...bySystem, at, action: 'evidence.registered', callId: null, details: { items } }];
  }

  async function sealIfReady(recordingId: RecordingId): Promise<Seal | null> {
    const awaiting = await repository.findAwaiting(recordingId);
    if (awaiting === null) return null;
    const at = clock.now();
    const { caseId } = awaiting;
    if (caseId === null) return db.transaction((tx) => seal(tx, recordingId, at));
    let made: Seal | null = null;
    await writer.change(caseId, null, at, async (tx) => {
      made = await seal(tx, recordingId, at);
      return { lines: made === null ? [] : await linesOf(tx, caseId, made, at), isAside: true };
    });
    return made;
  }

  return {
    key,
    find: repository.find,
    listOfCase: repository.listOfCase,
    listStored: repository.listStored,
    listKeys: repository.listKeys,

    /** Twice, or on two servers at once, is once. Null where it is not to be sealed now. */
    sealIfReady,

    /** All that are ready. One that fails does not keep the others waiting. Gives how many. */
    async sealReady(limit: number): Promise<number> {
      let count = 0;
      for (const { recordingId } of await repository.listAwaiting(limit)) {
        try {
          if ((await sealIfReady(recordingId)) !== null) count += 1;
        } catch (error) {
          logger.error({ err: error, recordingId }, 'a recording could not be sealed');
        }
      }
      return count;
    },

    /** Sees to it that the case's chain names every file, paper, signature, form and opinion by its SHA-256. */
    async coverEvidence(caseId: CaseId): Promise<void> {
      const at = clock.now();
      await writer.change(caseId, null, at, async (tx) => ({
        lines: await coverLines(tx, caseId, at),
        isAside: true,
      }));
    },

    /** From now on this key is one of those that the installation has published. */
    publishKey: () => repository.rememberKey(key, new Date(clock.now())),
  };
}
