import { journalledKinds, type Manifest, placed } from '../dossier-format.ts';
import { checkDraw } from './check-draw.ts';
import { type CheckedFiles, checkDirectory, checkFiles } from './check-files.ts';
import { checkHead, readKeys } from './check-head.ts';
import { checkJournal, collectSha256s, readEntries } from './check-journal.ts';
import { checkReview } from './check-review.ts';
import { checkSeals } from './check-seals.ts';
import { type MatchedEntry, matchEntries, tail } from './match-entries.ts';
import type { ByteSource, Tools } from './ports.ts';
import { readManifest } from './read-manifest.ts';
import { type FoundEntry, readZip, type ZipReading } from './read-zip.ts';
import { createReport, type KeyUse, type Report, type ReportBuilder } from './report.ts';

export type Wish = {
  source: ByteSource;
  tools: Tools;
  /** Ids of keys that are known to be the installation's; empty: none was given. */
  trustedKeyIds: readonly string[];
  /** 0 to 1. */
  onProgress?: (share: number) => void;
};

/** Files that are read whole, because they are looked into. */
const wholeMaxBytes = 256 * 1024 * 1024;

/**
 * Whether a package is, to the last byte, what an installation signed. Reads it once in pieces; asks neither a database nor a
 * network. Never throws for what is wrong with the package: that is in the report.
 */
export async function verifyDossier({ source, tools, trustedKeyIds, onProgress }: Wish): Promise<Report> {
  const report = createReport();
  const given = { source, tools, report };
  const zip = await readZip(source);
  if (zip === null) {
    report.fault('package', 'unreadable', 'ZIP');
    return conclude(report, null, source, []);
  }
  const head = await readTail(zip, source);
  const manifest = head.manifest && readManifest(head.manifest);
  if (!head.manifest || !manifest) {
    const hasOne = zip.entries.some(({ path }) => path === placed.manifest);
    report.fault('manifest', hasOne ? 'unreadable' : 'missing', placed.manifest);
    return conclude(report, null, source, []);
  }
  const matched = matchEntries(zip.entries, manifest, report);
  const onChecked = (bytes: number) => onProgress?.(bytes / source.size);
  const files = await checkFiles(matched, { ...given, onProgress: onChecked });
  await checkDirectory(zip, files.truths, given);
  const read = readerOf(matched, source);
  const readText = async (path: string) => decode(await read(path));
  const keys = await readKeys(manifest.files, readText, given);
  if (head.head && head.signature)
    await checkHead(
      manifest,
      { manifest: head.manifest, head: head.head, signature: head.signature },
      keys,
      given,
    );
  const entries = readEntries((await readText(placed.journal)) ?? '');
  await checkJournal(manifest, entries, given);
  const signedBy = await checkSeals({ ...given, manifest, entries, keys, sha256s: files.sha256s, read });
  checkEvidence(manifest, files, collectSha256s(entries), report);
  await checkReview({ manifest, entries, sha256s: files.sha256s, readText, report });
  await checkDraw({ manifest, entries, readText, tools, report });
  onProgress?.(1);
  return conclude(report, manifest, source, judgeKeys(manifest, signedBy, trustedKeyIds));
}

/** Documents, papers, signatures and opinions: each one's SHA-256 stands in the chain. */
function checkEvidence(
  manifest: Manifest,
  { sha256s }: CheckedFiles,
  journalled: ReadonlySet<string>,
  report: ReportBuilder,
): void {
  const kinds: readonly string[] = journalledKinds;
  for (const { path, kind } of manifest.files) {
    if (!kinds.includes(kind)) continue;
    report.count('evidence', 1);
    const sha256 = sha256s.get(path);
    if (sha256 !== undefined && !journalled.has(sha256)) report.fault('evidence', 'notInJournal', path);
  }
  report.count('evidence', 0);
}

const decode = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes);

async function readWhole(source: ByteSource, entry: FoundEntry | undefined): Promise<Uint8Array | null> {
  if (entry === undefined || entry.size > wholeMaxBytes) return null;
  return source.read(entry.contentAt, entry.contentAt + entry.size);
}

const readerOf = (matched: readonly MatchedEntry[], source: ByteSource) => {
  const byPath = new Map(matched.filter(({ file }) => file !== null).map(({ path, entry }) => [path, entry]));
  return (path: string) => readWhole(source, byPath.get(path));
};

/** By their names, else by their places. */
async function readTail({ entries }: ZipReading, source: ByteSource) {
  const find = (path: string) =>
    entries.find((entry) => entry.path === path) ??
    entries[entries.length - tail.length + tail.indexOf(path)];
  const [manifest = null, head = null, signature = null] = await Promise.all(
    tail.map((path) => readWhole(source, find(path))),
  );
  return { manifest, head, signature };
}

function judgeKeys(
  manifest: Manifest,
  signedBy: ReadonlyMap<string, string>,
  trusted: readonly string[],
): KeyUse[] {
  const uses = new Map<string, string[]>([[manifest.keyId, ['head']]]);
  for (const [recordingId, keyId] of signedBy) uses.set(keyId, [...(uses.get(keyId) ?? []), recordingId]);
  return [...uses].map(([keyId, signed]) => {
    const isTrusted = trusted.includes(keyId);
    // One that was given speaks for the package; of older ones, which signed seals in it, nobody may have said a word.
    const isCompared = trusted.length === 0 || !signed.includes('head');
    return { keyId, signed, trust: isTrusted ? 'trusted' : isCompared ? 'compare' : 'other' };
  });
}

function conclude(
  report: ReportBuilder,
  manifest: Manifest | null,
  source: ByteSource,
  keys: KeyUse[],
): Report {
  for (const { keyId, trust } of keys)
    if (trust === 'other') report.fault('signature', 'otherKey', placed.key, keyId);
  const isWhole = manifest !== null && report.findings.length === 0;
  const isTrusted = keys.every(({ trust }) => trust === 'trusted');
  return {
    verdict: !isWhole ? 'broken' : isTrusted ? 'intact' : 'compareKey',
    about: manifest && {
      ...{ caseNumber: manifest.case.caseNumber, matterName: manifest.case.matterName },
      ...{ departmentName: manifest.case.departmentName, madeAt: manifest.madeAt },
      ...{ madeFor: manifest.madeFor.name, entryCount: manifest.journal.entryCount },
      ...{ recordingCount: manifest.recordings.length, fileCount: manifest.files.length + tail.length },
      byteCount: source.size,
    },
    keys,
    results: report.results(),
    findings: report.findings,
    leftOut: manifest?.leftOut ?? [],
  };
}
