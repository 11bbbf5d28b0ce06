import type { ProducerId } from '@cloudseat/shared/nouns/ids.ts';
import { isBelow, type RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import { toSignalError } from '../lib/signal-error.ts';
import {
  cameraEncodings,
  cameraOptions,
  highestLayer,
  microphoneEncodings,
  microphoneOptions,
  pickVideoCodec,
  screenEncodings,
} from './codecs.ts';
import type { JoinedRoom, ProducerData } from './joined-room.ts';
import { createTurnQueue } from './turn-queue.ts';
import type { DeviceKind, LocalMedia } from './types.ts';

/** The first picture of a talk is not to be held up by the largest, which follows. */
const rampUpAfterMs = 600;
/** A node that gave no answer needs a moment. */
const beginAgainMs = 1_000;

/**
 * Sends the local tracks into a joined room and follows them: replaced, muted, gone, back. While the room is only prepared,
 * a camera does not send its largest picture: the smaller ones are coded and sent in an instant when the accept asks for
 * them, and an old phone is not kept busy by what nobody may see yet.
 */
export function createSender(
  joined: JoinedRoom,
  {
    localMedia,
    isLive,
    stepOf,
    onBroken,
  }: {
    localMedia: LocalMedia;
    isLive: () => boolean;
    stepOf: () => RoomStep;
    /** Nothing more can be sent over this connection. */
    onBroken: () => void;
  },
  lifetime: Lifetime,
) {
  const { signal, roomId, device, sendTransport } = joined;
  const producers = new Map<Source, types.Producer>();
  const inTurn = createTurnQueue();
  let wasLive = isLive();
  let step = stepOf();
  let highest: number = wasLive ? liveLayer() : highestLayer.prepared;

  function liveLayer(): number {
    return step === 'full' ? highestLayer.live : 0;
  }

  function isPausedNow(source: Source): boolean {
    const { isMuted, isCameraOff } = localMedia.state.getState();
    if (source === 'microphone') return isMuted || isBelow(step, 'voice');
    if (source === 'screenAudio') return isBelow(step, 'voice');
    // A shared page goes on as stills.
    return isBelow(step, 'low') || (source === 'camera' && isCameraOff);
  }

  function optionsFor(source: Source, track: MediaStreamTrack, isPaused: boolean): types.ProducerOptions {
    const appData: ProducerData = { source, isPaused };
    const base = { track, stopTracks: false, disableTrackOnPause: false, appData };
    if (track.kind === 'audio')
      return { ...base, encodings: microphoneEncodings, codecOptions: microphoneOptions };
    const codec = pickVideoCodec(device.sendRtpCapabilities);
    const encodings =
      source === 'screen' ? screenEncodings : cameraEncodings(track.getSettings().width, highest);
    return { ...base, encodings, codecOptions: cameraOptions, ...(codec ? { codec } : {}) };
  }

  async function produce(source: Source, track: MediaStreamTrack): Promise<void> {
    if (!device.canProduce(track.kind === 'audio' ? 'audio' : 'video')) return;
    const isPaused = isPausedNow(source);
    const producer = await sendTransport.produce(optionsFor(source, track, isPaused)).catch(handleRefused);
    if (isPaused) producer.pause();
    producers.set(source, producer);
  }

  /** What the node did not answer the browser has in its description already: no other source is taken over it any more. */
  function handleRefused(error: unknown): never {
    if (toSignalError(error).isRetryable) lifetime.setTimeout(onBroken, beginAgainMs);
    throw error;
  }

  async function setPaused(producer: types.Producer, isPaused: boolean): Promise<void> {
    if (producer.closed || producer.paused === isPaused) return;
    if (isPaused) producer.pause();
    else producer.resume();
    await signal.request('producer:setPaused', { roomId, producerId: producer.id as ProducerId, isPaused });
  }

  function setHighest(next: number): void {
    highest = next;
    inTurn(async () => {
      const camera = producers.get('camera');
      if (camera !== undefined && !camera.closed) await camera.setMaxSpatialLayer(next);
    }).catch(reportQuietly);
  }

  /** Brings the producer of a source in line with its track and the person's choice. */
  async function sync(source: DeviceKind): Promise<void> {
    if (lifetime.hasEnded) return;
    const track = localMedia.getTrack(source);
    const producer = producers.get(source);
    if (producer === undefined || producer.closed) {
      if (track?.readyState === 'live') await produce(source, track);
      return;
    }
    if (track === null) return setPaused(producer, true);
    if (producer.track !== track) await producer.replaceTrack({ track });
    await setPaused(producer, isPausedNow(source));
  }

  function followStep(): void {
    const next = stepOf();
    if (next === step) return;
    step = next;
    if (wasLive) setHighest(liveLayer());
    for (const source of ['camera', 'microphone'] as const) void syncInTurn(source);
    for (const source of ['screen', 'screenAudio'] as const) void pauseInTurn(source);
  }

  const pauseInTurn = (source: Source) =>
    inTurn(async () => {
      const producer = producers.get(source);
      if (producer !== undefined) await setPaused(producer, isPausedNow(source));
    }).catch(reportQuietly);
  const syncInTurn = (source: DeviceKind) => inTurn(() => sync(source)).catch(reportQuietly);
  lifetime.defer(localMedia.onTrack((source) => void syncInTurn(source)));
  lifetime.defer(
    localMedia.state.subscribe((state, before) => {
      if (state.isMuted !== before.isMuted) void syncInTurn('microphone');
    }),
  );

  return {
    /** Sends what is open now; a device that opens later follows by itself. */
    async start(): Promise<void> {
      await Promise.all([syncInTurn('microphone'), syncInTurn('camera')]);
    },
    async addScreen(tracks: { video: MediaStreamTrack; audio: MediaStreamTrack | undefined }): Promise<void> {
      await inTurn(() => produce('screen', tracks.video));
      if (tracks.audio) await inTurn(() => produce('screenAudio', tracks.audio as MediaStreamTrack));
    },
    async removeScreen(): Promise<void> {
      for (const source of ['screen', 'screenAudio'] as const) {
        const producer = producers.get(source);
        if (producer === undefined) continue;
        producers.delete(source);
        producer.close();
        await signal
          .request('producer:close', { roomId, producerId: producer.id as ProducerId })
          .catch(reportQuietly);
      }
    },
    /** The room went live, or back to being prepared, or to another step of its links. */
    followRoom(): void {
      followStep();
      if (isLive() === wasLive) return;
      wasLive = !wasLive;
      if (!wasLive) setHighest(highestLayer.prepared);
      else lifetime.setTimeout(() => wasLive && setHighest(liveLayer()), rampUpAfterMs);
    },
    /** What sends the microphone, unless that is stopped: by its owner, or by the step of the links. */
    findOpenMicrophone(): types.Producer | null {
      const producer = producers.get('microphone');
      const isOpen = producer !== undefined && !producer.closed && !producer.paused;
      return isOpen && !isPausedNow('microphone') ? producer : null;
    },
    hasProducers: () => producers.size > 0,
    producerIds: () => [...producers.values()].map((producer) => producer.id),
  };
}

/** A source that fails leaves the others alone; the link's own repair comes by the transport's state. */
function reportQuietly(error: unknown): void {
  console.warn('media', error);
}
