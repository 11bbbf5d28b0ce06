import { createHash } from 'node:crypto';
import type { ExpertFile, FilingView } from '@cloudseat/shared/nouns/expert-filing.ts';
import { expertFileMaxBytes } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import { Metadata } from '@tus/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { jpeg, makePdf } from '../materials/test-support/sample-files.ts';
import {
  beginProject,
  type FiledProject,
  fileProject,
  openUnit,
  uploadExpertFile,
} from '../test-support/expert-steps.ts';
import type { TestBrowser } from '../test-support/test-page.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const platform = usePlatform();
let project: FiledProject;
beforeAll(async () => {
  project = await beginProject(platform.url);
});

const tus = { 'tus-resumable': '1.0.0' };
const announce = (browser: TestBrowser, size: number, metadata: Record<string, string>) =>
  fetch(`${platform.url}/api/expert-uploads`, {
    method: 'POST',
    headers: {
      ...{ ...tus, cookie: browser.cookie, 'upload-length': String(size) },
      'upload-metadata': Metadata.stringify(metadata),
    },
  });
const send = (browser: TestBrowser, location: string, offset: number, bytes: Buffer) =>
  fetch(platform.url + location, {
    method: 'PATCH',
    headers: {
      ...{ ...tus, cookie: browser.cookie, 'upload-offset': String(offset) },
      'content-type': 'application/offset+octet-stream',
    },
    body: Uint8Array.from(bytes),
  });
const head = (browser: TestBrowser, location: string) =>
  fetch(platform.url + location, { method: 'HEAD', headers: { ...tus, cookie: browser.cookie } });
const filesOf = async ({ unit, reviewId }: FiledProject) =>
  (await unit.call<FilingView>('GET', `/expert-reviews/${reviewId}/filing`)).files;

describe('a file of a project', () => {
  it('goes on where its page was cut off, is one file however its end is told, and comes back as it was', async () => {
    const { unit, reviewId } = project;
    // What follows the end of a PDF is no fault to any viewer.
    const bytes = Buffer.concat([makePdf('long'), Buffer.alloc(300_000, '%\n')]);
    const metadata = { reviewId, lineId: 'drawings', filename: '总平面图.pdf' };
    const location = (await announce(unit, bytes.length, metadata)).headers.get('location') ?? '';
    await send(unit, location, 0, bytes.subarray(0, 100_000));
    expect((await head(unit, location)).headers.get('upload-offset')).toBe('100000');
    const { file } = (await (await send(unit, location, 100_000, bytes.subarray(100_000))).json()) as {
      file: ExpertFile;
    };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(file).toMatchObject({ version: 1, byteCount: bytes.length, sha256, pageCount: 1 });

    const again = await head(unit, location);
    expect([again.status, again.headers.get('upload-offset')]).toEqual([200, String(bytes.length)]);
    expect((await filesOf(project)).filter(({ lineId }) => lineId === 'drawings')).toHaveLength(1);

    const address = `${platform.url}/api/expert-files/${file.fileId}/content`;
    const whole = await fetch(address, { headers: { cookie: unit.cookie } });
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const part = await fetch(address, { headers: { cookie: unit.cookie, range: 'bytes=70000-70009' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(70_000, 70_010))).toBe(true);
  });

  it('is refused for what it is, and nothing of it stays', async () => {
    const { unit, reviewId } = project;
    const before = await filesOf(project);
    const refusals = [
      ['FILE_CONTENT_MISMATCH', { lineId: 'plan', filename: '方案.pdf' }, jpeg],
      ['FILE_TYPE_REFUSED', { lineId: 'plan', filename: '方案.exe' }, makePdf()],
      ['FILE_TYPE_REFUSED', { lineId: 'drawings', filename: '图.jpg' }, jpeg],
      ['DOCUMENT_BROKEN', { lineId: 'plan', filename: '方案.pdf' }, Buffer.from('%PDF-1.4\nnothing')],
      ['BAD_REQUEST', { lineId: 'site-film', filename: '片.pdf' }, makePdf()],
      ['BAD_REQUEST', { lineId: 'no-such-line', filename: '片.pdf' }, makePdf()],
      ['NOT_FOUND', { lineId: 'plan', paperId: 'no-such-paper' }, makePdf()],
    ] as const;
    for (const [code, target, bytes] of refusals)
      await expect(uploadExpertFile(unit, reviewId, target, bytes), code).rejects.toThrow(code);
    const tooLarge = await announce(unit, expertFileMaxBytes + 1, {
      reviewId,
      lineId: 'plan',
      filename: 'a.pdf',
    });
    expect([tooLarge.status, await tooLarge.json()]).toMatchObject([
      413,
      { error: { code: 'FILE_TOO_LARGE' } },
    ]);
    expect(await filesOf(project)).toEqual(before);
  });

  it('is taken from its unit alone, and only while the project is open', async () => {
    const stranger = await openUnit(platform.url);
    await expect(uploadExpertFile(stranger, project.reviewId, { lineId: 'plan' })).rejects.toThrow(
      'NOT_FOUND',
    );
    const metadata = { reviewId: project.reviewId, lineId: 'plan', filename: 'a.pdf' };
    const location = (await announce(project.unit, 100, metadata)).headers.get('location') ?? '';
    expect((await head(stranger, location)).status).toBe(404);

    const filed = await fileProject(platform.url);
    const late = uploadExpertFile(filed.unit, filed.reviewId, { lineId: 'plan' });
    await expect(late).rejects.toThrow('REVIEW_STATE');
  });

  it('that was still on its way when the project was filed is not taken in', async () => {
    const { unit, reviewId } = await beginProject(platform.url);
    for (const lineId of ['plan', 'safety-report', 'drawings'])
      await uploadExpertFile(unit, reviewId, { lineId });
    const bytes = makePdf('late');
    const metadata = { reviewId, lineId: 'emergency', filename: 'a.pdf' };
    const location = (await announce(unit, bytes.length, metadata)).headers.get('location') ?? '';
    await unit.call('POST', `/expert-reviews/${reviewId}/filing/submission`, { version: 0 });
    const answer = await send(unit, location, 0, bytes);
    expect(await answer.json()).toMatchObject({ error: { code: 'REVIEW_STATE' } });
    expect(await filesOf({ unit, reviewId, view: project.view })).toHaveLength(3);
  });
});
