import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import {
  type DossierFile,
  dossierFormat,
  dossierVersion,
  type FileKind,
  headOf,
  type Manifest,
  placed,
} from '@cloudseat/shared/dossier/dossier-format.ts';
import {
  centralRecord,
  crcText,
  localHeader,
  type PlacedEntry,
  type ZipEntry,
  zipEnd,
} from '@cloudseat/shared/dossier/zip-layout.ts';
import type { SealKey } from './seal-key.ts';

/** A file on its way into a package. Opened again where it is too large to be held: its bytes must stay the same. */
export type PackedFile = {
  path: string;
  kind: FileKind;
  size: number;
  open(): AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
};

export type Packing = {
  /** Read once all files are in: what could not be had is added to `leftOut` until then. */
  outline: Omit<Manifest, 'format' | 'version' | 'keyId' | 'files'>;
  files: AsyncIterable<PackedFile>;
  key: Pick<SealKey, 'keyId' | 'sign'>;
  /** After each file; bytes of the package so far. */
  onPacked?: (byteCount: number) => void;
  /** A file that cannot be read, e.g. because it is gone: it is not in the package then. Left out: it ends the packing. */
  onUnreadable?: (file: PackedFile, error: unknown) => void;
};

/** Files up to this size are held while their checksums are made; larger ones are read twice. */
const heldMaxBytes = 16 * 1024 * 1024;

/** The package as a stream: a ZIP without compression whose every byte follows from the signed list at its end. */
export async function* packDossier(packing: Packing): AsyncGenerator<Uint8Array> {
  const { outline, files, key, onPacked } = packing;
  const placedEntries: PlacedEntry[] = [];
  let offset = 0;
  function* begin(entry: ZipEntry): Generator<Uint8Array> {
    const header = localHeader(entry);
    placedEntries.push({ ...entry, offset });
    offset += header.length + entry.size;
    yield header;
  }
  function* whole(path: string, bytes: Uint8Array): Generator<Uint8Array> {
    yield* begin({ path, size: bytes.length, crc32: crc32(bytes) });
    yield bytes;
  }

  const listed: DossierFile[] = [];
  for await (const file of files) {
    const measured = await measureOr(file, packing.onUnreadable);
    if (measured === null) continue;
    const { facts, chunks } = measured;
    const { path, kind } = file;
    listed.push({ path, kind, size: facts.size, sha256: facts.sha256, crc32: crcText(facts.crc32) });
    yield* begin({ path, size: facts.size, crc32: facts.crc32 });
    yield* chunks;
    onPacked?.(offset);
  }

  const manifest: Manifest = {
    ...{ format: dossierFormat, version: dossierVersion, keyId: key.keyId, files: listed },
    ...outline,
  };
  const list = Buffer.from(canonicalJson(manifest));
  const head = Buffer.from(canonicalJson(headOf(manifest, createHash('sha256').update(list).digest('hex'))));
  yield* whole(placed.manifest, list);
  yield* whole(placed.head, head);
  yield* whole(placed.signature, key.sign(head));
  const directoryAt = offset;
  let directoryBytes = 0;
  for (const entry of placedEntries) {
    const record = centralRecord(entry);
    directoryBytes += record.length;
    yield record;
  }
  yield zipEnd(placedEntries.length, directoryAt, directoryBytes);
}

async function measureOr(file: PackedFile, onUnreadable: Packing['onUnreadable']) {
  try {
    return await measure(file);
  } catch (error) {
    if (onUnreadable === undefined) throw error;
    onUnreadable(file, error);
    return null;
  }
}

type Facts = { size: number; sha256: string; crc32: number };

async function measure(
  file: PackedFile,
): Promise<{ facts: Facts; chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }> {
  if (file.size <= heldMaxBytes) {
    const held: Uint8Array[] = [];
    const facts = await factsOf(file, (bytes) => void held.push(bytes));
    return { facts, chunks: held };
  }
  const facts = await factsOf(file);
  return { facts, chunks: sameAgain(file, facts) };
}

async function factsOf(file: PackedFile, onBytes?: (bytes: Uint8Array) => void): Promise<Facts> {
  const hash = createHash('sha256');
  let [size, crc] = [0, 0];
  for await (const bytes of await file.open()) {
    hash.update(bytes);
    crc = crc32(bytes, crc);
    size += bytes.length;
    onBytes?.(bytes);
  }
  return { size, sha256: hash.digest('hex'), crc32: crc };
}

async function* sameAgain(file: PackedFile, { size }: Facts): AsyncGenerator<Uint8Array> {
  let left = size;
  for await (const bytes of await file.open()) {
    left -= bytes.length;
    yield bytes;
  }
  if (left !== 0) throw new Error(`${file.path} changed its size while it was packed`);
}
