import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { knownRecordingType, knownType } from './material-types.ts';

/** The names of the streams that make an OLE container a document; an installer is such a container too. */
const oleStreams = [
  { name: 'WordDocument', mimeType: 'application/msword' },
  { name: 'Workbook', mimeType: 'application/vnd.ms-excel' },
  { name: 'Book', mimeType: 'application/vnd.ms-excel' },
] as const;

/** What a file is by its bytes: a type of ours by its usual name, another type by its own, 'unknown' else. */
export async function identifyContent(path: string): Promise<string> {
  const found = (await fileTypeFromFile(path))?.mime ?? (await nameMarkup(path));
  if (found === 'application/x-cfb') return (await findOleType(path)) ?? found;
  return knownType(found) ?? knownRecordingType(found) ?? found;
}

/** Text has no magic number; pages and drawings are named, so that the reason of a refusal can be understood. */
async function nameMarkup(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.toString('utf8', 0, bytesRead).trimStart().toLowerCase();
    if (/^(<!doctype html|<html|<head|<body|<script|<!--)/.test(start)) return 'text/html';
    return start.startsWith('<svg') ? 'image/svg+xml' : 'unknown';
  } finally {
    await file.close();
  }
}

/** Looks for a stream's name as its directory entry holds it: UTF-16LE with its end, at the start of 128 bytes. */
async function findOleType(path: string): Promise<string | null> {
  const needles = oleStreams.map(({ name, mimeType }) => ({
    bytes: Buffer.from(`${name}\0`, 'utf16le'),
    mimeType,
  }));
  const sector = 128;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const block = Buffer.concat([rest, chunk as Buffer]);
    const whole = block.length - (block.length % sector);
    for (let at = 0; at < whole; at += sector) {
      const found = needles.find(({ bytes }) => block.subarray(at, at + bytes.length).equals(bytes));
      if (found) return found.mimeType;
    }
    rest = block.subarray(whole);
  }
  return null;
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
