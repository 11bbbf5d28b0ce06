import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashFile, identifyContent } from './file-content.ts';
import { jpeg, makeDocx, makeOleContainer, makePdf, makeZip, png } from './test-support/sample-files.ts';

const heic = Buffer.concat([
  Buffer.from('0000001c66747970', 'hex'),
  Buffer.from('heic\0\0\0\0mif1heic'),
  Buffer.alloc(64),
]);
const webp = Buffer.concat([Buffer.from('RIFF\x1a\0\0\0WEBPVP8L', 'latin1'), Buffer.alloc(32)]);

describe('content is known by its bytes', () => {
  let folder = '';
  const put = async (bytes: Buffer) => {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    return path;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cloudseat-content-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['PDF', makePdf(), 'application/pdf'],
    ['JPEG', jpeg, 'image/jpeg'],
    ['PNG', png, 'image/png'],
    ['WebP', webp, 'image/webp'],
    ['HEIC', heic, 'image/heic'],
    ['an old Word document', makeOleContainer('WordDocument'), 'application/msword'],
    ['an old Excel sheet', makeOleContainer('Workbook'), 'application/vnd.ms-excel'],
    [
      'a Word document',
      makeDocx(),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['an installer in the same container', makeOleContainer('MsiDatabase'), 'application/x-cfb'],
    ['a plain archive', makeZip({ 'a.txt': 'a' }), 'application/zip'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'application/x-msdownload'],
    [
      'a program of Linux',
      Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(64)]),
      'application/x-elf',
    ],
    ['a page', Buffer.from('\n <!DOCTYPE html><script>alert(1)</script>'), 'text/html'],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'image/svg+xml'],
    ['text', Buffer.from('你好'), 'unknown'],
    ['nothing', Buffer.alloc(0), 'unknown'],
  ])('%s', async (_name, bytes, type) => {
    expect(await identifyContent(await put(bytes))).toBe(type);
  });

  it('a directory entry is found behind the first read', async () => {
    const long = Buffer.concat([
      makeOleContainer('X'),
      Buffer.alloc(512 * 400),
      makeOleContainer('WordDocument'),
    ]);
    expect(await identifyContent(await put(long))).toBe('application/msword');
  });

  it('its hash is SHA-256', async () => {
    expect(await hashFile(await put(Buffer.from('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
