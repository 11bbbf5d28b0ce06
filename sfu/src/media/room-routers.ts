import type { types } from 'mediasoup';
import { refusable } from '../errors.ts';
import { tuning } from '../tuning.ts';
import { mediaCodecs } from './codecs.ts';
import type { MediaWorker } from './media-worker.ts';
import { Pipe, type Reached } from './pipe.ts';

/** A router of a room, and the worker it is on. */
export type RoomRouter = { readonly mediaWorker: MediaWorker; readonly router: types.Router };

/** A producer and the router it was made on. */
export type Origin = { readonly producer: types.Producer; readonly at: RoomRouter };

/** A peer's place on one router, known at once; the router may still be being made. */
export type Seat = { readonly at: Promise<RoomRouter>; leave(): void };

/** The least loaded worker of the node; throws UNAVAILABLE when none is alive. */
type FindWorker = () => MediaWorker;

type Place = { seatCount: number; at: Promise<RoomRouter> };

/**
 * The routers of a room, one a worker at most. A small room has its home and no other. In a large one peers sit on several, and
 * what one of them sends is piped to each other router once, as long as somebody there wants it.
 */
export class RoomRouters {
  readonly home: RoomRouter;
  readonly #findWorker: FindWorker;
  readonly #places = new Map<MediaWorker, Place>();
  /** By where they lead and what they carry. */
  readonly #pipes = new Map<RoomRouter, Map<string, Pipe>>();
  #isClosed = false;
  #tellLost: () => void = () => undefined;

  private constructor(home: RoomRouter, findWorker: FindWorker) {
    this.home = home;
    this.#findWorker = findWorker;
    this.#places.set(home.mediaWorker, { seatCount: 0, at: Promise.resolve(home) });
    home.router.on('workerclose', () => this.#tellLost());
  }

  static async create(findWorker: FindWorker): Promise<RoomRouters> {
    return new RoomRouters(await openRouter(findWorker()), findWorker);
  }

  /** Some router of the room went with its worker. */
  onLost(tell: () => void): void {
    this.#tellLost = tell;
  }

  get routerCount(): number {
    return this.#places.size;
  }

  /** Home while it has room, then the next; where none has, the least loaded worker of the node. */
  take(): Seat {
    const mediaWorker = this.#findRoom() ?? this.#findWorker();
    const place = this.#places.get(mediaWorker) ?? this.#open(mediaWorker);
    place.seatCount += 1;
    return { at: place.at, leave: once(() => this.#leave(mediaWorker, place)) };
  }

  /** This producer on that router: itself on its own, elsewhere piped, in one pipe however many ask. Rejects when it closes meanwhile. */
  async reach(origin: Origin, to: RoomRouter): Promise<Reached> {
    const { producer } = origin;
    if (origin.at === to) return { producer, setTaking: () => undefined, release: () => undefined };
    const pipes = this.#pipes.get(to) ?? new Map<string, Pipe>();
    this.#pipes.set(to, pipes);
    let pipe = pipes.get(producer.id);
    if (pipe === undefined) {
      pipe = new Pipe({ producer, from: origin.at.router, to: to.router }, () => {
        if (pipes.get(producer.id) === pipe) pipes.delete(producer.id);
      });
      pipes.set(producer.id, pipe);
    }
    return pipe.use();
  }

  /** How many consumers this worker has or is about to have of the room: each peer takes sound and picture of every other. */
  expectedConsumers(mediaWorker: MediaWorker): number {
    const others = Math.max(0, this.#seatCount - 1);
    const expected = (this.#places.get(mediaWorker)?.seatCount ?? 0) * others * tuning.expectedSourcesPerPeer;
    return mediaWorker === this.home.mediaWorker
      ? Math.max(expected, tuning.expectedConsumersPerRoom)
      : expected;
  }

  close(): void {
    this.#isClosed = true;
    for (const { at } of this.#places.values()) void at.then(closeRouter, () => undefined);
  }

  get #seatCount(): number {
    return [...this.#places.values()].reduce((total, { seatCount }) => total + seatCount, 0);
  }

  #findRoom(): MediaWorker | undefined {
    for (const [mediaWorker, { seatCount }] of this.#places) {
      const isBusy = mediaWorker.cpuLoad >= tuning.busyWorkerLoad;
      if (seatCount < (isBusy ? tuning.peersPerBusyRouter : tuning.peersPerRouter)) return mediaWorker;
    }
    return undefined;
  }

  #open(mediaWorker: MediaWorker): Place {
    const place = { seatCount: 0, at: this.#openBranch(mediaWorker) };
    this.#places.set(mediaWorker, place);
    place.at.catch(() => this.#forget(mediaWorker, place));
    return place;
  }

  async #openBranch(mediaWorker: MediaWorker): Promise<RoomRouter> {
    const branch = await openRouter(mediaWorker);
    if (this.#isClosed) branch.router.close();
    branch.router.on('workerclose', () => this.#tellLost());
    return branch;
  }

  #leave(mediaWorker: MediaWorker, place: Place): void {
    place.seatCount -= 1;
    if (mediaWorker !== this.home.mediaWorker) void this.#closeUnlessNeeded(mediaWorker, place);
  }

  async #closeUnlessNeeded(mediaWorker: MediaWorker, place: Place): Promise<void> {
    if (place.seatCount > 0) return;
    const at = await place.at.catch(() => null);
    if (at === null) return;
    // mediasoup leaves one end of a way behind whose other end goes while both are being made.
    const pipes = [...this.#pipes.values()].flatMap((leading) => [...leading.values()]);
    await Promise.all(pipes.map((pipe) => pipe.whenSettled));
    if (place.seatCount > 0) return;
    this.#forget(mediaWorker, place);
    this.#pipes.delete(at);
    at.router.close();
  }

  #forget(mediaWorker: MediaWorker, place: Place): void {
    if (this.#places.get(mediaWorker) === place) this.#places.delete(mediaWorker);
  }
}

const openRouter = async (mediaWorker: MediaWorker): Promise<RoomRouter> => ({
  mediaWorker,
  router: await refusable(mediaWorker.worker.createRouter({ mediaCodecs })),
});

const closeRouter = ({ router }: RoomRouter): void => router.close();

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
