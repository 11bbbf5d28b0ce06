import { endBytes, localHeaderBytes, type PlacedEntry, signatures } from '../zip-layout.ts';
import type { ByteSource } from './ports.ts';

/** A name that was damaged may have another length than its text. */
export type FoundEntry = PlacedEntry & { contentAt: number };
/** Where the package's files lie, and where its directory begins. */
export type ZipReading = { entries: FoundEntry[]; directoryAt: number };

const directoryMaxBytes = 256 * 1024 * 1024;
const recordBytes = 46;
const [bit32, bit16] = [0xffffffff, 0xffff];
const largeBytes = 76;
const decoder = new TextDecoder('utf-8', { fatal: false });
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * By the directory at its end, else, where that is damaged, by going from file to file. Null where neither leads through the
 * whole package.
 */
export async function readZip(source: ByteSource): Promise<ZipReading | null> {
  return (await readByDirectory(source)) ?? (await readByWalking(source));
}

async function readByDirectory(source: ByteSource): Promise<ZipReading | null> {
  const end = await findEnd(source);
  if (end === null) return null;
  const { count, directoryAt, directoryBytes } = end;
  if (directoryBytes > directoryMaxBytes || directoryAt + directoryBytes > source.size) return null;
  const bytes = await source.read(directoryAt, directoryAt + directoryBytes);
  const view = viewOf(bytes);
  const entries: FoundEntry[] = [];
  let at = 0;
  let offset = 0;
  while (entries.length < count) {
    if (at + recordBytes > bytes.length || view.getUint32(at, true) !== signatures.central) return null;
    const [size, nameLength, extraLength] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
    ];
    const path = decoder.decode(bytes.subarray(at + recordBytes, at + recordBytes + nameLength));
    const near = view.getUint32(at + 42, true);
    const extraAt = at + recordBytes + nameLength;
    if (extraAt + extraLength > bytes.length) return null;
    const isFar = near === bit32 && extraLength === 12;
    const told = isFar ? Number(view.getBigUint64(extraAt + 4, true)) : near;
    // Files lie one behind the other, without anything between them.
    if (told !== offset) return null;
    const contentAt = offset + localHeaderBytes + nameLength;
    entries.push({ path, size, crc32: view.getUint32(at + 16, true), offset, contentAt });
    offset = contentAt + size;
    at = extraAt + extraLength;
  }
  return at === bytes.length && offset === directoryAt ? { entries, directoryAt } : null;
}

async function findEnd(source: ByteSource) {
  if (source.size < endBytes) return null;
  const view = viewOf(await source.read(source.size - endBytes, source.size));
  if (view.getUint32(0, true) !== signatures.end) return null;
  const near = {
    count: view.getUint16(10, true),
    directoryBytes: view.getUint32(12, true),
    directoryAt: view.getUint32(16, true),
  };
  const isLarge = near.count === bit16 || near.directoryBytes === bit32 || near.directoryAt === bit32;
  if (!isLarge) return near;
  const largeAt = source.size - endBytes - largeBytes;
  if (largeAt < 0) return null;
  const large = viewOf(await source.read(largeAt, largeAt + largeBytes));
  if (large.getUint32(0, true) !== 0x06064b50) return null;
  const read = (at: number) => Number(large.getBigUint64(at, true));
  return { count: read(32), directoryBytes: read(40), directoryAt: read(48) };
}

async function readByWalking(source: ByteSource): Promise<ZipReading | null> {
  const entries: FoundEntry[] = [];
  let offset = 0;
  for (;;) {
    const header = await source.read(offset, Math.min(source.size, offset + localHeaderBytes));
    if (header.length < localHeaderBytes) return null;
    const view = viewOf(header);
    const signature = view.getUint32(0, true);
    if (signature === signatures.central) return { entries, directoryAt: offset };
    if (signature !== signatures.local) {
      // The directory's own first byte may be what was changed.
      return entries.at(-1)?.path === 'head.sig' ? { entries, directoryAt: offset } : null;
    }
    const [size, nameLength] = [view.getUint32(22, true), view.getUint16(26, true)];
    const nameAt = offset + localHeaderBytes;
    const path = decoder.decode(await source.read(nameAt, Math.min(source.size, nameAt + nameLength)));
    const contentAt = nameAt + nameLength;
    entries.push({ path, size, crc32: view.getUint32(14, true), offset, contentAt });
    offset = contentAt + size;
    if (offset > source.size) return null;
  }
}
