import type { AskedChild } from './asked-child.ts';
import type { LoadAnswer, LoadRequest } from './load-types.ts';
import { readCpuMs, readMemoryMiB } from './processes.ts';
import type { Scenario } from './scenarios.ts';
import type { Sfu } from './sfu-types.ts';

export type Measured = {
  /** Of one core. */
  cpuShare: number;
  packetsPerSecond: number;
  cpuUsPerPacket: number;
  memoryMiB: number;
  lostShare: number;
  /** Pictures and sounds that were to flow and did not. */
  silentCount: number;
};
type Load = AskedChild<LoadRequest>;

const settleMs = 4_000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens everything, lets it settle, then looks for so many seconds. Leaves the load empty; the server is its starter's to close. */
export async function measure(sfu: Sfu, load: Load, scenario: Scenario, seconds: number): Promise<Measured> {
  for (const [at, room] of scenario.rooms.entries()) await openRoom(sfu, load, `bench-${at}`, room);
  await load.ask({ op: 'speak', ids: scenario.rooms.flatMap((room) => scenario.speakersOf(room)) });
  for (const [at, room] of scenario.rooms.entries())
    for (const self of room) await receive(sfu, load, `bench-${at}`, self, scenario.wishesOf(room, self));
  await sleep(settleMs);

  const pids = await sfu.pids();
  await load.ask({ op: 'reset' });
  const [cpuBefore, startedAt] = [await readCpuMs(pids), performance.now()];
  await sleep(seconds * 1_000);
  const [cpuAfter, endedAt] = [await readCpuMs(pids), performance.now()];
  const counted = (await load.ask({ op: 'count' })) as LoadAnswer['count'];
  const memoryMiB = await readMemoryMiB(pids);
  await load.ask({ op: 'close', ids: 'all' });

  const tracks = counted.subscribers.flatMap((subscriber) => subscriber.tracks);
  const received = tracks.reduce((total, track) => total + track.received, 0);
  const lost = tracks.reduce((total, track) => total + track.lost, 0);
  const cpuMs = cpuAfter - cpuBefore;
  return {
    cpuShare: cpuMs / (endedAt - startedAt),
    packetsPerSecond: received / ((endedAt - startedAt) / 1_000),
    cpuUsPerPacket: (cpuMs * 1_000) / Math.max(1, received),
    memoryMiB,
    lostShare: lost / Math.max(1, received + lost),
    silentCount: tracks.filter((track) => track.received === 0).length,
  };
}

async function openRoom(sfu: Sfu, load: Load, roomId: string, people: readonly string[]): Promise<void> {
  await sfu.openRoom(roomId);
  for (const id of people) {
    const published = (await load.ask({ op: 'publish', id })) as LoadAnswer['publish'];
    await load.ask({ op: 'accept', id, answer: await sfu.publish(roomId, id, published) });
  }
}

async function receive(
  sfu: Sfu,
  load: Load,
  roomId: string,
  id: string,
  wishes: ReturnType<Scenario['wishesOf']>,
) {
  const offer = await sfu.offer(roomId, id, wishes);
  const { answer } = (await load.ask({ op: 'subscribe', id, offer })) as LoadAnswer['subscribe'];
  await sfu.accept(roomId, id, answer);
}
