import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readZip } from '@cloudseat/shared/dossier/verify/read-zip.ts';
import { type CallId, type CaseId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingSummary } from '@cloudseat/shared/nouns/recording.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Load, send, startLoad } from '../../../scripts/test-support/page-media.ts';
import { consentTo, untilRecorder } from '../../../scripts/test-support/recorded-talk.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { checkDossier, sourceOf, takeDossier } from '../test-support/take-dossier.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import {
  demoPassword,
  makeTenant,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';
import { recordingsTuning } from '../tuning-recordings.ts';

const run = promisify(execFile);
const patient = { timeout: 90_000, interval: 200 };
const names = ['first', 'second'] as const;
type NodeName = (typeof names)[number];
let folder: string;
let postgres: TestPostgres;
let load: Load;
let server: TestServer;
const nodes = new Map<NodeName, TestSfu>();
/** A day passes when it is wanted. */
let laterMs = 0;

const startNode = async (name: NodeName, port = '0') => {
  nodes.set(
    name,
    await startTestSfu({
      CLOUDSEAT_SFU_NODE_ID: `node-${name}`,
      CLOUDSEAT_SFU_PORT: port,
      CLOUDSEAT_SFU_RECORDING_DIR: join(folder, name),
    }),
  );
};
const getNode = (name: NodeName): TestSfu => {
  const node = nodes.get(name);
  if (node === undefined) throw new Error(`${name} was never started`);
  return node;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recorded-node-lost-'));
  [postgres, load] = await Promise.all([createTestPostgres(inject('postgresUrl')), startLoad()]);
  await Promise.all(names.map((name) => startNode(name)));
  server = await startTestServer({
    ...{ redisUrl: inject('redisUrl'), sfuUrls: names.map((name) => getNode(name).url) },
    ...{ tenant: makeTenant(), databaseUrl: postgres.url },
    clock: { now: () => Date.now() + laterMs },
    environment: { CLOUDSEAT_DATA_DIR: join(folder, 'data') },
  });
}, 120_000);
afterAll(async () => {
  await load?.stop();
  await server?.close();
  await Promise.all([...nodes.values()].map((node) => node.stop()));
  await postgres?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The recorder of a node: a child of it. */
async function findRecorder(nodePid: number): Promise<number> {
  for (const name of await readdir('/proc')) {
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    if (!status.includes(`\nPPid:\t${nodePid}\n`)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('recorder/main.ts')) return Number(name);
  }
  throw new Error('this node records nothing');
}

/** As when the plug is pulled: node and recorder at once, neither has a chance to end anything. */
async function pullPlug(name: NodeName): Promise<number> {
  const { pid, kill } = getNode(name);
  const recorderPid = await findRecorder(pid);
  const killed = kill();
  process.kill(recorderPid, 'SIGKILL');
  const at = Date.now();
  await killed;
  return at;
}

let enteredCount = 0;
/** Enters the room of the talk with camera and microphone on; which node carries it. */
async function enter(page: TestPage, callId: CallId): Promise<NodeName> {
  const roomId = RoomId.parse(callId);
  const joined = await page.request('room:join', { callId, roomId });
  enteredCount += 1;
  const name = `${callId}-${enteredCount}`;
  await send({ page, roomId, joined, load, name });
  await load.ask({ op: 'speak', ids: [name] });
  const candidates = joined.sendTransport.iceCandidates as { port: number }[];
  const found = names.find((each) =>
    candidates.some(({ port }) => getNode(each).mediaPorts.includes(Number(port))),
  );
  if (found === undefined) throw new Error('the room is on no node');
  return found;
}

type Segment = { started_at: Date; duration_ms: number; sfu_node_id: string; role: string; source: string };
const segmentsOf = (callId: CallId) =>
  postgres.run(
    `select s.started_at, s.duration_ms, s.sfu_node_id, t.role, t.source from recording_segments s
       join recordings r using (recording_id) join recording_tracks t using (recording_id, track_id)
      where r.call_id = $1 order by s.started_at`,
    [callId],
  ) as Promise<Segment[]>;
/** By node: the tracks of which something is in the store. */
const tracksOn = async (callId: CallId, name: NodeName) =>
  new Set(
    (await segmentsOf(callId))
      .filter(({ sfu_node_id }) => sfu_node_id === `node-${name}`)
      .map(({ role, source }) => `${role} ${source}`),
  ).size;
const endOf = ({ started_at, duration_ms }: Segment) => started_at.getTime() + Number(duration_ms);
const gapsOf = async (callId: CallId) => {
  const rows = await postgres.run(
    `select g.cause, g.started_at, g.ended_at, g.statement from recording_gaps g join recordings r using (recording_id)
      where r.call_id = $1 and g.track_id is null order by g.started_at`,
    [callId],
  );
  return rows.map(({ cause, started_at, ended_at, statement }) => ({
    ...{ cause: String(cause), statement },
    startedAt: (started_at as Date).getTime(),
    endedAt: (ended_at as Date).getTime(),
  }));
};

/** A talk that is recorded on one node, whose plug is pulled, and goes on on the other. */
async function loseNode(loginName: string) {
  const ticket = await takeTicket(server.url);
  const { callId, page, browser } = ticket;
  await consentTo(browser, callId, true);
  const { desk } = await openDesk(server.url, loginName);
  await startTalk(ticket, desk);
  const { desk: view } = await desk.waitFor('desk:updated', (told) => told.desk.call?.caseId != null);
  const caseId = view.call?.caseId as CaseId;
  const lost = await enter(page, callId);
  expect(await enter(desk, callId)).toBe(lost);
  const other = names.find((name) => name !== lost) as NodeName;
  // Camera and microphone of both, a second segment of each is on its way.
  await expect.poll(() => tracksOn(callId, lost), patient).toBe(4);
  for (const each of [page, desk]) each.forget();
  const killedAt = await pullPlug(lost);
  for (const each of [page, desk])
    await each.waitFor('room:closed', ({ roomId, reason }) => roomId === callId && reason === 'mediaLost');
  for (const each of [page, desk]) expect(await enter(each, callId)).toBe(other);
  for (const each of [page, desk]) await untilRecorder(each, { state: 'recording', isSelfRecorded: true });
  await expect.poll(() => tracksOn(callId, other), patient).toBe(4);
  return { callId, caseId, page, desk, lost, other, killedAt, loginName };
}
type Lost = Awaited<ReturnType<typeof loseNode>>;

/** The agent says why something is missing; then it is sealed, handed out, and found to be whole. */
async function sealAndCheck({ callId, caseId, loginName }: Lost): Promise<void> {
  const browser = new TestBrowser(server.url);
  await browser.signInStaff(loginName, demoPassword);
  const find = async () => {
    const list = await browser.call<{ recordings: RecordingSummary[] }>(
      'GET',
      `/recordings?caseId=${caseId}`,
    );
    return list.recordings.find((recording) => recording.callId === callId);
  };
  const isComplete = async () =>
    (await postgres.run('select is_complete from recordings where call_id = $1', [callId]))[0]?.is_complete;
  await expect.poll(isComplete, patient).toBe(true);
  // Not before somebody has answered for what is missing.
  expect(await find()).toMatchObject({ state: 'finalizing', unexplainedGapCount: 1, sealedAt: null });
  const recordingId = (await find())?.recordingId;
  const statement = '媒体服务器断电，缺失部分双方已口头复述。';
  await browser.call('POST', `/recordings/${recordingId}/statement`, { statement });
  await expect.poll(async () => (await find())?.state, patient).toBe('sealedWithGaps');

  const bytes = await takeDossier(browser, caseId);
  expect(await checkDossier(browser, bytes)).toMatchObject({ verdict: 'intact', findings: [] });
  const entries = (await readZip(sourceOf(bytes)))?.entries ?? [];
  const files = entries.filter(({ path }) => path.startsWith('recordings/') && path.endsWith('.webm'));
  expect(files).toHaveLength((await segmentsOf(callId)).length);
  for (const { contentAt, size } of files) await play(bytes.subarray(contentAt, contentAt + size));
}

/** From its first to its last frame, without a word of complaint. */
async function play(bytes: Buffer): Promise<void> {
  const path = join(folder, 'played.webm');
  await writeFile(path, bytes);
  const { stdout, stderr } = await run('ffmpeg', [
    ...['-v', 'warning', '-xerror', '-i', path, '-f', 'null', '-progress', '-', '-'],
  ]);
  expect(stderr).toBe('');
  expect(stdout).toContain('progress=end');
}

it('a node that is killed while it records and comes back gives what it had: the gap is seconds, explained, and sealed', async () => {
  const story = await loseNode('a001');
  const { callId, page, desk, lost, killedAt } = story;
  const port = new URL(getNode(lost).url).port;
  await startNode(lost, port);
  // What was being written when it died is made playable and taken in while the talk goes on.
  const lastOnLost = async () =>
    Math.max(
      ...(await segmentsOf(callId)).filter(({ sfu_node_id }) => sfu_node_id === `node-${lost}`).map(endOf),
    );
  await expect.poll(lastOnLost, patient).toBeGreaterThan(killedAt - 2_500);
  await page.request('call:end', { callId });
  await sealAndCheck(story);
  const gaps = await gapsOf(callId);
  expect(gaps).toMatchObject([{ cause: 'nodeLost', statement: expect.any(String) }]);
  expect(gaps[0]?.startedAt).toBe(await lastOnLost());
  const others = (await segmentsOf(callId)).filter(({ sfu_node_id }) => sfu_node_id !== `node-${lost}`);
  expect(gaps[0]?.endedAt).toBeLessThanOrEqual(Number(others[0]?.started_at) + 2_000);
  expect(await readdir(join(folder, lost)).then((left) => left.join())).toBe('');
  await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
  for (const each of [page, desk]) each.close();
}, 300_000);

it('a node that is killed while it records and never comes back: what it took with it is in the gap', async () => {
  const story = await loseNode('a002');
  const { callId, page, desk, lost, other, killedAt } = story;
  const onLost = (await segmentsOf(callId)).filter(({ sfu_node_id }) => sfu_node_id === `node-${lost}`);
  await page.request('call:end', { callId });
  const openUses = async () =>
    (
      await postgres.run(
        `select n.sfu_node_id from recording_nodes n join recordings r using (recording_id)
          where r.call_id = $1 and n.drained_at is null`,
        [callId],
      )
    ).map(({ sfu_node_id }) => sfu_node_id);
  await expect.poll(openUses, patient).toEqual([`node-${lost}`]);
  for (const each of [page, desk]) each.close();
  laterMs = recordingsTuning.nodeGivenUpMs + 1_000;
  await sealAndCheck(story);
  const [gap] = await gapsOf(callId);
  // From what was taken before the kill up to what the other node began with.
  expect(gap?.startedAt).toBeLessThanOrEqual(Math.max(...onLost.map(endOf)));
  expect(gap?.startedAt).toBeLessThan(killedAt);
  const onOther = (await segmentsOf(callId)).filter(({ sfu_node_id }) => sfu_node_id === `node-${other}`);
  expect(gap?.endedAt).toBeGreaterThanOrEqual(Number(onOther[0]?.started_at));
}, 300_000);
