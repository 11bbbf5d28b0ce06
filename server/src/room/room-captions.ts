import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { CaptionSource, RoomCaptions as RoomCaptionsView } from '@cloudseat/shared/nouns/caption.ts';
import { type CaptionWishes, listSpeakers, noWishes } from '../captions/caption-wishes.ts';
import type { RemoteRoom } from '../media/remote-room.ts';
import type { Logger } from '../platform/logger.ts';

type Remote = Pick<RemoteRoom, 'captionSource' | 'setCaptions' | 'isClosed' | 'peers' | 'on'>;
type Options = {
  remote: Remote;
  logger: Logger;
  /** Whether this viewer may hear this speaker now; oneself: whether one is heard by anybody. */
  mayRead: (viewer: PeerId, speaker: PeerId) => boolean;
  /** Pages are to be told how captions stand now. */
  onChanged: () => void;
};

/**
 * Captions of one room on this server: who wants them, and what the media node is to listen to. Every server that has
 * the room works the same out by itself; the node takes what it knows already as no change.
 */
export class RoomCaptions {
  readonly #options: Options;
  #wishes = noWishes;
  /** Who may hear, by the same word on every server. */
  #audience = '';
  #audienceVersion = 0;
  /** What the node knows; null: not known here. */
  #asked: string | null = null;
  #isAvailable = true;

  constructor(options: Options) {
    this.#options = options;
    const { remote } = options;
    remote.on('captions:stateChanged', ({ isAvailable }) => this.#setAvailable(isAvailable));
    // The node may have forgotten, or another server said something else meanwhile.
    remote.on('room:resumed', () => {
      this.#asked = null;
      this.sync();
    });
    for (const name of ['peer:opened', 'peer:closed'] as const) remote.on(name, () => this.sync());
  }

  get source(): CaptionSource {
    return this.#options.remote.captionSource;
  }

  /** Whether it was news. */
  setWishes(wishes: CaptionWishes): boolean {
    if (wishes.version <= this.#wishes.version) return false;
    this.#wishes = wishes;
    this.sync();
    return true;
  }

  /** `version` counts up with it, where a server may hear late of it. */
  setAudience(audience: string, version = 0): void {
    this.#audience = audience;
    this.#audienceVersion = version;
    this.sync();
  }

  present(viewer: PeerId): RoomCaptionsView | null {
    const { source } = this;
    if (source === 'none') return null;
    return {
      source,
      isWanted: this.#wishes.peerIds.includes(viewer),
      isRunning: this.#speakers().length > 0,
      isAvailable: this.#isAvailable,
    };
  }

  /** Whether this page's owner gets what was said for that audience. */
  mayTell(viewer: PeerId, speaker: PeerId, audience: string): boolean {
    return (
      audience === this.#audience &&
      this.#wishes.peerIds.includes(viewer) &&
      this.#options.mayRead(viewer, speaker)
    );
  }

  /** Brings the node to what is wanted now; requests of one link are begun in order, so that a hold closes nothing too late. */
  sync(): void {
    const { remote, logger } = this.#options;
    if (remote.isClosed || this.source === 'none') return;
    const peerIds = this.#speakers();
    const wanted = {
      ...{ peerIds, audience: this.#audience, audienceVersion: this.#audienceVersion },
      language: this.#wishes.language,
    };
    const asked = JSON.stringify(wanted);
    const isUntouched = this.#wishes.version < 0;
    if (asked === this.#asked || isUntouched) return;
    this.#asked = asked;
    remote.setCaptions(wanted).then(
      (isAvailable) => this.#setAvailable(isAvailable),
      (error) => {
        // The talk is untouched; with the link back it is asked anew.
        if (this.#asked === asked) this.#asked = null;
        this.#setAvailable(false);
        logger.warn({ err: error }, 'captions could not be set');
      },
    );
  }

  #speakers(): PeerId[] {
    const { remote, mayRead } = this.#options;
    return listSpeakers({ wishes: this.#wishes, peerIds: [...remote.peers.keys()], mayRead });
  }

  #setAvailable(isAvailable: boolean): void {
    if (this.#isAvailable === isAvailable) return;
    this.#isAvailable = isAvailable;
    this.#options.onChanged();
  }
}
