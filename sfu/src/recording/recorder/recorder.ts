import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findBegun, salvage } from '../files/salvage.ts';
import type { RecorderCommand, RecorderTelling, StreamSpec } from '../messages.ts';
import { recordingTuning } from '../tuning.ts';
import { negativeAcknowledgement, parseSenderReports, pictureLoss } from './rtcp.ts';
import { isRtcp, parseRtp } from './rtp.ts';
import { StreamWriter } from './stream-writer.ts';
import { WorkerClock } from './timeline.ts';

/** A room's way in: one port, so that one room's flood is not another's loss. */
type Inlet = {
  socket: Socket;
  /** Packets of anybody else are not looked at. */
  remotePort: number | null;
  clock: WorkerClock;
  streams: Map<number, StreamWriter>;
};

const loopback = '127.0.0.1';
/** Of the reports that leave here; nothing is sent under it. */
const ownSsrc = 0x5ec0_4d00;

/** All that is recorded on a node: packets come in by a port for each room, files go into a folder for each recording. */
export class Recorder {
  readonly #root: string;
  readonly #run: string;
  readonly #tell: (telling: RecorderTelling) => void;
  readonly #inlets = new Map<string, Inlet>();
  readonly #streams = new Map<string, StreamWriter>();
  /** By track: the index of its next segment. */
  readonly #indexes = new Map<string, number>();
  readonly #ticking: NodeJS.Timeout;

  constructor(root: string, run: string, tell: (telling: RecorderTelling) => void) {
    this.#root = root;
    this.#run = run;
    this.#tell = tell;
    this.#ticking = setInterval(() => this.#tick(), recordingTuning.tickMs);
  }

  async handle(command: RecorderCommand): Promise<{ port?: number }> {
    switch (command.type) {
      case 'openSocket':
        return { port: await this.#openInlet(command.socketId) };
      case 'connectSocket':
        this.#inlet(command.socketId).remotePort = command.port;
        return {};
      case 'closeSocket':
        this.#closeInlet(command.socketId);
        return {};
      case 'addStream':
        this.#addStream(command.spec);
        return {};
      case 'pauseStream':
        this.#streams.get(command.streamId)?.pause();
        return {};
      case 'removeStream':
        await this.#removeStream(command.streamId);
        return {};
      case 'salvage':
        await this.#salvage();
        return {};
    }
  }

  /** Ends every segment; resolves when all are told of. */
  async close(): Promise<void> {
    clearInterval(this.#ticking);
    await Promise.all([...this.#streams.keys()].map((streamId) => this.#removeStream(streamId)));
    for (const socketId of [...this.#inlets.keys()]) this.#closeInlet(socketId);
  }

  async #openInlet(socketId: string): Promise<number> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: recordingTuning.receiveBufferBytes });
    const inlet: Inlet = { socket, remotePort: null, clock: new WorkerClock(), streams: new Map() };
    this.#inlets.set(socketId, inlet);
    socket.on('message', (datagram, { port }) => {
      if (port === inlet.remotePort) receive(inlet, datagram);
    });
    socket.bind(0, loopback);
    await once(socket, 'listening');
    // What cannot be sent is asked for again.
    socket.on('error', () => undefined);
    return socket.address().port;
  }

  #inlet(socketId: string): Inlet {
    const inlet = this.#inlets.get(socketId);
    if (inlet === undefined) throw new Error(`no socket ${socketId}`);
    return inlet;
  }

  #closeInlet(socketId: string): void {
    this.#inlets.get(socketId)?.socket.close();
    this.#inlets.delete(socketId);
  }

  #addStream(spec: StreamSpec): void {
    const folder = join(this.#root, spec.recordingId);
    const inlet = this.#inlet(spec.socketId);
    const { trackId, streamId, ssrc } = spec;
    this.#indexes.set(trackId, Math.max(this.#indexes.get(trackId) ?? 0, spec.firstIndex));
    const send = (packet: Buffer) => {
      if (inlet.remotePort !== null) inlet.socket.send(packet, inlet.remotePort, loopback, () => undefined);
    };
    const place = {
      ...{ folder, run: this.#run, wallOf: (at: number) => at + Date.now() - performance.now() },
      takeIndex: () => this.#takeIndex(trackId),
    };
    const stream = new StreamWriter(
      spec,
      place,
      inlet.clock,
      {
        forKeyFrame: () => send(pictureLoss(ownSsrc, ssrc)),
        forPackets: (missing) => send(negativeAcknowledgement(ownSsrc, ssrc, missing)),
      },
      {
        opened: (segment) => this.#tell({ type: 'segmentOpened', ...segment }),
        closed: (segment) => this.#tell({ type: 'segmentClosed', segment, isSalvaged: false }),
        failed: (failure) => this.#tell({ type: 'writeFailed', ...failure }),
      },
      performance.now(),
    );
    this.#streams.set(streamId, stream);
    inlet.streams.set(ssrc, stream);
  }

  #takeIndex(trackId: string): number {
    const index = this.#indexes.get(trackId) ?? 0;
    this.#indexes.set(trackId, index + 1);
    return index;
  }

  async #removeStream(streamId: string): Promise<void> {
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    this.#streams.delete(streamId);
    // The word came by another way than the packets that were sent before it.
    await setTimeout(recordingTuning.drainMs);
    this.#inlets.get(stream.spec.socketId)?.streams.delete(stream.spec.ssrc);
    await stream.close();
  }

  async #salvage(): Promise<void> {
    for (const recordingId of await readdir(this.#root).catch(() => [] as string[])) {
      const folder = join(this.#root, recordingId);
      for (const fileName of await findBegun(folder)) {
        // What is being written here and now is no wreck.
        if (fileName.includes(`.${this.#run}.`)) continue;
        // One that cannot be read holds up no other.
        const segment = await salvage(folder, fileName).catch(() => null);
        if (segment !== null) this.#tell({ type: 'segmentClosed', segment, isSalvaged: true });
      }
    }
  }

  #tick(): void {
    const now = performance.now();
    for (const stream of this.#streams.values()) stream.tick(now);
  }
}

function receive(inlet: Inlet, datagram: Buffer): void {
  if (isRtcp(datagram)) {
    for (const report of parseSenderReports(datagram)) {
      const stream = inlet.streams.get(report.ssrc);
      if (stream === undefined) continue;
      inlet.clock.learn(report, Date.now());
      stream.learn(report);
    }
    return;
  }
  const packet = parseRtp(datagram, performance.now());
  if (packet !== null) inlet.streams.get(packet.ssrc)?.push(packet);
}
