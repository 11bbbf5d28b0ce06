import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { segmentPath } from '@cloudseat/shared/dossier/dossier-format.ts';
import { readZip } from '@cloudseat/shared/dossier/verify/read-zip.ts';
import type { Report } from '@cloudseat/shared/dossier/verify/report.ts';
import { verifyDossier } from '@cloudseat/shared/dossier/verify/verify-dossier.ts';
import { centralRecord, localHeader, zipEnd } from '@cloudseat/shared/dossier/zip-layout.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeTools } from './node-tools.ts';
import { pageTools } from './page/page-tools.ts';
import { collect, makeDossier, makeKey, recordingId, tracks } from './test-support/make-dossier.ts';

const run = promisify(execFile);
const key = makeKey();
const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (start: number, end: number) => bytes.subarray(start, Math.max(start, end)),
});
const check = (bytes: Uint8Array, trustedKeyIds = [key.keyId]): Promise<Report> =>
  verifyDossier({ source: sourceOf(bytes), tools: nodeTools, trustedKeyIds });
const named = ({ findings }: Report) => findings.map(({ problem, subject }) => `${problem} ${subject}`);
const segment = (track: 0 | 1, index: number) =>
  segmentPath(recordingId, tracks[track], { index, container: 'webm' });

let whole: Buffer;
let entries: { path: string; offset: number; contentAt: number; size: number; crc32: number }[];
let directoryAt: number;
const flipped = (place: number, mask = 1) => {
  const bytes = Buffer.from(whole);
  bytes[place] = (bytes[place] ?? 0) ^ mask;
  return bytes;
};
const find = (path: string) => {
  const entry = entries.find((known) => known.path === path);
  if (!entry) throw new Error(`no ${path}`);
  return entry;
};

/** A whole ZIP of other files, its directory and checksums as they should be: whoever forges one does that. */
function zipOf(files: readonly { path: string; bytes: Uint8Array; crc32: number }[]): Buffer {
  const parts: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes, crc32 } of files) {
    const header = localHeader({ path, size: bytes.length, crc32 });
    records.push(centralRecord({ path, size: bytes.length, crc32, offset }));
    parts.push(header, bytes);
    offset += header.length + bytes.length;
  }
  const directory = Buffer.concat(records);
  return Buffer.concat([...parts, directory, zipEnd(files.length, offset, directory.length)]);
}
const filesOf = () =>
  entries.map(({ path, contentAt, size, crc32 }) => ({
    ...{ path, crc32, bytes: whole.subarray(contentAt, contentAt + size) },
  }));

beforeAll(async () => {
  whole = await collect(makeDossier({ key }));
  const reading = await readZip(sourceOf(whole));
  if (reading === null) throw new Error('no ZIP');
  ({ entries, directoryAt } = reading);
});

describe('a dossier as it was made', () => {
  it('is intact, with every check made', async () => {
    const report = await check(whole);
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('intact');
    expect(report.results.map(({ state }) => state)).toEqual(Array(9).fill('good'));
    expect(report.about).toMatchObject({ caseNumber: '2026-000123', entryCount: 10, recordingCount: 1 });
    expect(report.results.find(({ check: name }) => name === 'evidence')?.count).toBe(5);
  });

  it('says which key is to be compared where none was given', async () => {
    const report = await check(whole, []);
    expect(report.verdict).toBe('compareKey');
    expect(report.keys).toEqual([{ keyId: key.keyId, signed: ['head', recordingId], trust: 'compare' }]);
  });

  it('may be of a case without any recording', async () => {
    const report = await check(await collect(makeDossier({ key, hasRecording: false })));
    expect(report).toMatchObject({ verdict: 'intact', findings: [] });
  });

  it('is a ZIP that other programs open, signed in a way that other programs check', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dossier-'));
    try {
      const path = join(folder, 'dossier.zip');
      await writeFile(path, whole);
      const script = [
        'import sys, zipfile, hashlib, json',
        'z = zipfile.ZipFile(sys.argv[1])',
        'assert z.testzip() is None',
        "m = json.loads(z.read('manifest.json'))",
        "assert all(hashlib.sha256(z.read(f['path'])).hexdigest() == f['sha256'] for f in m['files'])",
        "assert json.loads(z.read('head.json'))['manifestSha256'] == hashlib.sha256(z.read('manifest.json')).hexdigest()",
        'z.extractall(sys.argv[2])',
        'print(len(z.namelist()))',
      ].join('\n');
      const { stdout } = await run('python3', ['-c', script, path, folder]);
      expect(Number(stdout)).toBe(entries.length);
      const openssl = [
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        'public-key.pem',
        '-rawin',
        '-in',
        'head.json',
      ];
      const signed = await run('openssl', [...openssl, '-sigfile', 'head.sig'], { cwd: folder });
      expect(signed.stdout).toContain('Verified Successfully');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('one changed byte', () => {
  it('is found wherever it is', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, mask) => {
          const report = await check(flipped(place, mask));
          expect(report.verdict).toBe('broken');
          expect(report.findings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('is named by its file, in each kind of file', async () => {
    for (const { path, contentAt, size } of entries) {
      const report = await check(flipped(contentAt + Math.floor(size / 2)));
      expect(named(report).join('\n'), path).toContain(path === 'head.json' ? 'head.json' : path);
    }
  });

  it('names nothing else where it is in a file that nothing else hangs on', async () => {
    for (const path of ['README.txt', segment(1, 2), 'documents/m1/身份证.jpg', 'papers/0001.pdf']) {
      const report = await check(flipped(find(path).contentAt + 3));
      const ofFile = report.findings.map(({ subject }) => subject);
      expect(new Set(ofFile), path).toEqual(new Set([path]));
    }
  });

  it('is named in the header before a file, and in the directory at the end', {
    timeout: 60_000,
  }, async () => {
    for (const { path, offset, contentAt } of entries.slice(0, 4))
      for (let place = offset; place < contentAt; place += 1) {
        const report = await check(flipped(place, 0x80));
        expect(named(report).join('\n'), `byte ${place - offset} before ${path}`).toContain(path);
      }
    for (let place = directoryAt; place < whole.length; place += 1)
      expect((await check(flipped(place))).verdict, `byte ${place}`).toBe('broken');
  });

  it('is named by the entry, in the journal', async () => {
    const { contentAt, size } = find('journal.jsonl');
    const place = contentAt + whole.subarray(contentAt, contentAt + size).indexOf('"disposition"') + 20;
    expect(named(await check(flipped(place)))).toContain('entryChanged journal.jsonl #10');
  });

  it('is found when the package was cut short or made longer', async () => {
    for (const length of [0, 10, 100, directoryAt - 5, directoryAt, whole.length - 1])
      expect((await check(whole.subarray(0, length))).verdict, String(length)).toBe('broken');
    const longer = await check(Buffer.concat([whole, Buffer.from('x')]));
    expect(longer.verdict).toBe('broken');
  });
});

describe('a package that somebody made anew', () => {
  it('names segments that were swapped', async () => {
    const files = filesOf();
    const [left, right] = [segment(0, 0), segment(0, 1)].map((path) =>
      files.find((file) => file.path === path),
    );
    if (!left || !right) throw new Error('no segments');
    Object.assign(left, { path: right.path });
    Object.assign(right, { path: segment(0, 0) });
    files.sort(
      (a, b) =>
        entries.findIndex(({ path }) => path === a.path) - entries.findIndex(({ path }) => path === b.path),
    );
    expect(named(await check(zipOf(files)))).toEqual(
      expect.arrayContaining([`swapped ${segment(0, 0)}`, `swapped ${segment(0, 1)}`]),
    );
  });

  it('names what was dropped, added and renamed', async () => {
    const without = filesOf().filter(({ path }) => path !== segment(1, 2));
    expect(named(await check(zipOf(without)))).toContain(`missing ${segment(1, 2)}`);
    const extra = { path: 'documents/m2/x.pdf', bytes: Buffer.from('x'), crc32: 0x8cdc1683 };
    expect(named(await check(zipOf([extra, ...filesOf()])))).toContain('added documents/m2/x.pdf');
    const renamed = filesOf().map((file) =>
      file.path === 'papers/0001.pdf' ? { ...file, path: 'papers/0002.pdf' } : file,
    );
    const report = await check(zipOf(renamed));
    expect(report.findings).toContainEqual({
      check: 'files',
      problem: 'renamed',
      subject: 'papers/0001.pdf',
      other: 'papers/0002.pdf',
    });
    const [first, ...rest] = filesOf();
    if (!first) throw new Error('no files');
    expect(named(await check(zipOf([...rest.slice(0, 3), first, ...rest.slice(3)])))[0]).toContain(
      'outOfOrder',
    );
    for (const path of ['manifest.json', 'head.json', 'head.sig'])
      expect(named(await check(zipOf(filesOf().filter((file) => file.path !== path))))).toContain(
        `missing ${path}`,
      );
  });

  it('is not taken for the installation’s when it is signed with another key', async () => {
    const other = makeKey();
    const forged = await collect(makeDossier({ key: other }));
    expect((await check(forged, [])).keys[0]).toMatchObject({ keyId: other.keyId, trust: 'compare' });
    const report = await check(forged);
    expect(report.verdict).toBe('broken');
    expect(named(report)).toContain('otherKey public-key.pem');
  });

  it('cannot carry a seal of another key, other segments under a seal, or fewer', async () => {
    const other = makeKey();
    const mixed = await collect(
      makeDossier({
        key,
        change: (files) => {
          const seal = files.get(`seals/${recordingId}.json`);
          if (seal)
            files.set(`seals/${recordingId}.sig`, { kind: 'sealSignature', bytes: other.sign(seal.bytes) });
        },
      }),
    );
    expect(named(await check(mixed))).toEqual([`badSignature seals/${recordingId}.sig`]);
    const changed = await collect(
      makeDossier({
        key,
        change: (files) => files.set(segment(0, 1), { kind: 'segment', bytes: Buffer.from('other') }),
      }),
    );
    expect(named(await check(changed))).toEqual([`changed ${segment(0, 1)}`]);
    const fewer = await collect(makeDossier({ key, change: (files) => files.delete(segment(0, 2)) }));
    expect(named(await check(fewer))).toEqual([`missing ${segment(0, 2)}`]);
    const more = await collect(
      makeDossier({
        key,
        change: (files) => files.set(segment(0, 9), { kind: 'segment', bytes: Buffer.from('x') }),
      }),
    );
    expect(named(await check(more))).toEqual([`notInSeal ${segment(0, 9)}`]);
  });

  it('cannot have evidence that the journal does not know, or be silent about a sealed recording', async () => {
    const added = await collect(
      makeDossier({
        key,
        change: (files) => files.set('documents/m9/new.pdf', { kind: 'document', bytes: Buffer.from('new') }),
      }),
    );
    expect(named(await check(added))).toEqual(['notInJournal documents/m9/new.pdf']);
    const line = { at: 1, actorRole: 'system', actorId: '', action: 'recording.sealed', callId: null };
    const changeLines = (lines: object[]) =>
      lines.push({ ...line, details: { recordingId: 'rec-2', headSha256: 'x' } });
    expect(named(await check(await collect(makeDossier({ key, changeLines }))))).toEqual(['sealGone rec-2']);
    const leftOut = [{ what: 'recording' as const, id: 'rec-2', why: 'restricted' as const }];
    expect((await check(await collect(makeDossier({ key, changeLines, leftOut })))).verdict).toBe('intact');
  });
});

it('says the same in a page, with WebCrypto and without', async () => {
  const native = globalThis.crypto;
  const reports = async () =>
    Promise.all(
      [whole, flipped(find(segment(0, 1)).contentAt), flipped(find('head.sig').contentAt)].map((bytes) =>
        verifyDossier({ source: sourceOf(bytes), tools: pageTools, trustedKeyIds: [key.keyId] }),
      ),
    );
  const expected = await Promise.all([
    check(whole),
    check(flipped(find(segment(0, 1)).contentAt)),
    check(flipped(find('head.sig').contentAt)),
  ]);
  expect(await reports()).toEqual(expected);
  Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
  try {
    expect(await reports()).toEqual(expected);
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: native, configurable: true });
  }
});
