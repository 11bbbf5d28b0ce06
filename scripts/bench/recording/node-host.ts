// A media node in a process of its own, whose calls come over plain RTP: what people's browsers would send, without a browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { types } from 'mediasoup';
import type { Room } from '../../../sfu/src/media/room.ts';
import { startTestNode } from '../../../sfu/src/test-support/test-node.ts';

export type HostRequest =
  | { type: 'addCall'; sinkPort: number }
  | { type: 'setRecording'; isRecording: boolean };
export type HostAnswer =
  | { type: 'ready'; nodePid: number; workerPid: number }
  | { type: 'callAdded'; participants: { port: number; videoSsrc: number; audioSsrc: number }[] }
  | { type: 'recordingSet'; recorderPid: number };

const folder = mkdtempSync(join(tmpdir(), 'bench-recording-'));
const { node, close } = await startTestNode({ recordingFolder: folder });
const rooms: Room[] = [];
const tell = (answer: HostAnswer) => process.send?.(answer);
const listenInfo = { protocol: 'udp', ip: '127.0.0.1' } as const;
let lastSsrc = 10_000;

async function addCall(sinkPort: number): Promise<void> {
  const room = await node.rooms.open(`call-${rooms.length}` as RoomId, {});
  rooms.push(room);
  const people = await Promise.all(['applicant', 'agent'].map((peerId) => enter(room, peerId as PeerId)));
  for (const person of people) {
    const transport = await room.routers.home.router.createPlainTransport({ listenInfo, rtcpMux: true });
    await transport.connect({ ip: '127.0.0.1', port: sinkPort });
    const others = people.filter((other) => other !== person);
    for (const producer of others.flatMap(({ producers }) => producers)) {
      const { rtpCapabilities } = room.routers.home.router;
      await transport.consume({
        producerId: producer.id,
        rtpCapabilities: rtpCapabilities as types.RtpCapabilities,
      });
    }
  }
  tell({
    type: 'callAdded',
    participants: people.map(({ port, videoSsrc, audioSsrc }) => ({ port, videoSsrc, audioSsrc })),
  });
}

async function enter(room: Room, peerId: PeerId) {
  const transport = await room.routers.home.router.createPlainTransport({
    listenInfo,
    rtcpMux: true,
    comedia: true,
  });
  lastSsrc += 2;
  const [videoSsrc, audioSsrc] = [lastSsrc, lastSsrc + 1];
  const rtcp = { cname: `${room.roomId}-${peerId}` };
  const video = await transport.produce({
    kind: 'video',
    rtpParameters: {
      codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 }],
      encodings: [{ ssrc: videoSsrc }],
      rtcp,
    },
  });
  const audio = await transport.produce({
    kind: 'audio',
    rtpParameters: {
      codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
      encodings: [{ ssrc: audioSsrc }],
      rtcp,
    },
  });
  room.recordings?.add({ peerId, source: 'camera', producer: video, at: room.routers.home });
  room.recordings?.add({ peerId, source: 'microphone', producer: audio, at: room.routers.home });
  return { port: transport.tuple.localPort, videoSsrc, audioSsrc, producers: [video, audio] };
}

async function setRecording(isRecording: boolean): Promise<void> {
  const peerIds = isRecording ? (['applicant', 'agent'] as PeerId[]) : [];
  for (const [position, room] of rooms.entries()) {
    if (room.recordings === null) continue;
    const recordingId = `rec-${position}` as RecordingId;
    await node.recorder?.set(room.recordings, [{ recordingId, peerIds, cause: null }]);
  }
  tell({ type: 'recordingSet', recorderPid: node.recorder?.process.pid ?? 0 });
}

process.on('message', (request: HostRequest) => {
  void (request.type === 'addCall' ? addCall(request.sinkPort) : setRecording(request.isRecording));
});
process.on('SIGTERM', () => {
  void close().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
});
tell({ type: 'ready', nodePid: process.pid, workerPid: node.pool.workers[0]?.pid ?? 0 });
