// The ZIP that dossiers are: stored, never compressed, without comments, dates or descriptors. Every byte of it that is not a
// file's own follows from the list of files: whoever checks one makes these bytes anew and compares.

export type ZipEntry = { path: string; size: number; crc32: number };
export type PlacedEntry = ZipEntry & { offset: number };

export const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
export const localHeaderBytes = 30;
export const endBytes = 22;
const [bit32, bit16] = [0xffffffff, 0xffff];
const utf8Flag = 0x0800;
/** 1980-01-01, the first day a ZIP knows: when something was made is in the manifest. */
const noDate = 0x0021;
/** Made on Unix, a file that its owner may write and all may read. */
const [madeBy, attributes] = [0x0314, 0o100644 * 0x10000];
const encoder = new TextEncoder();

type Field = [value: number | bigint, byteCount: 2 | 4 | 8];

function bytesOf(fields: readonly Field[], ...rest: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const fixed = fields.reduce((sum, [, byteCount]) => sum + byteCount, 0);
  const bytes = new Uint8Array(rest.reduce((sum, part) => sum + part.length, fixed));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, byteCount] of fields) {
    if (byteCount === 2) view.setUint16(at, Number(value), true);
    else if (byteCount === 4) view.setUint32(at, Number(value), true);
    else view.setBigUint64(at, BigInt(value), true);
    at += byteCount;
  }
  for (const part of rest) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Before each file. A single file is below 4 GiB; the package may be larger. */
export function localHeader({ path, size, crc32 }: ZipEntry): Uint8Array<ArrayBuffer> {
  if (size >= bit32) throw new RangeError(`${path} is larger than a file of a dossier may be`);
  const name = encoder.encode(path);
  const fields: Field[] = [
    ...([
      [signatures.local, 4],
      [20, 2],
      [utf8Flag, 2],
      [0, 2],
      [0, 2],
      [noDate, 2],
    ] as Field[]),
    ...([
      [crc32, 4],
      [size, 4],
      [size, 4],
      [name.length, 2],
      [0, 2],
    ] as Field[]),
  ];
  return bytesOf(fields, name);
}

/** Of one file, in the directory at the end. */
export function centralRecord({ path, size, crc32, offset }: PlacedEntry): Uint8Array<ArrayBuffer> {
  const name = encoder.encode(path);
  const isFar = offset >= bit32;
  const extra = isFar
    ? bytesOf([
        [1, 2],
        [8, 2],
        [offset, 8],
      ])
    : new Uint8Array();
  const fields: Field[] = [
    ...([
      [signatures.central, 4],
      [madeBy, 2],
      [isFar ? 45 : 20, 2],
      [utf8Flag, 2],
      [0, 2],
    ] as Field[]),
    ...([
      [0, 2],
      [noDate, 2],
      [crc32, 4],
      [size, 4],
      [size, 4],
      [name.length, 2],
    ] as Field[]),
    ...([
      [extra.length, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [attributes, 4],
    ] as Field[]),
    [isFar ? bit32 : offset, 4],
  ];
  return bytesOf(fields, name, extra);
}

/** After the directory; with the 64 bit records where the package is too large or has too many files without them. */
export function zipEnd(
  entryCount: number,
  directoryAt: number,
  directoryBytes: number,
): Uint8Array<ArrayBuffer> {
  const isLarge = entryCount >= bit16 || directoryAt >= bit32 || directoryBytes >= bit32;
  const large = isLarge ? largeEnd(entryCount, directoryAt, directoryBytes) : new Uint8Array();
  const count = Math.min(entryCount, bit16);
  const end = bytesOf([
    ...([
      [signatures.end, 4],
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
    ] as Field[]),
    ...([
      [Math.min(directoryBytes, bit32), 4],
      [Math.min(directoryAt, bit32), 4],
      [0, 2],
    ] as Field[]),
  ]);
  return bytesOf([], large, end);
}

function largeEnd(entryCount: number, directoryAt: number, directoryBytes: number): Uint8Array {
  return bytesOf([
    ...([
      [0x06064b50, 4],
      [44, 8],
      [madeBy, 2],
      [45, 2],
      [0, 4],
      [0, 4],
    ] as Field[]),
    ...([
      [entryCount, 8],
      [entryCount, 8],
      [directoryBytes, 8],
      [directoryAt, 8],
    ] as Field[]),
    ...([
      [0x07064b50, 4],
      [0, 4],
      [directoryAt + directoryBytes, 8],
      [1, 4],
    ] as Field[]),
  ]);
}

/** Where each file begins, in order from the package's first byte. */
export function placeEntries<Entry extends ZipEntry>(
  entries: readonly Entry[],
): { placed: (Entry & { offset: number })[]; end: number } {
  let offset = 0;
  const placed = entries.map((entry) => {
    const found = { ...entry, offset };
    offset += localHeaderBytes + encoder.encode(entry.path).length + entry.size;
    return found;
  });
  return { placed, end: offset };
}

let table: Uint32Array | undefined;

/** The ZIP's own checksum; goes on from `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  table ??= Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  let crc = ~before;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}
export const crcText = (crc: number): string => crc.toString(16).padStart(8, '0');
