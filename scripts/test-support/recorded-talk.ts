import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingPart, RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { TestBrowser, TestPage } from '../../server/src/test-support/test-page.ts';
import {
  makeTenant,
  startServerProcess,
  type TestServerProcess,
} from '../../server/src/test-support/test-platform.ts';
import { createTestPostgres } from '../../server/src/test-support/test-postgres.ts';
import { TestSender } from '../../sfu/src/recording/test-support/rtp-source.ts';
import { readSpeech } from '../../sfu/src/test-support/speech.ts';
import { startTestNode } from '../../sfu/src/test-support/test-node.ts';

export type RecordDistrict = Awaited<ReturnType<typeof startRecordDistrict>>;

/** Two servers, each a process, with one store, and a media node in this process, so that a test can send what people say. */
export async function startRecordDistrict(redisUrl: string, postgresUrl: string) {
  const postgres = await createTestPostgres(postgresUrl);
  const folder = await mkdtemp(join(tmpdir(), 'record-district-'));
  const startNode = () => startTestNode({ recordingFolder: join(folder, 'node') });
  const node = await startNode();
  const options = {
    ...{ redisUrl, sfuUrls: [node.url], tenant: makeTenant(), databaseUrl: postgres.url },
    environment: { CLOUDSEAT_DATA_DIR: join(folder, 'data') },
  };
  const startServer = () => startServerProcess(options);
  const [left, right] = await Promise.all([startServer(), startServer()]);
  const senders = new Set<TestSender>();
  const district = {
    ...{ left: left as TestServerProcess, right: right as TestServerProcess, node, startServer },
    query: postgres.run,
    databaseUrl: postgres.url,
    storeFolder: join(folder, 'data', 'recordings'),
    /** Speaks into a room's microphone until it is told to stop: a voice of 20 ms frames, said again and again. */
    async speak(roomId: RoomId, peerId: string): Promise<() => void> {
      const sender = await TestSender.enter(node.node.rooms.get(roomId), peerId);
      senders.add(sender);
      const speech = readSpeech().map((frame) => [Buffer.from(frame)]);
      const frames = Array.from({ length: 40 }, () => speech).flat();
      const source = await sender.open({ source: 'microphone', encoded: { mimeType: 'audio/opus', frames } });
      void source.start();
      return () => sender.close();
    },
    /** Who is written in a part of a room's recording, by their roles. */
    async rolesIn(roomId: RoomId, part: RecordingPart): Promise<string[]> {
      const rows = await postgres.run(
        `select distinct t.role from recording_segments s join recordings r using (recording_id)
           join recording_tracks t using (recording_id, track_id) where r.room_id = $1 and r.part = $2 order by 1`,
        [roomId, part],
      );
      return rows.map(({ role }) => String(role));
    },
    /** All that lies in the store. */
    listStored: async (): Promise<string[]> =>
      (await readdir(join(folder, 'data', 'recordings'), { recursive: true }).catch(() => [])).filter(
        (name) => /\.(webm|mp4)$/.test(name),
      ),
    /** All that lies on the node. */
    listSpooled: async (): Promise<string[]> =>
      (await readdir(join(folder, 'node'), { recursive: true }).catch(() => [])).filter((name) =>
        /\.(webm|mp4|part)$/.test(name),
      ),
    async close() {
      for (const sender of senders) sender.close();
      await Promise.all([district.left.close(), district.right.close()]);
      await node.close();
      await postgres.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return district;
}

/** The applicant's word before the talk, or in place of an earlier one. */
export async function consentTo(
  browser: TestBrowser,
  callId: CallId,
  allowsRecording: boolean,
): Promise<void> {
  const { version, sha256 } = await browser.call<ConsentText>('GET', '/consent-text?locale=zh-Hans');
  await browser.call('POST', `/calls/${callId}/consents`, {
    ...{ version, sha256, locale: 'zh-Hans', allowsRecording },
  });
}

/** Until this page is shown that its room's recorder stands so. */
export const untilRecorder = async (
  page: TestPage,
  expected: Partial<RoomRecording>,
): Promise<RoomRecording> => {
  const { room } = await page.waitFor('room:updated', ({ room: { recording } }) =>
    Object.entries(expected).every(([name, value]) => recording?.[name as keyof RoomRecording] === value),
  );
  return room.recording as RoomRecording;
};
