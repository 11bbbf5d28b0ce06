import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { NodeId, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { Lifetime } from '../platform/lifetime.ts';
import { createMediaNodes, type MediaNodes } from './media-nodes.ts';
import type { RecordingEvent } from './node-recordings.ts';
import { sfuSecret, startSfu } from './test-support/sfu-process.ts';

const nodeId = NodeId.parse('node-1');
let lifetime: Lifetime;
let folder: string;
let sfu: Awaited<ReturnType<typeof startSfu>>;
beforeEach(async () => {
  lifetime = new Lifetime();
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  lifetime.bind(() => rmSync(folder, { recursive: true }));
  sfu = await startSfu(0, folder);
  lifetime.bind(() => sfu.kill());
});
afterEach(() => lifetime.close());

async function linkServer(): Promise<MediaNodes> {
  const url = `ws://127.0.0.1:${sfu.port}`;
  const logger = pino({ level: 'silent' });
  const nodes = createMediaNodes({ urls: [url], secret: sfuSecret, logger, lifetime });
  await new Promise<void>((resolve) => nodes.onNodeReached(() => resolve()));
  return nodes;
}

const recordingOf = () => RecordingId.parse(`rec-${makeId()}`);

/** As the recorder leaves it. */
function keepSegment(recordingId: RecordingId, content: string): SegmentNote {
  const note = SegmentNote.parse({
    ...{ recordingId, trackId: 'track', index: 0, startedAt: 1, durationMs: 2, byteCount: content.length },
    sha256: createHash('sha256').update(content).digest('hex'),
    ...{ container: 'webm', peerId: 'ann', source: 'microphone', kind: 'audio', mimeType: 'audio/webm' },
    ...{ width: null, height: null, fileName: 'track.run.000000.webm' },
  });
  mkdirSync(join(folder, recordingId));
  writeFileSync(join(folder, recordingId, note.fileName), content);
  writeFileSync(join(folder, recordingId, `${note.fileName}.json`), JSON.stringify(note));
  return note;
}

it('a room is recorded, and what its node tells of it reaches the server after the room is closed', async () => {
  const nodes = await linkServer();
  const told: (RecordingEvent & { from: NodeId })[] = [];
  nodes.onRecording((from, event) => told.push({ from, ...event }));
  const room = await nodes.openRoom(nodeId, RoomId.parse(`room-${makeId()}`));
  const recordingId = recordingOf();
  const feed = { recordingId, peerIds: [PeerId.parse('ann')], cause: null };
  expect(await room.setRecording([feed])).toMatchObject([
    { recordingId, roomId: room.roomId, state: 'recording' },
  ]);
  await room.setRecording([{ ...feed, peerIds: [], cause: 'hold' }]);
  await room.close('ended');
  expect(await nodes.finishRecording(nodeId, room.roomId, recordingId)).toEqual({ segmentCount: 0 });
  expect(told).toMatchObject([
    { event: 'recording:stateChanged', data: { state: 'recording' }, from: nodeId },
    { event: 'recording:stateChanged', data: { state: 'resting', cause: 'hold' } },
    { event: 'recording:gapClosed', data: { roomId: room.roomId, gap: { recordingId, cause: 'hold' } } },
    { event: 'recording:stateChanged', data: { state: 'finished' } },
  ]);
  await expect(room.finishRecording(recordingId)).resolves.toEqual({ segmentCount: 0 });
});

it('what a node kept is listed, fetched and dropped, also by a server that comes after its restart', async () => {
  const recordingId = recordingOf();
  const note = keepSegment(recordingId, 'bytes of a segment');
  const nodes = await linkServer();
  const reached = new Promise<NodeId>((resolve) => {
    let isFirst = true;
    nodes.onNodeReached((id) => {
      if (!isFirst) resolve(id);
      isFirst = false;
    });
  });
  await sfu.kill();
  sfu = await startSfu(sfu.port, folder);
  expect(await reached).toBe(nodeId);
  expect(await nodes.listKept(nodeId, null)).toEqual({ segments: [note], gaps: [], hasMore: false });
  expect(await text(await nodes.fetchKept(nodeId, recordingId, note.fileName))).toBe('bytes of a segment');
  await nodes.dropKept(nodeId, recordingId, [note.fileName]);
  await expect(nodes.fetchKept(nodeId, recordingId, note.fileName)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(existsSync(join(folder, recordingId))).toBe(false);
  expect((await nodes.listKept(nodeId, recordingId)).segments).toEqual([]);
});

it('a node that cannot record, or is away, says so by different codes', async () => {
  await sfu.kill();
  sfu = await startSfu(sfu.port);
  const nodes = await linkServer();
  const room = await nodes.openRoom(nodeId, RoomId.parse(`room-${makeId()}`));
  const recordingId = recordingOf();
  await expect(room.setRecording([{ recordingId, peerIds: [], cause: null }])).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    details: { problem: 'recorder' },
  });
  expect(room.isClosed).toBe(false);
  await sfu.kill();
  const lost = { code: 'MEDIA_NODE_LOST' };
  await expect(nodes.listKept(nodeId, null)).rejects.toMatchObject(lost);
  await expect(nodes.fetchKept(nodeId, recordingId, 'x.webm')).rejects.toMatchObject(lost);
  await expect(nodes.listKept(NodeId.parse('node-9'), null)).rejects.toMatchObject(lost);
});
