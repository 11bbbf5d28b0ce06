import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@cloudseat/shared/dossier/dossier-format.ts';
import { keyIdOf } from '@cloudseat/shared/dossier/public-key.ts';
import { readZip } from '@cloudseat/shared/dossier/verify/read-zip.ts';
import type { Report } from '@cloudseat/shared/dossier/verify/report.ts';
import { verifyDossier } from '@cloudseat/shared/dossier/verify/verify-dossier.ts';
import {
  AgentId,
  ApplicantId,
  CallId,
  type CaseId,
  DepartmentId,
  MatterId,
  VoucherId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeTools } from '../../../scripts/verify-dossier/node-tools.ts';
import { createCallRepository } from '../call/call.repository.ts';
import { createCaseReader } from '../cases/case-read.repository.ts';
import { createCaseWriter } from '../cases/case-write.repository.ts';
import { createVoucherRepository } from '../cases/voucher.repository.ts';
import { formFillings } from '../forms/form.schema.ts';
import { materials } from '../materials/material.schema.ts';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId, sha256Hex } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createSignatures } from '../vouchers/signatures.ts';
import { voucherOf } from '../vouchers/voucher.fixture.ts';
import { createDossierRepository } from './dossier.repository.ts';
import { createDossierKind } from './dossiers.ts';
import { createFolderBlobs } from './folder-blobs.ts';
import { recordings } from './recording.schema.ts';
import { createRecordingFiles, type RecordingFiles } from './recording-files.ts';
import { createSeals } from './seals.ts';
import { insertRecording } from './test-support/recording-rows.ts';

const at = Date.UTC(2026, 10, 12, 2, 0);
const clock = { now: () => at };
const logger = pino({ level: 'silent' });
const journalKey = new Uint8Array(32).fill(3);
const secret = 'ab'.repeat(32);
const cipher = createFieldCipher(secret);
const askedBy = AgentId.parse('agent-1');
const makeKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keyId = keyIdOf(sha256Hex(publicKey.export({ type: 'spki', format: 'der' })));
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { keyId, publicKeyPem, sign: (bytes: Uint8Array) => sign(null, bytes, privateKey) };
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dossiers-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(databaseKinds)('a case’s dossier on %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const key = makeKey();
  let recordingFiles: RecordingFiles;
  let caseId: CaseId;
  let callId: CallId;
  const applicantId = ApplicantId.parse(makeId());

  beforeEach(async () => {
    recordingFiles = createRecordingFiles(createFolderBlobs(join(folder, makeId())), secret);
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

  const sealsWith = (signing = key) =>
    createSeals({ db: db(), writer: createCaseWriter(db(), journalKey), key: signing, clock, logger });
  const record = async (changes: { part?: 'open' | 'closed'; gap?: 'recorderLost' } = {}) => {
    const { gap, ...row } = changes;
    const onSegment = (storageKey: string, bytes: Uint8Array) => recordingFiles.put(storageKey, bytes);
    const statement = { cause: gap ?? 'hold', statement: '录制进程重启' } as const;
    return insertRecording(db(), { caseId, callId, at, onSegment, ...row, ...(gap && { gap: statement }) });
  };
  async function addPapers(): Promise<void> {
    const bytes = Buffer.from('a picture of a paper');
    const materialId = makeId();
    await writeFile(join(folder, materialId), bytes);
    await db()
      .insert(materials)
      .values({
        ...{ materialId, callId, purpose: 'document', fileName: '身份证:正面.jpg', mimeType: 'image/jpeg' },
        ...{
          sizeBytes: bytes.length,
          sha256: sha256Hex(bytes),
          storedAs: materialId,
          uploadedBy: 'applicant',
        },
        ...{ uploaderId: 'p', uploadedAt: new Date(at) },
      });
    const vouchers = createVoucherRepository(db(), cipher);
    const voucherId = VoucherId.parse(makeId());
    const pdf = Buffer.from('%PDF a notice');
    await db().transaction(async (tx) => {
      const content = { ...voucherOf('acceptance'), number: makeId() };
      const issued = { issuedBy: askedBy, issuedAt: new Date(at), contentSha256: sha256Hex('content') };
      await vouchers.insert(tx, { voucherId, caseId, applicantId, content, ...issued });
      await vouchers.setPdf(tx, voucherId, pdf, sha256Hex(pdf));
    });
    const signatures = createSignatures({ db: db(), cipher, clock });
    await signatures.sign({
      ...{ document: { sha256: sha256Hex(pdf), contentSha256: sha256Hex('content') }, caseId },
      ...{
        seenSha256: sha256Hex(pdf),
        applicant: { applicantId: ApplicantId.parse(makeId()), name: '王敏' },
      },
      ...{ identityLevel: 'phone', purpose: 'delivery', locale: 'zh-Hans' },
      statementVersion: signatures.statementOf('delivery', 'zh-Hans').version,
      mark: { method: 'drawn', height: 400, strokes: [[0, 0, 400, 300]] },
    });
    const form = '{"a":1}';
    await db()
      .insert(formFillings)
      .values({
        ...{ fillingId: makeId(), caseId, formId: makeId(), formVersion: 1, sequence: 1, state: 'completed' },
        ...{ version: 1, content: cipher.encrypt('{}'), openedAt: new Date(at), completedAt: new Date(at) },
        ...{ sha256: sha256Hex(form), completedForm: cipher.encrypt(form) },
      });
  }
  type Options = { hidden?: RecordingId[]; isForbidden?: boolean; signing?: typeof key };
  const kindOf = ({ hidden = [], isForbidden = false, signing = key }: Options = {}) => {
    const seals = sealsWith(signing);
    return createDossierKind({
      ...{ seals, reader: createCaseReader(db()), clock, logger },
      identity: { getStaff: async () => ({ role: 'agent', displayName: '李坐席' }) as never },
      catalogue: { findMatter: () => null, findDepartmentName: () => null },
      assertMay: async () => {
        if (isForbidden) throw new Error('not theirs');
      },
      mayKnow: async (recordingId) => !hidden.includes(recordingId),
      sources: {
        ...{ seals, recordingFiles, repository: createDossierRepository(db(), cipher) },
        vouchers: createVoucherRepository(db(), cipher),
        signatures: createSignatures({ db: db(), cipher, clock }),
        materialFiles: { pathOf: (storedAs) => join(folder, storedAs) },
        listOpinions: async () => [],
        listReviewPieces: async () => [],
      },
    });
  };
  async function make(
    options: Options = {},
  ): Promise<{ report: Report; manifest: Manifest; paths: string[] }> {
    const job = {
      jobId: 'j1',
      caseId,
      recordingId: null,
      subjectId: null,
      askedBy,
      reason: '归档',
      askedAt: at,
    };
    const tools = { folder, signal: new AbortController().signal, onProgress: () => undefined };
    const made = await kindOf(options).make(job, tools);
    if (made === null) throw new Error('nothing made');
    expect(made.fileName).toMatch(/^\d{4}-\d{6}\.zip$/);
    const chunks: Uint8Array[] = [];
    for await (const chunk of made.bytes) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const read = async (start: number, end: number) => bytes.subarray(start, end);
    const source = { size: bytes.length, read };
    const report = await verifyDossier({ source, tools: nodeTools, trustedKeyIds: [key.keyId] });
    const entries = (await readZip(source))?.entries ?? [];
    const list = entries.find(({ path }) => path === 'manifest.json');
    const text = list && bytes.subarray(list.contentAt, list.contentAt + list.size).toString();
    return { report, manifest: JSON.parse(text ?? '') as Manifest, paths: entries.map(({ path }) => path) };
  }

  it('has all of its evidence, and verifies', async () => {
    await addPapers();
    const recordingId = await record({ gap: 'recorderLost' });
    await sealsWith().sealIfReady(recordingId);
    const { report, manifest, paths } = await make();
    expect(report).toMatchObject({ verdict: 'intact', findings: [], leftOut: [] });
    expect(manifest.madeFor).toEqual({ role: 'agent', id: askedBy, name: '李坐席', reason: '归档' });
    const kinds = Map.groupBy(manifest.files, (file) => file.kind);
    const counts = Object.fromEntries([...kinds].map(([name, files]) => [name, files.length]));
    expect(counts).toEqual({
      ...{ readme: 1, key: 1, journal: 1, document: 1, paper: 1, signature: 1, form: 1 },
      ...{ seal: 1, sealSignature: 1, segment: 6 },
    });
    expect(paths.some((path) => path.endsWith('/身份证_正面.jpg'))).toBe(true);
  });

  it('may be of a case that nobody recorded', async () => {
    const { report } = await make();
    expect(report).toMatchObject({ verdict: 'intact', about: { recordingCount: 0 } });
  });

  it('says what is not in it: what the asker may not have, what is not sealed, what was deleted', async () => {
    const closed = await record({ part: 'closed' });
    const deleted = await record();
    await sealsWith().sealReady(10);
    await db()
      .update(recordings)
      .set({ deletedAt: new Date(at) })
      .where(eq(recordings.recordingId, deleted));
    const unsealed = await record();
    const { report, paths } = await make({ hidden: [closed] });
    expect(report).toMatchObject({ verdict: 'intact', findings: [] });
    const byId = Object.fromEntries(report.leftOut.map(({ id, why }) => [id, why]));
    expect(byId).toEqual({ [closed]: 'restricted', [deleted]: 'deleted', [unsealed]: 'notSealed' });
    expect(paths.filter((path) => path.includes(closed) || path.includes(unsealed))).toEqual([]);
    expect(paths.filter((path) => path.includes(deleted))).toEqual([
      `seals/${deleted}.json`,
      `seals/${deleted}.sig`,
    ]);
  });

  it('names a segment whose bytes are gone from the store', async () => {
    const recordingId = await record();
    await sealsWith().sealIfReady(recordingId);
    const [lost] = await sealsWith().listStored(recordingId);
    await recordingFiles.delete(lost?.storageKey ?? '');
    const { report } = await make();
    const path = `recordings/${recordingId}/${lost?.trackId}/000000.webm`;
    expect(report.findings).toEqual([{ check: 'seals', problem: 'missing', subject: path }]);
  });

  it('verifies with the key of before where that sealed a recording in it', async () => {
    const older = makeKey();
    await sealsWith(older).publishKey();
    await sealsWith(older).sealIfReady(await record());
    const { report, paths } = await make();
    expect(paths).toContain(`keys/${older.keyId}.pem`);
    expect(report).toMatchObject({ verdict: 'compareKey', findings: [] });
    expect(report.keys.map(({ keyId, trust }) => [keyId, trust])).toEqual([
      [key.keyId, 'trusted'],
      [older.keyId, 'compare'],
    ]);
  });

  it('is not made for somebody who may not have it any more', async () => {
    await expect(make({ isForbidden: true })).rejects.toThrow('not theirs');
  });
});
