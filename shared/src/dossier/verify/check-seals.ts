import { canonicalJson } from '../canonical-json.ts';
import {
  type Manifest,
  type SealText,
  sealFormat,
  sealPath,
  sealSignaturePath,
  segmentPath,
} from '../dossier-format.ts';
import type { ChainedLine } from '../journal-text.ts';
import type { KnownKeys } from './check-head.ts';
import type { Tools } from './ports.ts';
import type { ReportBuilder } from './report.ts';

type Given = {
  manifest: Manifest;
  entries: readonly (ChainedLine | null)[];
  keys: KnownKeys;
  /** What each file really hashes to. */
  sha256s: ReadonlyMap<string, string>;
  read: (path: string) => Promise<Uint8Array | null>;
  tools: Tools;
  report: ReportBuilder;
};

/**
 * Each recording's seal: its signature, its place in the journal, and each segment it names against the file that is here. Gives
 * which key signed which.
 */
export async function checkSeals(given: Given): Promise<Map<string, string>> {
  const { manifest, report } = given;
  const signedBy = new Map<string, string>();
  const named = new Set<string>();
  for (const { recordingId } of manifest.recordings) {
    report.count('seals', 1);
    const seal = await readSeal(recordingId, given);
    if (seal === null) continue;
    await checkSignature(recordingId, seal, given);
    signedBy.set(recordingId, seal.keyId);
    checkPlace(recordingId, given);
    for (const path of checkSegments(seal, given)) named.add(path);
  }
  for (const { kind, path } of manifest.files)
    if (kind === 'segment' && !named.has(path)) report.fault('seals', 'notInSeal', path);
  checkAllHere(given);
  report.count('seals', 0);
  return signedBy;
}

async function readSeal(recordingId: string, { read, report, manifest }: Given): Promise<SealText | null> {
  const path = sealPath(recordingId);
  const bytes = await read(path);
  if (bytes === null) {
    report.fault('seals', 'missing', path);
    return null;
  }
  try {
    const text = new TextDecoder().decode(bytes);
    const seal = JSON.parse(text) as SealText;
    const isOne =
      seal.format === sealFormat &&
      seal.recordingId === recordingId &&
      seal.caseId === manifest.case.caseId &&
      canonicalJson(seal) === text &&
      seal.tracks.every(({ segments }) => segments.every(({ index }) => Number.isInteger(index)));
    if (isOne) return seal;
  } catch {
    // Said below.
  }
  report.fault('seals', 'unreadable', path);
  return null;
}

async function checkSignature(
  recordingId: string,
  { keyId }: SealText,
  { read, keys, tools, report }: Given,
): Promise<void> {
  const [text, signature] = await Promise.all([
    read(sealPath(recordingId)),
    read(sealSignaturePath(recordingId)),
  ]);
  const key = keys.get(keyId);
  if (key === undefined) report.fault('seals', 'unknownKey', sealPath(recordingId), keyId);
  else if (!text || signature?.length !== 64 || !(await tools.isSignedBy(key, text, signature)))
    report.fault('seals', 'badSignature', sealSignaturePath(recordingId));
}

/** Its head stands in the case's chain: a seal that was made later for other segments does not. */
function checkPlace(recordingId: string, { entries, sha256s, report }: Given): void {
  const head = sha256s.get(sealPath(recordingId));
  const isThere = entries.some(
    (entry) =>
      entry?.action === 'recording.sealed' &&
      entry.details.recordingId === recordingId &&
      entry.details.headSha256 === head,
  );
  if (!isThere) report.fault('seals', 'notInJournal', sealPath(recordingId));
}

function checkSegments(seal: SealText, { sha256s, manifest, report }: Given): string[] {
  const gone = manifest.leftOut.some(
    ({ what, id, why }) => what === 'recording' && id === seal.recordingId && why === 'deleted',
  );
  const sealed = seal.tracks.flatMap(({ trackId, segments }) =>
    segments.map((segment) => ({ ...segment, path: segmentPath(seal.recordingId, trackId, segment) })),
  );
  // Its term was over: the hashes stay, the bytes are gone, and the package says so.
  if (gone) return [];
  for (const { path, sha256 } of sealed) {
    const actual = sha256s.get(path);
    if (actual === undefined) report.fault('seals', 'missing', path);
    else if (actual !== sha256) report.fault('seals', 'changed', path);
  }
  return sealed.map(({ path }) => path);
}

/** A recording whose seal the journal knows is here, or the package says why not. */
function checkAllHere({ manifest, entries, report }: Given): void {
  const told = new Set([
    ...manifest.recordings.map(({ recordingId }) => recordingId),
    ...manifest.leftOut.filter(({ what }) => what === 'recording').map(({ id }) => id),
  ]);
  for (const entry of entries) {
    const { recordingId } = entry?.details ?? {};
    if (entry?.action === 'recording.sealed' && typeof recordingId === 'string' && !told.has(recordingId))
      report.fault('seals', 'sealGone', recordingId);
  }
}
