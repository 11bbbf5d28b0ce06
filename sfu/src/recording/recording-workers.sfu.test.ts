import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Seat } from '../media/room-routers.ts';
import { tuning } from '../tuning.ts';
import { newRecordingId, openStage, type Stage } from './test-support/stage.ts';
import { type Encoded, encodeOpus } from './test-support/timecode.ts';

let opus: Encoded;
beforeAll(async () => {
  opus = await encodeOpus(30);
});
let stage: Stage;
beforeEach(async () => {
  stage = await openStage({ workerCount: 2 });
});
afterEach(() => stage.close());

/** The first seat on the room's second worker. */
function takeFarSeat(): Seat {
  for (let taken = 0; taken < tuning.peersPerRouter; taken += 1) stage.room.routers.take();
  return stage.room.routers.take();
}
/** Sockets that this process has open. */
async function countSockets(pid: number): Promise<number> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder);
  const targets = await Promise.all(names.map((name) => readlink(join(folder, name)).catch(() => '')));
  return targets.filter((target) => target.startsWith('socket:')).length;
}

it('a room over two workers is recorded where each sends; who leaves the second takes nothing from the others', async () => {
  const recordingId = newRecordingId();
  const seat = takeFarSeat();
  const near = await (await stage.enter('near')).open({ source: 'microphone', encoded: opus });
  const farSender = await stage.enter('far', await seat.at);
  const far = await farSender.open({ source: 'microphone', encoded: opus });
  for (const microphone of [near, far]) void microphone.start();
  await stage.set(recordingId, ['near', 'far']);
  const written = async () =>
    (await readdir(join(stage.folder, recordingId))).filter((name) => /\.(webm|part)$/.test(name)).length;
  await expect.poll(written, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
  const before = await countSockets(stage.recorderPid);

  farSender.close();
  seat.leave();
  await expect.poll(() => stage.segments(recordingId, 'far').length, { timeout: 10_000 }).toBeGreaterThan(0);
  // The way from the second worker is gone at the recorder as well.
  await expect.poll(() => countSockets(stage.recorderPid), { timeout: 10_000 }).toBe(before - 1);
  expect(stage.room.routers.routerCount).toBe(1);

  const goesOn = stage.segments(recordingId, 'near').length;
  await expect
    .poll(() => stage.segments(recordingId, 'near').length, { timeout: 15_000 })
    .toBeGreaterThan(goesOn);
  await stage.finish(recordingId);
  for (const peerId of ['near', 'far']) {
    const [segment] = stage.segments(recordingId, peerId);
    await stage.fetch(segment as NonNullable<typeof segment>);
  }
}, 40_000);
