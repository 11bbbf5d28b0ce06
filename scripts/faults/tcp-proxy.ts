// A network between a client and a server that can be bad: it cuts, swallows, delays, throttles and leads elsewhere.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { ScenarioRun } from './scenario.ts';

type Weather = { isSwallowed: boolean; delayMs: number; bytesPerSecond: number };
const fairWeather: Weather = { isSwallowed: false, delayMs: 0, bytesPerSecond: Number.POSITIVE_INFINITY };
/** A throttled line passes this much at once, bytes. */
const pieceBytes = 512;

export type TcpProxy = {
  readonly port: number;
  /** Every connection ends, new ones are refused, until mended. */
  cut(): void;
  /** Nothing passes and nobody is told; what was sent meanwhile arrives after mending. */
  swallow(): void;
  delay(ms: number): void;
  throttle(bytesPerSecond: number): void;
  mend(): void;
  /** New connections go there; those that stand are cut. */
  leadTo(port: number): void;
};

export async function startTcpProxy(run: Pick<ScenarioRun, 'bind'>, target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const lanes = new Set<Lane>();
  const weather = { ...fairWeather };
  let targetPort = target;
  let isCut = false;

  function join(from: Socket, to: Socket): void {
    const lane = new Lane(from, to, weather);
    lanes.add(lane);
    sockets.add(from);
    from.on('error', () => from.destroy());
    from.on('close', () => {
      sockets.delete(from);
      lanes.delete(lane);
      lane.end();
      to.destroy();
    });
  }
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(targetPort, '127.0.0.1');
    near.setNoDelay(true);
    far.setNoDelay(true);
    join(near, far);
    join(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  run.bind(async () => {
    cutAll();
    server.close();
    await once(server, 'close');
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
      cutAll();
    },
    swallow() {
      weather.isSwallowed = true;
    },
    delay(ms) {
      weather.delayMs = ms;
    },
    throttle(bytesPerSecond) {
      weather.bytesPerSecond = bytesPerSecond;
    },
    mend() {
      isCut = false;
      Object.assign(weather, fairWeather);
      for (const lane of lanes) lane.pump();
    },
    leadTo(port) {
      targetPort = port;
      cutAll();
    },
  };
}

/** One direction of one connection; keeps the order whatever the weather. */
class Lane {
  readonly #to: Socket;
  readonly #weather: Weather;
  readonly #held: { bytes: Buffer; dueAt: number }[] = [];
  #freeAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(from: Socket, to: Socket, weather: Weather) {
    this.#to = to;
    this.#weather = weather;
    from.on('data', (bytes) => {
      this.#held.push({ bytes, dueAt: performance.now() + weather.delayMs });
      this.pump();
    });
  }

  pump(): void {
    if (this.#timer) return;
    for (let head = this.#held[0]; head && !this.#weather.isSwallowed; head = this.#held[0]) {
      const waitMs = Math.max(head.dueAt, this.#freeAt) - performance.now();
      if (waitMs > 0) {
        this.#timer = setTimeout(() => {
          this.#timer = undefined;
          this.pump();
        }, waitMs);
        return;
      }
      const { bytesPerSecond } = this.#weather;
      const isThrottled = Number.isFinite(bytesPerSecond);
      const piece = isThrottled ? head.bytes.subarray(0, pieceBytes) : head.bytes;
      if (piece.length === head.bytes.length) this.#held.shift();
      else head.bytes = head.bytes.subarray(piece.length);
      if (isThrottled) this.#freeAt = performance.now() + (piece.length / bytesPerSecond) * 1000;
      if (!this.#to.destroyed) this.#to.write(piece);
    }
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#held.length = 0;
  }
}
