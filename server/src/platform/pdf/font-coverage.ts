import { open } from 'node:fs/promises';

type Range = { first: number; last: number };
/** Bytes of a table of contents that is read at once: a collection has some ten fonts, a font some twenty tables. */
const headBytes = 1_024;
const known = new Map<string, Promise<readonly Range[]>>();

/** Whether a font's file has a shape for a character; a character without one would be printed as an empty box. */
export type Covers = (character: string) => boolean;

/** Reads a file's table of characters, once as long as the process lives. */
export async function readCoverage(path: string): Promise<Covers> {
  const reading = known.get(path) ?? readRanges(path);
  known.set(path, reading);
  reading.catch(() => known.delete(path));
  const ranges = await reading;
  return (character) => {
    const point = character.codePointAt(0) ?? 0;
    return ranges.some(({ first, last }) => first <= point && point <= last);
  };
}

/** What a font maps, or the first of a collection: the others share its characters and differ in their shapes (OpenType, cmap format 12). */
async function readRanges(path: string): Promise<readonly Range[]> {
  const file = await open(path);
  try {
    const read = async (position: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    const head = await read(0, headBytes);
    const font = head.toString('latin1', 0, 4) === 'ttcf' ? head.readUInt32BE(12) : 0;
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
