import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordingSummary, RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import type { Page, Route } from 'playwright-core';
import { run } from './run.ts';

const begin = Date.parse('2026-10-12T09:30:00+08:00');
export const lengthMs = 40_000;
const statement = '服务器重启约三秒，双方仍在核对地址';
/** What people are called and wrote: the same in every language. */
export const namesInRecording = ['张**', '王敏', '李**', statement, '房产证.pdf', '主管 S001'];

const summary = {
  recordingId: 'recording-1',
  kind: 'call',
  part: 'open',
  state: 'sealedWithGaps',
  roomId: 'room-1',
  caseId: 'case-1',
  caseNumber: '2026-000124',
  matterName: {
    'zh-Hans': '外商投资企业分支机构设立、变更和注销登记',
    'zh-Hant': '外商投資企業分支機構設立、變更和註銷登記',
    en: 'Register, change or close a branch of a foreign-invested company',
  },
  callId: 'call-1',
  startedAt: begin,
  endedAt: begin + lengthMs,
  recordedMs: lengthMs - 9_000,
  byteCount: 48_300_000,
  gapCount: 2,
  unexplainedGapCount: 0,
  retention: 'ordinary',
  deleteAfter: begin + 3 * 365 * 86_400_000,
  isOnLegalHold: false,
  deletedAt: null,
  sealedAt: begin + 60_000,
  // What the page shows, and no more.
} as unknown as RecordingSummary;

/** One of each kind that a list shows apart. */
export const recordingList: RecordingSummary[] = [
  summary,
  {
    ...summary,
    ...{ recordingId: 'recording-2', state: 'finalizing', unexplainedGapCount: 1, sealedAt: null },
  } as RecordingSummary,
  {
    ...summary,
    ...{ recordingId: 'recording-3', kind: 'jointReview', part: 'closed', isOnLegalHold: true },
    ...{ retention: 'permanent', deleteAfter: null, state: 'sealed', gapCount: 0 },
  } as RecordingSummary,
  { ...summary, recordingId: 'recording-4', deletedAt: begin + 90_000, caseNumber: null } as RecordingSummary,
  { ...summary, recordingId: 'recording-5', state: 'failed', matterName: null } as RecordingSummary,
];

const track = (trackId: string, person: object, source: string, [from, to]: readonly [number, number]) => ({
  ...{ trackId, ...person, source, kind: source === 'microphone' ? 'audio' : 'video' },
  ...{ startedAt: begin + from, endedAt: begin + to, segmentCount: 10, byteCount: 4_000_000 },
  spans: [{ startedAt: begin + from, endedAt: begin + to }],
});
const applicant = { participantId: 'p1', role: 'applicant', displayName: '张**' };
const agent = { participantId: 'p2', role: 'agent', displayName: '王敏' };
const guest = { participantId: 'p3', role: 'guest', displayName: '李**' };
const whole = [0, lengthMs] as const;

export const recordingView = {
  ...summary,
  tracks: [
    track('applicant-face', applicant, 'camera', whole),
    track('applicant-voice', applicant, 'microphone', whole),
    track('agent-face', agent, 'camera', whole),
    track('agent-voice', agent, 'microphone', whole),
    track('guest-face', guest, 'camera', [20_000, 30_000]),
  ],
  gaps: [
    { cause: 'hold', startedAt: begin + 8_000, endedAt: begin + 14_000, trackId: null, statement: null },
    { cause: 'recorderLost', startedAt: begin + 32_000, endedAt: begin + 35_000, trackId: null, statement },
  ],
  chapters: [
    { at: begin + 500, action: 'call.accepted', details: {} },
    { at: begin + 1_500, action: 'call.connected', details: {} },
    { at: begin + 17_000, action: 'material.added', details: { title: '房产证.pdf' } },
    { at: begin + 20_000, action: 'guest.joined', details: { name: '李**', relation: 'family' } },
    { at: begin + 37_000, action: 'case.accepted', details: {} },
  ],
  playback: 'ready',
  thumbnails: { trackId: 'applicant-face', everyMs: 5_000, count: 8 },
  seal: {
    ...{ headSha256: '3f9a'.repeat(16), signature: 'c2lnbmF0dXJl', keyId: '7b1e04c9a2d355f0' },
    sealedAt: begin + 60_000,
  },
  jobs: [
    {
      jobId: 'job-2',
      kind: 'composed',
      state: 'running',
      progress: 0.42,
      byteCount: null,
      expiresAt: null,
      failure: null,
    },
    {
      jobId: 'job-1',
      kind: 'dossier',
      state: 'done',
      progress: 1,
      byteCount: 52_000_000,
      expiresAt: begin + 86_400_000,
      failure: null,
    },
    {
      jobId: 'job-0',
      kind: 'composed',
      state: 'failed',
      progress: 0.1,
      byteCount: null,
      expiresAt: null,
      failure: 'x',
    },
  ],
  // What the page shows, and no more.
} as unknown as RecordingView;

export type RecordedFiles = ReadonlyMap<string, { bytes: Buffer; type: string }>;

/** Small films and tones, one for each track, and a picture that stands for all thumbnails. */
export function makeRecordedFiles(): RecordedFiles {
  const folder = mkdtempSync(join(tmpdir(), 'cloudseat-recording-'));
  const make = (name: string, ...options: string[]): Buffer => {
    const path = join(folder, name);
    run('ffmpeg', ['-v', 'error', '-y', ...options, path]);
    return readFileSync(path);
  };
  const seconds = String(lengthMs / 1_000);
  const film = (name: string, source: string) =>
    make(
      `${name}.webm`,
      ...['-f', 'lavfi', '-i', `${source}=size=240x180:rate=8:duration=${seconds}`, '-c:v', 'libvpx'],
      ...['-deadline', 'realtime', '-cpu-used', '8', '-g', '30', '-b:v', '150k'],
    );
  const tone = (name: string, hertz: number) =>
    make(`${name}.webm`, '-f', 'lavfi', '-i', `sine=${hertz}:duration=${seconds}`, '-c:a', 'libopus');
  try {
    const thumbnail = make(
      'thumbnail.webp',
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=160x120:duration=0.1',
      '-frames:v',
      '1',
    );
    return new Map([
      ['applicant-face', { bytes: film('a', 'testsrc'), type: 'video/webm' }],
      ['agent-face', { bytes: film('b', 'testsrc2'), type: 'video/webm' }],
      ['guest-face', { bytes: film('c', 'smptebars'), type: 'video/webm' }],
      ['applicant-voice', { bytes: tone('d', 300), type: 'audio/webm' }],
      ['agent-voice', { bytes: tone('e', 420), type: 'audio/webm' }],
      ['thumbnail', { bytes: thumbnail, type: 'image/webp' }],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** With ranges, as the player's browser asks for them. */
async function serve(route: Route, file: { bytes: Buffer; type: string }): Promise<void> {
  const { bytes, type } = file;
  const [, from, to] = /bytes=(\d+)-(\d*)/.exec(route.request().headers().range ?? '') ?? [];
  if (from === undefined) return route.fulfill({ body: bytes, contentType: type });
  const [start, end] = [Number(from), to ? Number(to) : bytes.length - 1];
  return route.fulfill({
    status: 206,
    contentType: type,
    headers: { 'accept-ranges': 'bytes', 'content-range': `bytes ${start}-${end}/${bytes.length}` },
    body: bytes.subarray(start, end + 1),
  });
}

export type ToldRecordings = {
  view: RecordingView;
  look: { lookId: string; watermark: string; expiresAt: number };
  /** Tracks and thumbnails are gone, as when a look is over. */
  isOver: boolean;
  readonly asked: { path: string; method: string; body: unknown }[];
};

/** Answers a page's questions about recordings; what it is told can be changed as it goes. */
export async function tellRecordings(page: Page, files: RecordedFiles): Promise<ToldRecordings> {
  const told: ToldRecordings = {
    view: recordingView,
    look: { lookId: 'look-1', watermark: '主管 S001 · 2026-10-12 16:20', expiresAt: Date.now() + 7_200_000 },
    isOver: false,
    asked: [],
  };
  await page.route('**/api/recordings?*', (route) =>
    route.fulfill({
      json: { recordings: recordingList, isCut: true, storage: { level: 'low', freeBytes: 4_200_000_000 } },
    }),
  );
  await page.route('**/api/recordings/*', (route) => {
    keep(route);
    return route.fulfill({ json: told.view });
  });
  await page.route('**/api/recordings/*/*', (route) => {
    keep(route);
    if (route.request().url().endsWith('/looks')) return route.fulfill({ json: told.look });
    return route.fulfill({ json: told.view });
  });
  await page.route('**/api/recordings/*/jobs/*', (route) => {
    keep(route);
    return route.fulfill({ json: told.view.jobs[0] });
  });
  await page.route('**/api/recordings/*/looks/*/*/*', (route) => {
    const [kind, name = ''] = new URL(route.request().url()).pathname.split('/').slice(-2);
    const file = files.get(kind === 'thumbnails' ? 'thumbnail' : name);
    if (told.isOver || file === undefined)
      return route.fulfill({ status: 404, json: { code: 'NOT_FOUND', message: 'no such look' } });
    return serve(route, file);
  });
  return told;

  function keep(route: Route): void {
    const request = route.request();
    if (request.method() === 'GET') return;
    const { pathname } = new URL(request.url());
    told.asked.push({ path: pathname, method: request.method(), body: request.postDataJSON() });
  }
}
