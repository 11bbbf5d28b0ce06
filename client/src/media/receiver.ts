import type { RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import type { ConsumerId, ParticipantId, ProducerId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomSource, RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import { SignalError, toSignalError } from '../lib/signal-error.ts';
import type { JoinedRoom } from './joined-room.ts';
import type { RemoteStreams } from './remote-streams.ts';
import { type ViewKey, type ViewSize, viewKey, viewOfSize } from './view-size.ts';

type Entry = { participantId: ParticipantId; source: RoomSource['source']; consumer: types.Consumer | null };

/** By producer. */
type Batch = Map<string, Entry>;
type Made = Extract<RequestOutput<'consumer:createMany'>['outcomes'][number], { isMade: true }>;

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

  /**
   * Made paused, then built here, then resumed: no frame is lost, and none flows before the call is accepted. All that came
   * together goes together, so that a full room costs two round trips.
   */
  async function consumeTogether(batch: Batch, attempt: number): Promise<void> {
    const fail = (part: Batch, error: unknown) => retry(part, toSignalError(error), attempt);
    try {
      const { outcomes } = await signal.request('consumer:createMany', {
        roomId,
        producerIds: [...batch.keys()] as ProducerId[],
        // The contract says it more loosely than mediasoup's types.
        rtpCapabilities: withSoundSentAgain(device.recvRtpCapabilities) as never,
      });
      const built = new Map<string, Entry>();
      const building = outcomes.map(async (outcome) => {
        const entry = batch.get(outcome.producerId);
        if (entry === undefined) return;
        try {
          if (!outcome.isMade) throw new SignalError({ code: outcome.code, message: 'not made' });
          if (await build(outcome, entry)) built.set(outcome.producerId, entry);
        } catch (error) {
          fail(new Map([[outcome.producerId, entry]]), error);
        }
      });
      await Promise.all(building);
      await resume(built).catch((error: unknown) => fail(built, error));
    } catch (error) {
      fail(batch, error);
    }
  }

  /** Whether it is wanted still. */
  async function build(made: Made, entry: Entry): Promise<boolean> {
    const { producerId, consumerId, kind } = made;
    if (!isWanted(producerId, entry)) return false;
    if (entry.consumer !== null) return true;
    const consumer = await receiveTransport.consume({
      ...{ id: consumerId, producerId, kind },
      // The contract says it more loosely than mediasoup's types.
      rtpParameters: made.rtpParameters as unknown as types.RtpParameters,
      streamId: `${entry.participantId}-${entry.source.startsWith('screen') ? 'screen' : 'faces'}`,
    });
    if (!isWanted(producerId, entry)) {
      consumer.close();
      return false;
    }
    entry.consumer = consumer;
    waitFor(consumer, patienceMs);
    streams.add(entry.participantId, entry.source, consumer.track);
    return true;
  }

  async function resume(built: Batch): Promise<void> {
    const entries = [...built.values()].filter(({ consumer }) => consumer !== null);
    const idOf = ({ consumer }: Entry) => consumer?.id as ConsumerId;
    if (entries.length === 0) return;
    const views = entries.flatMap((entry) => {
      const size = viewOf(viewKey(entry.participantId, entry.source));
      return size === undefined ? [] : [{ consumerId: idOf(entry), ...viewOfSize(size) }];
    });
    await signal.request('consumer:resumeMany', { roomId, consumerIds: entries.map(idOf), views });
  }

  function retry(batch: Batch, error: SignalError, attempt: number): void {
    const { code } = error;
    const wanted = new Map([...batch].filter(([producerId, entry]) => isWanted(producerId, entry)));
    if (wanted.size === 0) return;
    if (code === 'NOT_FOUND' || code === 'MEDIA_REFUSED' || attempt >= attempts) {
      console.warn('cannot receive', [...wanted.values()].map(({ source }) => source).join(), error);
      // Forgotten, so that the next view of the room may try once more.
      for (const [producerId, entry] of wanted) remove(producerId, entry);
      return;
    }
    lifetime.setTimeout(() => {
      const still = new Map([...wanted].filter(([producerId, entry]) => isWanted(producerId, entry)));
      if (still.size > 0) void consumeTogether(still, attempt + 1);
    }, retryMs * attempt);
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
      const fresh = new Map<string, Entry>();
      for (const { participantId, sources } of room.participants) {
        if (participantId === room.selfId) continue;
        for (const source of sources) {
          listed.add(source.producerId);
          if (entries.has(source.producerId)) continue;
          const entry: Entry = { participantId, source: source.source, consumer: null };
          entries.set(source.producerId, entry);
          fresh.set(source.producerId, entry);
        }
      }
      if (fresh.size > 0) void consumeTogether(fresh, 1);
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
