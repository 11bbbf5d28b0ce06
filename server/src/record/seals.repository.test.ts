import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { SealText } from '@cloudseat/shared/dossier/dossier-format.ts';
import {
  AgentId,
  ApplicantId,
  CallId,
  type CaseId,
  DepartmentId,
  MatterId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { GapCause, RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { verifyChain } from '../cases/case-chain.ts';
import { createCaseReader } from '../cases/case-read.repository.ts';
import { createCaseWriter } from '../cases/case-write.repository.ts';
import { materials } from '../materials/material.schema.ts';
import type { Database } from '../platform/db.ts';
import { makeId, sha256Hex } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { recordingGaps, recordings } from './recording.schema.ts';
import { createSeals } from './seals.ts';
import { insertRecording } from './test-support/recording-rows.ts';

const journalKey = new Uint8Array(32).fill(3);
const at = Date.UTC(2026, 10, 12, 2, 0);
const pair = generateKeyPairSync('ed25519');
const publicKeyPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const key = {
  keyId: '0'.repeat(32),
  publicKeyPem,
  sign: (bytes: Uint8Array) => sign(null, bytes, pair.privateKey),
};
const logger = pino({ level: 'silent' });

const sealsOn = (db: Database) =>
  createSeals({ db, writer: createCaseWriter(db, journalKey), key, clock: { now: () => at }, logger });

describe.each(databaseKinds)('seals of recordings in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  let caseId: CaseId;
  let callId: CallId;
  const entriesOf = (action: string) =>
    createCaseReader(db())
      .listEntries(caseId)
      .then((entries) => entries.filter((entry) => entry.action === action));
  const rowOf = async (recordingId: RecordingId) => {
    const [row] = await db().select().from(recordings).where(eq(recordings.recordingId, recordingId));
    return row;
  };

  beforeEach(async () => {
    callId = CallId.parse(makeId());
    await createCallRepository(db()).insertDraft({
      ...{ callId, applicantId: ApplicantId.parse(makeId()), matterId: MatterId.parse('m1') },
      ...{ departmentId: DepartmentId.parse('d1'), entryCode: null, entryPoint: 'web', regionId: null },
      ...{ locale: 'zh-Hans', firm: null, createdAt: new Date(at) },
    });
    const row = await createCaseWriter(db(), journalKey).join(callId, at);
    if (row === null) throw new Error('no case');
    caseId = row.caseId;
  });
  const make = (
    cause?: GapCause,
    changes: Partial<Pick<typeof recordings.$inferInsert, 'isComplete' | 'state' | 'roomId'>> = {},
  ) => insertRecording(db(), { caseId, callId, at, ...(cause && { gap: { cause } }), ...changes });

  it('is over every segment, gap and consent, signed, and its head stands in the case’s chain', async () => {
    const recordingId = await make('hold');
    const seal = await sealsOn(db()).sealIfReady(recordingId);
    if (seal === null) throw new Error('not sealed');
    const text = JSON.parse(seal.text) as SealText;
    expect(text).toMatchObject({ recordingId, caseId, state: 'sealed', keyId: key.keyId });
    expect(text.tracks.map(({ segments }) => segments.map(({ index }) => index))).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(text.gaps).toMatchObject([{ cause: 'hold', statement: null }]);
    expect(text.people[0]?.consent).toMatchObject({ version: '2026-1', sha256: sha256Hex('wording') });
    expect(seal.headSha256).toBe(sha256Hex(seal.text));
    const signature = Buffer.from(seal.signature, 'base64');
    expect(verify(null, Buffer.from(seal.text), createPublicKey(publicKeyPem), signature)).toBe(true);
    expect((await entriesOf('recording.sealed')).map(({ details }) => details)).toMatchObject([
      { recordingId, headSha256: seal.headSha256, segmentCount: 6, hasGaps: false },
    ]);
    expect(await rowOf(recordingId)).toMatchObject({ state: 'sealed', headSha256: seal.headSha256 });
    const chain = await createCaseReader(db()).readChain(caseId);
    expect(chain && verifyChain(caseId, chain.entries, chain.row, journalKey).isIntact).toBe(true);
  });

  it('is made once, however often and on however many servers at once', async () => {
    const recordingId = await make();
    const made = await Promise.all(Array.from({ length: 5 }, () => sealsOn(db()).sealIfReady(recordingId)));
    expect(made.filter((seal) => seal !== null)).toHaveLength(1);
    expect(await sealsOn(db()).sealIfReady(recordingId)).toBeNull();
    expect(await entriesOf('recording.sealed')).toHaveLength(1);
  });

  it('waits for a statement where something is missing that nobody meant, and says it has gaps then', async () => {
    const recordingId = await make('recorderLost');
    await sealsOn(db()).sealReady(100);
    expect(await rowOf(recordingId)).toMatchObject({ state: 'finalizing', sealedAt: null });
    expect(await sealsOn(db()).sealIfReady(recordingId)).toBeNull();
    expect(await entriesOf('recording.sealed')).toHaveLength(0);
    await db()
      .update(recordingGaps)
      .set({ statement: '录制进程重启，通话没有中断', statedBy: AgentId.parse('a1'), statedAt: new Date(at) })
      .where(eq(recordingGaps.recordingId, recordingId));
    await sealsOn(db()).sealReady(100);
    expect(await rowOf(recordingId)).toMatchObject({ state: 'sealedWithGaps' });
    const seal = await sealsOn(db()).find(recordingId);
    expect(JSON.parse(seal?.text ?? '').gaps).toMatchObject([{ statement: '录制进程重启，通话没有中断' }]);
    expect((await entriesOf('recording.sealed'))[0]?.details).toMatchObject({ hasGaps: true, gapCount: 1 });
  });

  it('waits while anything is still awaited, or recorded', async () => {
    for (const changes of [{ isComplete: false }, { state: 'recording' as const }]) {
      const recordingId = await make(undefined, { ...changes, roomId: makeId() });
      expect(await sealsOn(db()).sealIfReady(recordingId)).toBeNull();
      expect((await rowOf(recordingId))?.sealedAt).toBeNull();
    }
  });

  it('is given to a recording of no case as well', async () => {
    const recordingId = await insertRecording(db(), { caseId: null, callId: null, at });
    expect(await sealsOn(db()).sealIfReady(recordingId)).toMatchObject({ state: 'sealed' });
    expect(await sealsOn(db()).sealIfReady(recordingId)).toBeNull();
  });

  it('adds to the chain what no entry names by its SHA-256, once', async () => {
    const sha256 = sha256Hex(makeId());
    const materialId = makeId();
    await db()
      .insert(materials)
      .values({
        ...{ materialId, callId, purpose: 'document', fileName: 'a.pdf', mimeType: 'application/pdf' },
        ...{ sizeBytes: 1, sha256, storedAs: materialId, uploadedBy: 'applicant', uploaderId: 'p' },
        uploadedAt: new Date(at),
      });
    await sealsOn(db()).coverEvidence(caseId);
    await sealsOn(db()).coverEvidence(caseId);
    expect((await entriesOf('evidence.registered')).map(({ details }) => details)).toEqual([
      { items: [{ kind: 'document', id: materialId, sha256 }] },
    ]);
  });

  it('keeps the public keys of before', async () => {
    const other = { ...key, keyId: '1'.repeat(32) };
    await sealsOn(db()).publishKey();
    await sealsOn(db()).publishKey();
    const later = { now: () => at + 1_000 };
    const seals = createSeals({
      db: db(),
      writer: createCaseWriter(db(), journalKey),
      key: other,
      clock: later,
      logger,
    });
    await seals.publishKey();
    expect((await seals.listKeys()).map(({ keyId }) => keyId)).toEqual([other.keyId, key.keyId]);
  });
});
