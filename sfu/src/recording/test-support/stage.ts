import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { type SegmentNote, sfuRecordingFilePath } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { GapCause, RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { RoomRouter } from '../../media/room-routers.ts';
import { freshId, openRoom } from '../../test-support/steps.ts';
import { startTestNode, testSecret } from '../../test-support/test-node.ts';
import type { ReadFreeBytes } from '../disk-watch.ts';
import { readBeeps, readPictures } from './decode.ts';
import { TestSender } from './rtp-source.ts';

/** A node with a folder of its own, one room in it, and a server that listens. */
export async function openStage(
  options: { folder?: string; readFreeBytes?: ReadFreeBytes; workerCount?: number } = {},
) {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'recordings-')));
  const { readFreeBytes, workerCount = 1 } = options;
  const running = await startTestNode({
    ...{ recordingFolder: folder, workerCount },
    ...(readFreeBytes === undefined ? {} : { readFreeBytes }),
  });
  const link = await running.link('server-a');
  const { roomId } = await openRoom(link);
  const room = running.node.rooms.get(roomId as RoomId);
  const senders: TestSender[] = [];
  return {
    folder,
    running,
    link,
    room,
    roomId: roomId as RoomId,
    /** As vitest's thread cannot be killed: the recorder is a process of its own. */
    get recorderPid(): number {
      return running.node.recorder?.process.pid ?? 0;
    },
    async enter(peerId: string, at?: RoomRouter): Promise<TestSender> {
      const sender = await TestSender.enter(room, peerId, at);
      senders.push(sender);
      return sender;
    },
    set: (recordingId: RecordingId, peerIds: string[], cause: GapCause | null = null) =>
      link.request('recording:set', { roomId, feeds: [{ recordingId, peerIds, cause }] }),
    finish: (recordingId: RecordingId) => link.request('recording:finish', { roomId, recordingId }),
    /** Those told of, by when they began. */
    segments: (recordingId: RecordingId, peerId?: string, source?: string): SegmentNote[] =>
      link
        .eventsOf('recording:segmentClosed')
        .map(({ segment }) => segment)
        .filter((segment) => segment.recordingId === recordingId)
        .filter((segment) => peerId === undefined || segment.peerId === (peerId as PeerId))
        .filter((segment) => source === undefined || segment.source === source)
        .toSorted((left, right) => left.startedAt - right.startedAt),
    /** Fetches it as a server does, and checks what the note promises. */
    async fetch(segment: SegmentNote): Promise<string> {
      const path = sfuRecordingFilePath(segment.recordingId, segment.fileName);
      const url = `${running.url.replace('ws:', 'http:')}${path}`;
      const response = await fetch(url, { headers: { authorization: `Bearer ${testSecret}` } });
      const bytes = Buffer.from(await response.arrayBuffer());
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (response.status !== 200 || sha256 !== segment.sha256 || bytes.length !== segment.byteCount) {
        throw new Error(`${segment.fileName}: ${response.status}, ${bytes.length} bytes, ${sha256}`);
      }
      const fetched = join(folder, `fetched-${segment.fileName}`);
      await writeFile(fetched, bytes);
      return fetched;
    },
    async close(): Promise<void> {
      for (const sender of senders) sender.close();
      await running.close();
      if (options.folder === undefined) await rm(folder, { recursive: true });
    },
  };
}
export type Stage = Awaited<ReturnType<typeof openStage>>;

export const newRecordingId = () => freshId('rec') as RecordingId;

/** All pictures of these segments, by the wall clock. */
export async function readTrack(stage: Stage, segments: readonly SegmentNote[]) {
  const pictures: { number: number; at: number }[] = [];
  for (const segment of segments) {
    const read = await readPictures(await stage.fetch(segment));
    pictures.push(...read.map(({ number, ms }) => ({ number, at: segment.startedAt + ms })));
  }
  return pictures;
}

export async function readSound(stage: Stage, segments: readonly SegmentNote[]): Promise<number[]> {
  const beeps: number[] = [];
  for (const segment of segments) {
    const read = await readBeeps(await stage.fetch(segment));
    // One that lies over the edge of two segments begins in the first.
    for (const ms of read) {
      const at = segment.startedAt + ms;
      if (at - (beeps.at(-1) ?? 0) > 500) beeps.push(at);
    }
  }
  return beeps;
}
