import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import {
  type FileKind,
  type LeftOut,
  placed,
  type SealText,
  sealFormat,
  sealPath,
  sealSignaturePath,
  segmentPath,
} from '@cloudseat/shared/dossier/dossier-format.ts';
import { piecePath } from '@cloudseat/shared/dossier/expert-evidence.ts';
import type { ChainedLine } from '@cloudseat/shared/dossier/journal-text.ts';
import { keyIdOf } from '@cloudseat/shared/dossier/public-key.ts';
import { chainStart, hashOf, type JournalLine } from '../../../server/src/cases/case-chain.ts';
import { sha256Hex } from '../../../server/src/platform/ids.ts';
import { type PackedFile, packDossier } from '../../../server/src/record/dossier-pack.ts';

const at = Date.UTC(2026, 10, 20, 2, 0);
const caseId = 'case-1';
export const recordingId = 'rec-1';
export const tracks = ['camera-1', 'microphone-1'] as const;
export type Key = { keyId: string; publicKeyPem: string; sign(bytes: Uint8Array): Buffer };

export function makeKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return asKey(privateKey, publicKey);
}
const asKey = (privateKey: KeyObject, publicKey: KeyObject): Key => ({
  keyId: keyIdOf(sha256Hex(publicKey.export({ type: 'spki', format: 'der' }))),
  publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  sign: (bytes) => sign(null, bytes, privateKey),
});

type Wish = {
  key: Key;
  segmentCount?: number;
  segmentBytes?: number;
  /** What is done to the files after they were sealed, and before they are packed and signed. */
  change?: (files: Map<string, { kind: FileKind; bytes: Uint8Array }>) => void;
  changeLines?: (lines: JournalLine[]) => void;
  leftOut?: LeftOut[];
  hasRecording?: boolean;
  /** Of an expert review that was archived: a mark, the report and a signature over it. */
  hasReview?: boolean;
};

/** A small dossier with a file of every kind, as the server packs it. */
export function makeDossier(wish: Wish): AsyncIterable<Uint8Array> {
  const { key, segmentCount = 3, segmentBytes = 300, hasRecording = true, leftOut = [] } = wish;

  const files = new Map<string, { kind: FileKind; bytes: Uint8Array }>();
  const add = (path: string, kind: FileKind, text: string | Uint8Array) =>
    files.set(path, { kind, bytes: typeof text === 'string' ? Buffer.from(text) : text });
  add(placed.readme, 'readme', 'What this is 这是什么');
  add(placed.key, 'key', key.publicKeyPem);
  add(placed.journal, 'journal', '');
  const evidence = [
    ['documents/m1/身份证.jpg', 'document', 'a picture'],
    ['papers/0001.pdf', 'paper', 'a paper'],
    ['signatures/s1.json', 'signature', '{"mark":[1,2]}'],
    ['opinions/o1.json', 'opinion', '{"verdict":"agree"}'],
    ['forms/f1.json', 'form', '{"name":"x"}'],
  ] as const;
  for (const [path, kind, text] of evidence) add(path, kind, text);
  const lines: JournalLine[] = ['case.opened', 'call.connected', 'call.ended'].map((action, index) =>
    line(action, { index }),
  );
  for (const [path, , text] of evidence)
    lines.push(line('material.added', { path, sha256: sha256Hex(text) }));
  if (hasRecording) lines.push(addRecording(add, key, segmentCount, segmentBytes));
  if (wish.hasReview) lines.push(...addReview(add));
  lines.push(line('case.decided', { disposition: 'accepted', reason: '材料齐全' }));
  wish.changeLines?.(lines);
  const journal = chain(lines);
  add(placed.journal, 'journal', journal.map((entry) => `${canonicalJson(entry)}\n`).join(''));
  wish.change?.(files);
  return packDossier({
    outline: {
      ...{ madeAt: at, madeFor: { role: 'agent', id: 'a1', name: '李坐席', reason: '归档' }, leftOut },
      case: {
        caseId,
        caseNumber: '2026-000123',
        matterName: '开办餐馆',
        departmentName: '市场监管局',
        openedAt: at,
      },
      journal: { entryCount: journal.length, head: journal.at(-1)?.hash ?? '' },
      recordings: hasRecording ? [{ recordingId, part: 'open', startedAt: at, endedAt: at + 60_000 }] : [],
    },
    files: packed(files),
    key,
  });
}

const line = (action: string, details: Record<string, unknown>): JournalLine => ({
  ...{ at, actorRole: 'system', actorId: '', action, callId: null, details },
});

function chain(lines: readonly JournalLine[]): ChainedLine[] {
  let hash = chainStart(caseId);
  return lines.map((entry, index) => {
    hash = hashOf(hash, { ...entry, sequence: index + 1 });
    return { ...entry, sequence: index + 1, hash };
  });
}

function addRecording(
  add: (path: string, kind: FileKind, bytes: string | Uint8Array) => void,
  key: Key,
  segmentCount: number,
  segmentBytes: number,
): JournalLine {
  const person = { participantId: 'applicant-p1', role: 'applicant', displayName: '张三' };
  const sealed = tracks.map((trackId) => ({
    ...person,
    ...{ trackId, source: 'camera', kind: 'video' },
    segments: Array.from({ length: segmentCount }, (_, index) => {
      const bytes = Buffer.alloc(segmentBytes, `${trackId} ${index} `);
      const segment = { index, container: 'webm' as const };
      add(segmentPath(recordingId, trackId, segment), 'segment', bytes);
      const times = { startedAt: at + index * 4_000, durationMs: 4_000, byteCount: bytes.length };
      return { ...segment, ...times, sha256: sha256Hex(bytes) };
    }),
  }));
  const seal: SealText = {
    ...{ format: sealFormat, version: 1, recordingId, caseId, callId: 'c1', roomId: 'c1', kind: 'call' },
    ...{ part: 'open', startedAt: at, endedAt: at + 60_000, state: 'sealed', gaps: [], tracks: sealed },
    people: [{ ...person, departmentId: null, firstSeenAt: at, lastSeenAt: at, consent: null }],
    ...{ sealedAt: at, keyId: key.keyId },
  };
  const text = canonicalJson(seal);
  add(sealPath(recordingId), 'seal', text);
  add(sealSignaturePath(recordingId), 'sealSignature', key.sign(Buffer.from(text)));
  return line('recording.sealed', { recordingId, headSha256: sha256Hex(text), keyId: key.keyId });
}

function addReview(add: (path: string, kind: FileKind, text: string) => void): JournalLine[] {
  const reviewId = 'review-1';
  const report = canonicalJson({ conclusion: 'passed' });
  const pieces = [
    {
      name: 'scores/seat-1.json',
      text: canonicalJson({ marks: [28, 30], nonce: 'n1' }),
      journalledIn: 'expert.scored',
    },
    { name: 'report.json', text: report, journalledIn: null },
    {
      name: 'signatures/seat-1.json',
      text: canonicalJson({ over: [{ name: 'report.json', sha256: sha256Hex(report) }] }),
      journalledIn: null,
    },
  ].map((piece) => ({ ...piece, sha256: sha256Hex(piece.text) }));
  for (const { name, text } of pieces) add(piecePath(name), 'review', text);
  const evidence = pieces.map(({ name, sha256, journalledIn }) => ({ name, sha256, journalledIn }));
  return [
    line('expert.scored', { reviewId, position: 1, commitment: pieces[0]?.sha256 }),
    line('expert.archived', { reviewId, evidence }),
  ];
}

async function* packed(
  files: ReadonlyMap<string, { kind: FileKind; bytes: Uint8Array }>,
): AsyncGenerator<PackedFile> {
  for (const [path, { kind, bytes }] of files)
    yield {
      path,
      kind,
      size: bytes.length,
      open: async function* () {
        yield bytes;
      },
    };
}

export async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
