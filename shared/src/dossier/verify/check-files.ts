import { centralRecord, crc32, localHeader, type ZipEntry, zipEnd } from '../zip-layout.ts';
import type { MatchedEntry } from './match-entries.ts';
import type { ByteSource, Tools } from './ports.ts';
import type { ZipReading } from './read-zip.ts';
import type { ReportBuilder } from './report.ts';

const chunkBytes = 4 * 1024 * 1024;
const isSame = (left: Uint8Array, right: Uint8Array) =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

type Given = {
  source: ByteSource;
  tools: Tools;
  report: ReportBuilder;
  onProgress: (checkedBytes: number) => void;
};

export type CheckedFiles = {
  /** The SHA-256 that every listed file really has, by its path there. */
  sha256s: Map<string, string>;
  /** As each entry of the package should be described, in order. */
  truths: ZipEntry[];
};

/**
 * Reads the whole package once, a few megabytes at a time: each file against its SHA-256 in the list, each header against the one
 * that follows from the list.
 */
export async function checkFiles(matched: readonly MatchedEntry[], given: Given): Promise<CheckedFiles> {
  const { source, tools, report, onProgress } = given;
  const sha256s = new Map<string, string>();
  const truths: ZipEntry[] = [];
  for (const { entry, file, path } of matched) {
    const end = entry.contentAt + entry.size;
    const hash = tools.createHash(entry.size);
    let header: Uint8Array = new Uint8Array();
    let crc = 0;
    let at = entry.offset;
    do {
      const read = await source.read(at, Math.min(end, at + chunkBytes));
      const headerBytes = at === entry.offset ? entry.contentAt - at : 0;
      if (headerBytes > 0) header = read.slice(0, headerBytes);
      const bytes = read.subarray(headerBytes);
      hash.update(bytes);
      // Of listed files the list has it.
      if (file === null) crc = crc32(bytes, crc);
      at += chunkBytes;
      onProgress(Math.min(at, end));
    } while (at < end);
    const sha256 = await hash.hex();
    if (file !== null) sha256s.set(path, sha256);
    const isGood = file === null || (file.sha256 === sha256 && file.size === entry.size);
    if (!isGood) report.fault('files', 'changed', path);
    const truth = file === null ? { path, size: entry.size, crc32: crc } : truthOf(file);
    truths.push(truth);
    if (isGood && !isSame(header, localHeader(truth))) report.fault('package', 'headerChanged', path);
    report.count('files', 1);
  }
  nameSwapped(matched, sha256s, report);
  return { sha256s, truths };
}

const truthOf = (file: { path: string; size: number; crc32: string }): ZipEntry => ({
  ...{ path: file.path, size: file.size, crc32: Number.parseInt(file.crc32, 16) },
});

/** What lies in another listed file's place. */
function nameSwapped(
  matched: readonly MatchedEntry[],
  found: ReadonlyMap<string, string>,
  report: ReportBuilder,
): void {
  const bySha256 = new Map(matched.flatMap(({ file }) => (file ? [[file.sha256, file.path] as const] : [])));
  for (const finding of report.findings) {
    if (finding.check !== 'files' || finding.problem !== 'changed') continue;
    const other = bySha256.get(found.get(finding.subject) ?? '');
    if (other !== undefined && other !== finding.subject)
      Object.assign(finding, { problem: 'swapped', other });
  }
}

/** The directory at the end against the one that follows from the files in front of it; byte for byte, to the last one. */
export async function checkDirectory(
  { directoryAt, entries }: ZipReading,
  truths: readonly ZipEntry[],
  { source, report }: Pick<Given, 'source' | 'report'>,
): Promise<void> {
  let at = directoryAt;
  for (const [index, truth] of truths.entries()) {
    const expected = centralRecord({ ...truth, offset: entries[index]?.offset ?? 0 });
    const bytes = await source.read(at, Math.min(source.size, at + expected.length));
    // Of a file that is not the right one its record cannot be either.
    const isKnown = report.findings.some(({ check, subject }) => check === 'files' && subject === truth.path);
    if (!isKnown && !isSame(bytes, expected))
      report.fault('package', 'directoryChanged', truth.path, String(at));
    at += expected.length;
  }
  const isWhole = !report.findings.some(({ check }) => check === 'files');
  const end = zipEnd(truths.length, directoryAt, at - directoryAt);
  const rest = await source.read(Math.min(at, source.size), Math.min(source.size, at + end.length));
  if (isWhole && !isSame(rest, end)) report.fault('package', 'directoryChanged', 'ZIP', String(at));
  if (isWhole && source.size > at + end.length)
    report.fault('package', 'extraBytes', String(at + end.length));
  report.count('package', truths.length);
}
