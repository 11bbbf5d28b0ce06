// What a page's media client does with its room, over connections of the benchmark's load: real ICE, DTLS and RTP, no browser.
import { fileURLToPath } from 'node:url';
import type { RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import type { ProducerId, RoomId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { TestPage } from '../../server/src/test-support/test-page.ts';
import { type AskedChild, startAsked } from '../bench/sfu/asked-child.ts';
import type { LoadAnswer, LoadRequest } from '../bench/sfu/load-types.ts';
import {
  answerTo,
  loadCapabilities,
  readDtls,
  rtpParametersOf,
  sectionOf,
  sectionsOf,
  writeSdp,
} from '../bench/sfu/sdp.ts';

export type Load = AskedChild<LoadRequest>;
export type Joined = RequestOutput<'room:join'>;
/** One page in one room; `name` is what the load calls its connections. */
type Place = { page: TestPage; roomId: RoomId; joined: Joined; load: Load; name: string };
/** A picture's layer; null: it is not on screen. */
export type Wanted = { producerId: ProducerId; layer: number | null };

/** Needs ffmpeg. */
export const startLoad = (): Promise<Load> =>
  startAsked<LoadRequest>(fileURLToPath(new URL('../bench/sfu/load.ts', import.meta.url)));

/** What the others send, as the answer to the join tells. */
export const othersOf = ({ room }: Pick<Joined, 'room'>) =>
  room.participants
    .filter(({ participantId }) => participantId !== room.selfId)
    .flatMap(({ participantId, sources }) => sources.map((source) => ({ ...source, participantId })));

/** Camera and microphone on. */
export async function send({ page, roomId, joined, load, name }: Place): Promise<void> {
  const { sendTransport } = joined;
  const transportId = sendTransport.transportId as TransportId;
  const published = (await load.ask({ op: 'publish', id: name })) as LoadAnswer['publish'];
  const dtlsParameters = readDtls(published.offer) as never;
  await page.request('transport:connect', { roomId, transportId, dtlsParameters });
  const sections = sectionsOf(published);
  await Promise.all(
    sections.map((section) =>
      page.request('producer:create', {
        ...{ roomId, transportId, kind: section.kind, isPaused: false },
        source: section.kind === 'video' ? 'camera' : 'microphone',
        rtpParameters: rtpParametersOf(section) as never,
      }),
    ),
  );
  await load.ask({ op: 'accept', id: name, answer: answerTo(sendTransport as never, sections) });
}

/** Takes what there is, as a page does: made all at once, built, let flow with word of what is on screen. Calls `onStep` after each. */
export async function receive(
  { page, roomId, joined, load, name }: Place,
  wanted: readonly Wanted[],
  onStep: (step: 'made' | 'built' | 'resumed') => void = () => undefined,
): Promise<{ midOf(producerId: ProducerId): string }> {
  const { receiveTransport } = joined;
  const producerIds = wanted.map(({ producerId }) => producerId);
  const { outcomes } = await page.request('consumer:createMany', {
    ...{ roomId, producerIds, rtpCapabilities: loadCapabilities as never },
  });
  const made = outcomes.flatMap((outcome) => (outcome.isMade ? [outcome] : []));
  onStep('made');
  const midOf = (producerId: ProducerId) => `m${producerIds.indexOf(producerId)}`;
  const sections = made.map(({ producerId, kind, rtpParameters }) =>
    sectionOf(midOf(producerId), kind, rtpParameters as never),
  );
  const offer = writeSdp(receiveTransport as never, sections, 'actpass');
  const { answer } = (await load.ask({ op: 'subscribe', id: name, offer })) as LoadAnswer['subscribe'];
  const transportId = receiveTransport.transportId as TransportId;
  await page.request('transport:connect', { roomId, transportId, dtlsParameters: readDtls(answer) as never });
  onStep('built');
  const consumerIds = made.map(({ consumerId }) => consumerId);
  const layers = new Map(wanted.map(({ producerId, layer }) => [producerId, layer]));
  const views = made
    .filter(({ kind }) => kind === 'video')
    .map(({ consumerId, producerId }) => {
      const layer = layers.get(producerId) ?? null;
      return { consumerId, isVisible: layer !== null, spatialLayer: layer ?? 0 };
    });
  await page.request('consumer:resumeMany', { roomId, consumerIds, views });
  onStep('resumed');
  return { midOf };
}
