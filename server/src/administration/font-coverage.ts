import { open } from 'node:fs/promises';

type Range = { first: number; last: number };
/** Bytes of a table of contents that is read at once: a collection has some ten fonts, a font some twenty tables. */
const headBytes = 1_024;
const known = new Map<string, Promise<readonly Range[]>>();

/** Characters of a text that a collection of fonts has no shape for, each once; they would be printed as empty boxes. */
export async function findUnprintable(text: string, path: string): Promise<string[]> {
  const reading = known.get(path) ?? readCoverage(path);
  known.set(path, reading);
  reading.catch(() => known.delete(path));
  const ranges = await reading;
  const isCovered = (point: number) => ranges.some(({ first, last }) => first <= point && point <= last);
  return [...new Set(text)].filter((letter) => !isCovered(letter.codePointAt(0) ?? 0));
}

/** What the first font of a collection maps: the others share its characters and differ in their shapes (OpenType, cmap format 12). */
async function readCoverage(path: string): Promise<readonly Range[]> {
  const file = await open(path);
  try {
    const read = async (position: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    const font = (await read(0, headBytes)).readUInt32BE(12);
    const tables = await read(font, headBytes);
    const cmap = findTable(tables, 'cmap');
    const table = await read(cmap.offset, cmap.length);
    const count = table.readUInt16BE(2);
    for (let at = 0; at < count; at += 1) {
      const start = table.readUInt32BE(4 + at * 8 + 4);
      if (table.readUInt16BE(start) === 12) return readGroups(table.subarray(start));
    }
    throw new Error(`${path} maps no characters beyond the basic plane`);
  } finally {
    await file.close();
  }
}

function findTable(font: Buffer, name: string): { offset: number; length: number } {
  const count = font.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === name)
      return { offset: font.readUInt32BE(at + 8), length: font.readUInt32BE(at + 12) };
  }
  throw new Error(`the font has no table ${name}`);
}

function readGroups(subtable: Buffer): Range[] {
  return Array.from({ length: subtable.readUInt32BE(12) }, (_, at) => ({
    first: subtable.readUInt32BE(16 + at * 12),
    last: subtable.readUInt32BE(16 + at * 12 + 4),
  }));
}
