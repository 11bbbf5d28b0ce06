// The 25th person of a review on the whole platform: server, Redis and media node are processes; pages speak socket.io.
import { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { makeId } from '../../../server/src/platform/ids.ts';
import {
  enterSitting,
  openSittingDriver,
  openStaff,
  type Sitter,
  sittingOf,
} from '../../../server/src/test-support/sitting-driver.ts';
import { type Load, othersOf, receive, send, type Wanted } from '../../test-support/page-media.ts';
import { benchTenant, staffPassword, startBenchPlatform } from '../platform.ts';
import { type JoinSide, layerAt, now, roomSize, speakerCount, whenAllBegun } from './joins.ts';

export async function openPlatformSide(load: Load): Promise<JoinSide> {
  const platform = await startBenchPlatform({ hasPages: false });
  const driver = openSittingDriver(platform.redisUrl, benchTenant);
  const sitters: Sitter[] = [];
  for (let number = 1; number <= roomSize; number += 1)
    sitters.push(await openStaff(platform.origin, `a${String(number).padStart(3, '0')}`, staffPassword));
  const inside = sitters.slice(1);
  const [last] = sitters as [Sitter];
  let roomId = RoomId.parse(makeId());
  let count = 0;
  const nameOf = ({ person }: Sitter) => `${roomId}-${person.id}`;
  const enter = async (sitter: Sitter, name: string) => {
    const joined = await enterSitting(sitter, roomId);
    return { page: sitter.page, roomId, joined, load, name };
  };
  return {
    name: 'CloudSeat',
    async fill() {
      roomId = RoomId.parse(makeId());
      const people = inside.map(({ person }) => person);
      await driver.sittings.open(sittingOf(roomId, last.person, people, []));
      for (const sitter of inside) await send(await enter(sitter, nameOf(sitter)));
      await load.ask({ op: 'speak', ids: inside.slice(0, speakerCount).map(nameOf) });
    },
    async join() {
      count += 1;
      const name = `${roomId}-last-${count}`;
      const startedAt = now();
      const steps: Record<string, number> = {};
      const note = (step: string) => {
        steps[step] = now() - startedAt;
      };
      const place = await enter(last, name);
      note('joined');
      const sending = send(place);
      const isSpeaker = (participantId: string) =>
        inside.slice(0, speakerCount).some(({ person }) => participantId.endsWith(person.id));
      const sources = othersOf(place.joined);
      let position = -1;
      const wanted = sources.map(({ producerId, source, participantId }): Wanted & { isAwaited: boolean } => {
        if (source !== 'camera') return { producerId, layer: null, isAwaited: isSpeaker(participantId) };
        position += 1;
        return { producerId, layer: layerAt(position), isAwaited: layerAt(position) !== null };
      });
      const { midOf } = await receive(place, wanted, note);
      const awaited = wanted.filter(({ isAwaited }) => isAwaited).map(({ producerId }) => midOf(producerId));
      const totalMs = (await whenAllBegun(load, name, awaited)) - startedAt;
      await sending;
      await load.ask({ op: 'close', ids: [name] });
      await last.page.request('sitting:leave', { roomId });
      return { totalMs, steps };
    },
    async empty() {
      await load.ask({ op: 'close', ids: 'all' });
      await driver.sittings.end(roomId);
    },
    async close() {
      for (const { page } of sitters) page.close();
      driver.close();
      await platform.stop();
    },
  };
}
