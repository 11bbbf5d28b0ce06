import type { ConsumerId, ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomSource, RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import { toSignalError } from '../lib/signal-error.ts';
import type { JoinedRoom } from './joined-room.ts';
import type { RemoteStreams } from './remote-streams.ts';
import { type ViewKey, type ViewSize, viewKey, viewOfSize } from './view-size.ts';

type Entry = { participantId: ParticipantId; source: RoomSource['source']; consumer: types.Consumer | null };

const attempts = 4;
const retryMs = 700;

/** Keeps what is received equal to what the room view lists: new sources are consumed, gone ones closed. */
export function createReceiver(
  joined: JoinedRoom,
  { streams, viewOf }: { streams: RemoteStreams; viewOf: (key: ViewKey) => ViewSize | undefined },
  lifetime: Lifetime,
) {
  const { signal, roomId, device, receiveTransport } = joined;
  const entries = new Map<string, Entry>();
  let patienceMs: number | null = null;
  const isWanted = (producerId: string, entry: Entry) =>
    !lifetime.hasEnded && entries.get(producerId) === entry;

  /** Made paused, then built here, then resumed: no frame is lost, and none flows before the call is accepted. */
  async function consume(source: RoomSource, entry: Entry): Promise<void> {
    const { producerId } = source;
    const rtpCapabilities = withSoundSentAgain(device.recvRtpCapabilities) as never;
    const made = await signal.request('consumer:create', { roomId, producerId, rtpCapabilities });
    if (!isWanted(producerId, entry)) return;
    const consumer = await receiveTransport.consume({
      id: made.consumerId,
      producerId: made.producerId,
      kind: made.kind,
      rtpParameters: made.rtpParameters as unknown as types.RtpParameters,
      streamId: `${entry.participantId}-${source.source.startsWith('screen') ? 'screen' : 'faces'}`,
    });
    if (!isWanted(producerId, entry)) {
      consumer.close();
      return;
    }
    entry.consumer = consumer;
    waitFor(consumer, patienceMs);
    streams.add(entry.participantId, source.source, consumer.track);
    await signal.request('consumer:resume', { roomId, consumerId: made.consumerId });
    const size = viewOf(viewKey(entry.participantId, source.source));
    if (size !== undefined) sendView(entry, size);
  }

  function consumeWithRetry(source: RoomSource, entry: Entry, attempt: number): void {
    consume(source, entry).catch((error: unknown) => {
      if (!isWanted(source.producerId, entry)) return;
      const { code } = toSignalError(error);
      if (code === 'NOT_FOUND' || code === 'MEDIA_REFUSED' || attempt >= attempts) {
        console.warn('cannot receive', source.source, error);
        // Forgotten, so that the next view of the room may try once more.
        remove(source.producerId, entry);
        return;
      }
      lifetime.setTimeout(() => {
        if (isWanted(source.producerId, entry)) consumeWithRetry(source, entry, attempt + 1);
      }, retryMs * attempt);
    });
  }

  function remove(producerId: string, entry: Entry): void {
    entries.delete(producerId);
    if (entry.consumer === null) return;
    streams.remove(entry.participantId, entry.source, entry.consumer.track);
    entry.consumer.close();
  }

  function sendView(entry: Entry, size: ViewSize): void {
    if (entry.consumer === null) return;
    const consumerId = entry.consumer.id as ConsumerId;
    signal
      .request('consumer:setView', { roomId, consumerId, ...viewOfSize(size) })
      .catch((error: unknown) => console.warn('view', error));
  }

  lifetime.defer(() => {
    for (const [producerId, entry] of [...entries]) remove(producerId, entry);
  });

  return {
    sync(room: RoomView): void {
      if (lifetime.hasEnded) return;
      const listed = new Set<string>();
      for (const { participantId, sources } of room.participants) {
        if (participantId === room.selfId) continue;
        for (const source of sources) {
          listed.add(source.producerId);
          if (entries.has(source.producerId)) continue;
          const entry: Entry = { participantId, source: source.source, consumer: null };
          entries.set(source.producerId, entry);
          consumeWithRetry(source, entry, 1);
        }
      }
      for (const [producerId, entry] of [...entries]) {
        if (!listed.has(producerId)) remove(producerId, entry);
      }
    },
    sendView(key: ViewKey, size: ViewSize): void {
      for (const entry of entries.values()) {
        if (viewKey(entry.participantId, entry.source) === key) sendView(entry, size);
      }
    },
    /** How long sound waits before it is played, ms; null: as the browser likes. */
    setPatience(next: number | null): void {
      if (next === patienceMs) return;
      patienceMs = next;
      for (const { consumer } of entries.values()) if (consumer !== null) waitFor(consumer, next);
    },
    isReceiving: (producerId: string) => entries.get(producerId)?.consumer != null,
    consumers: () => [...entries.values()].flatMap(({ consumer }) => (consumer === null ? [] : [consumer])),
  };
}

/** Browsers ask for lost sound again when it is offered, but none says so of itself. */
function withSoundSentAgain(capabilities: types.RtpCapabilities): types.RtpCapabilities {
  const nack = { type: 'nack', parameter: '' };
  const codecs = capabilities.codecs?.map((codec) =>
    codec.mimeType.toLowerCase() === 'audio/opus'
      ? { ...codec, rtcpFeedback: [...(codec.rtcpFeedback ?? []), nack] }
      : codec,
  );
  return { ...capabilities, ...(codecs && { codecs }) };
}

/** Newer browsers know the one, those before the other, some neither. */
function waitFor({ kind, rtpReceiver }: types.Consumer, ms: number | null): void {
  if (kind !== 'audio' || rtpReceiver === undefined) return;
  if ('jitterBufferTarget' in rtpReceiver) rtpReceiver.jitterBufferTarget = ms;
  else if ('playoutDelayHint' in rtpReceiver)
    (rtpReceiver as { playoutDelayHint: number | null }).playoutDelayHint = ms === null ? null : ms / 1_000;
}
