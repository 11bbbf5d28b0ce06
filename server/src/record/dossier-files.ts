import { createReadStream } from 'node:fs';
import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import {
  type FileKind,
  type LeftOut,
  olderKeyPath,
  placed,
  sealPath,
  sealSignaturePath,
  segmentPath,
} from '@cloudseat/shared/dossier/dossier-format.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { ChainedLine } from '../cases/case-chain.ts';
import type { VoucherRepository } from '../cases/voucher.repository.ts';
import type { MaterialFiles } from '../materials/material-files.ts';
import type { Signatures } from '../vouchers/signatures.ts';
import type { DossierRepository } from './dossier.repository.ts';
import type { PackedFile } from './dossier-pack.ts';
import type { RecordingFiles } from './recording-files.ts';
import type { Seal } from './seal.repository.ts';
import type { Seals } from './seals.ts';

/** An opinion that its seat has signed and that its review shows to all: `canonical` is exactly the text that was hashed. */
export type SignedOpinion = { reviewId: string; seatId: string; round: number; canonical: string };

export type DossierSources = {
  repository: DossierRepository;
  seals: Pick<Seals, 'key' | 'listKeys' | 'listStored'>;
  vouchers: Pick<VoucherRepository, 'listOf' | 'findPdf' | 'findSigned'>;
  signatures: Pick<Signatures, 'listOf'>;
  materialFiles: Pick<MaterialFiles, 'pathOf'>;
  recordingFiles: Pick<RecordingFiles, 'open'>;
  listOpinions: (caseId: CaseId) => Promise<SignedOpinion[]>;
  /** What the case's expert review remembers, once that is archived. */
  listReviewPieces: (caseId: CaseId) => Promise<PackedFile[]>;
};
type Whole = {
  caseId: CaseId;
  entries: readonly ChainedLine[];
  readme: string;
  /** Of recordings that go in; without their segments where those are gone. */
  seals: readonly (Seal & { isDeleted: boolean })[];
  leftOut: LeftOut[];
};

const ofText = (path: string, kind: FileKind, content: string | Uint8Array): PackedFile => {
  const bytes = Buffer.from(content);
  // An array's iterator serves where an asynchronous one is read with for await.
  return { path, kind, size: bytes.length, open: () => [bytes].values() as never };
};
/** For every system a package may be unpacked on. */
const safeName = (name: string) => name.replace(/[<>:"|?*\\/\p{Cc}]/gu, '_').replace(/[. ]+$/, '_');

/** Every file of a case's dossier in the order of the package, read one after the other. */
export async function* listDossierFiles(whole: Whole, sources: DossierSources): AsyncGenerator<PackedFile> {
  const { key } = sources.seals;
  yield ofText(placed.readme, 'readme', whole.readme);
  yield ofText(placed.key, 'key', key.publicKeyPem);
  const used = new Set(whole.seals.map(({ keyId }) => keyId));
  for (const { keyId, publicKeyPem } of await sources.seals.listKeys())
    if (used.has(keyId) && keyId !== key.keyId) yield ofText(olderKeyPath(keyId), 'key', publicKeyPem);
  yield ofText(placed.journal, 'journal', whole.entries.map((entry) => `${canonicalJson(entry)}\n`).join(''));
  yield* listDocuments(whole, sources);
  yield* listPapers(whole, sources);
  yield* listRecords(whole.caseId, sources);
  yield* await sources.listReviewPieces(whole.caseId);
  for (const seal of whole.seals) yield* listRecording(seal, sources);
}

async function* listDocuments({ caseId }: Whole, sources: DossierSources): AsyncGenerator<PackedFile> {
  for (const { materialId, fileName, sizeBytes, storedAs } of await sources.repository.listMaterials(caseId))
    yield {
      path: `documents/${materialId}/${safeName(fileName)}`,
      kind: 'document',
      size: sizeBytes,
      open: () => createReadStream(sources.materialFiles.pathOf(storedAs)),
    };
}

async function* listPapers({ caseId, leftOut }: Whole, sources: DossierSources): AsyncGenerator<PackedFile> {
  for (const { voucherId, number } of await sources.vouchers.listOf([caseId])) {
    const pdf = await sources.vouchers.findPdf(voucherId);
    // Issued a moment ago: what it says is in the journal, the file is not printed yet.
    if (pdf === null) leftOut.push({ what: 'paper', id: number, why: 'unreadable' });
    else yield ofText(`papers/${safeName(number)}.pdf`, 'paper', pdf);
    const signed = await sources.vouchers.findSigned(voucherId);
    if (signed) yield ofText(`papers/${safeName(number)}-signed.pdf`, 'paper', signed);
  }
}

async function* listRecords(caseId: CaseId, sources: DossierSources): AsyncGenerator<PackedFile> {
  for (const { record, countersignature } of await sources.signatures.listOf(caseId)) {
    const path = `signatures/${record.signatureId}`;
    yield ofText(`${path}.json`, 'signature', canonicalJson(record));
    if (countersignature)
      yield ofText(`${path}.countersignature.json`, 'countersignature', canonicalJson(countersignature));
  }
  for (const { fillingId, text } of await sources.repository.listForms(caseId))
    yield ofText(`forms/${fillingId}.json`, 'form', text);
  for (const { reviewId, seatId, round, canonical } of await sources.listOpinions(caseId))
    yield ofText(`opinions/${reviewId}-${seatId}-${round}.json`, 'opinion', canonical);
}

async function* listRecording(
  { recordingId, text, signature, isDeleted }: Seal & { isDeleted: boolean },
  { seals, recordingFiles }: DossierSources,
): AsyncGenerator<PackedFile> {
  yield ofText(sealPath(recordingId), 'seal', text);
  yield ofText(sealSignaturePath(recordingId), 'sealSignature', Buffer.from(signature, 'base64'));
  if (isDeleted) return;
  for (const { trackId, byteCount, storageKey, ...segment } of await seals.listStored(recordingId))
    yield {
      path: segmentPath(recordingId, trackId, segment),
      kind: 'segment',
      size: byteCount,
      open: async () => (await recordingFiles.open(storageKey)).stream,
    };
}
