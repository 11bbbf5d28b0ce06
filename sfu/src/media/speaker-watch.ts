import type { types } from 'mediasoup';
import { refusable } from '../errors.ts';
import { tuning } from '../tuning.ts';
import { SpeakerFinder } from './speaker-finder.ts';

/** Listens to the loudness of a router's microphones and tells each change of who speaks. Ends with its router. */
export class SpeakerWatch {
  readonly #dominant: types.ActiveSpeakerObserver;
  readonly #levels: types.AudioLevelObserver;

  private constructor(
    dominant: types.ActiveSpeakerObserver,
    levels: types.AudioLevelObserver,
    onSpeaker: (producer: types.Producer) => void,
  ) {
    this.#dominant = dominant;
    this.#levels = levels;
    const finder = new SpeakerFinder<types.Producer>();
    const tell = (producer: types.Producer | null) => {
      if (producer !== null) onSpeaker(producer);
    };
    dominant.on('dominantspeaker', ({ producer }) => tell(finder.suggest(producer, performance.now())));
    levels.on('volumes', (volumes) =>
      tell(
        finder.hear(
          volumes.map(({ producer }) => producer),
          performance.now(),
        ),
      ),
    );
    levels.observer.on('removeproducer', (producer) => finder.forget(producer));
  }

  static async create(
    router: types.Router,
    onSpeaker: (producer: types.Producer) => void,
  ): Promise<SpeakerWatch> {
    const interval = tuning.speakerIntervalMs;
    const [dominant, levels] = await Promise.all([
      refusable(router.createActiveSpeakerObserver({ interval })),
      refusable(
        router.createAudioLevelObserver({
          interval,
          maxEntries: tuning.speakersHeardMax,
          threshold: tuning.speakerThresholdDb,
        }),
      ),
    ]);
    return new SpeakerWatch(dominant, levels, onSpeaker);
  }

  add({ id: producerId }: types.Producer): void {
    // Who speaks is a hint: a producer that closes meanwhile needs no more than this.
    for (const observer of [this.#dominant, this.#levels])
      observer.addProducer({ producerId }).catch(() => undefined);
  }
}
