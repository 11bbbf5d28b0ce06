import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { CaptionLanguage, CaptionSource } from '@cloudseat/shared/nouns/caption.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { types } from 'mediasoup';
import { SfuError } from '../errors.ts';
import type { EmitEvent } from '../media/room-context.ts';
import type { CaptionService } from './caption-service.ts';
import { CaptionTap } from './caption-tap.ts';
import type { CaptionContent } from './recogniser.ts';

export type Microphone = { peerId: PeerId; producer: types.Producer };
type Wanted = {
  peerIds: readonly PeerId[];
  audience: string;
  audienceVersion: number;
  language: CaptionLanguage;
};
type Listening = { tap: CaptionTap; isAvailable: boolean; givePlace: () => void };
type Options = { roomId: RoomId; router: types.Router; service: CaptionService; emit: EmitEvent };

/**
 * Captions of one room: listens to the microphones of those the server names, and of nobody else. Each change of audience ends
 * all that was begun: half a sentence is never told to whom only the other half was meant for.
 */
export class RoomCaptions {
  readonly #options: Options;
  readonly #microphones = new Set<Microphone>();
  readonly #listening = new Map<Microphone, Listening>();
  /** The last utterance of each, counted on over restarts. */
  readonly #utterances = new Map<PeerId, number>();
  #wanted: Wanted = { peerIds: [], audience: '', audienceVersion: 0, language: 'zh' };
  #transport: types.DirectTransport | null = null;
  #opening: Promise<void> | null = null;
  #isFull = false;
  #wasAvailable = true;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  get source(): CaptionSource {
    return this.#options.service.recogniser?.source ?? 'none';
  }

  get isAvailable(): boolean {
    return !this.#isFull && [...this.#listening.values()].every(({ isAvailable }) => isAvailable);
  }

  /** Resolves to whether captions can be made now; what changes later is told. REFUSED without a recogniser. */
  async set(wanted: Wanted): Promise<boolean> {
    if (this.source === 'none') throw new SfuError('REFUSED', 'this node makes no captions');
    const { audience, audienceVersion, language } = this.#wanted;
    // Of a server that has not heard of the newer one: it would tell its pages what is not meant for them.
    if (wanted.audienceVersion < audienceVersion) return this.isAvailable;
    this.#wanted = wanted;
    // Before anything is waited for: nothing that was said until now reaches the new audience.
    if (wanted.audience !== audience || wanted.language !== language) this.#stopAll();
    await this.#reconcile();
    return this.isAvailable;
  }

  add(microphone: Microphone): void {
    if (this.#isClosed || this.source === 'none') return;
    this.#microphones.add(microphone);
    microphone.producer.observer.once('close', () => {
      this.#microphones.delete(microphone);
      this.#stop(microphone);
      this.#tellAvailable();
    });
    if (this.#wanted.peerIds.includes(microphone.peerId)) this.#reconcile().catch(() => undefined);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopAll();
    this.#transport?.close();
  }

  /** Resolves when all that may be listened to is; several at once share the way to the sound. */
  async #reconcile(): Promise<void> {
    if (this.#wanted.peerIds.length > 0 && this.#transport === null) {
      this.#opening ??= this.#openTransport().finally(() => {
        this.#opening = null;
      });
      await this.#opening;
    }
    this.#isFull = false;
    const { peerIds } = this.#wanted;
    for (const microphone of this.#microphones) {
      const isWanted = peerIds.includes(microphone.peerId);
      if (!isWanted) this.#stop(microphone);
      else if (!this.#listening.has(microphone)) this.#start(microphone);
    }
    this.#tellAvailable();
  }

  async #openTransport(): Promise<void> {
    const transport = await this.#options.router.createDirectTransport();
    if (this.#isClosed) transport.close();
    else this.#transport = transport;
  }

  #start(microphone: Microphone): void {
    const { roomId, router, service } = this.#options;
    const { peerId, producer } = microphone;
    const { recogniser } = service;
    const { audience, language } = this.#wanted;
    if (recogniser === null || this.#transport === null || this.#isClosed) return;
    const givePlace = service.takePlace();
    if (givePlace === null) {
      this.#isFull = true;
      service.onProblem('as many are listened to as may be', { roomId, peerId });
      return;
    }
    const listening: Listening = {
      givePlace,
      isAvailable: true,
      tap: new CaptionTap({
        ...{ transport: this.#transport, producer, recogniser, language },
        rtpCapabilities: router.rtpCapabilities as types.RtpCapabilities,
        onWords: (content, isFinal) => this.#tell(peerId, audience, content, isFinal),
        onAvailable: (isAvailable, problem) => {
          if (problem !== null) service.onProblem(problem, { roomId, peerId });
          listening.isAvailable = isAvailable;
          this.#tellAvailable();
        },
      }),
    };
    this.#listening.set(microphone, listening);
  }

  #stop(microphone: Microphone): void {
    const listening = this.#listening.get(microphone);
    this.#listening.delete(microphone);
    listening?.tap.close();
    listening?.givePlace();
    // What was begun is not gone on with: the next one to speak begins anew.
    const { peerId } = microphone;
    if (listening) this.#utterances.set(peerId, (this.#utterances.get(peerId) ?? 0) + 1);
  }

  #stopAll(): void {
    for (const microphone of [...this.#listening.keys()]) this.#stop(microphone);
  }

  #tell(peerId: PeerId, audience: string, content: CaptionContent, isFinal: boolean): void {
    const { roomId, emit } = this.#options;
    const utterance = (this.#utterances.get(peerId) ?? 0) + 1;
    if (isFinal) this.#utterances.set(peerId, utterance);
    emit('caption:told', { roomId, peerId, audience, caption: { utterance, isFinal, content } });
  }

  #tellAvailable(): void {
    const { isAvailable } = this;
    if (isAvailable === this.#wasAvailable) return;
    this.#wasAvailable = isAvailable;
    this.#options.emit('captions:stateChanged', { roomId: this.#options.roomId, isAvailable });
  }
}
