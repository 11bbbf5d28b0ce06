import { createWorker, type types } from 'mediasoup';
import type { Config } from '../config.ts';
import { tuning } from '../tuning.ts';

/** One mediasoup worker: a process with one thread and one WebRtcServer, that is one UDP and one TCP port. */
export class MediaWorker {
  readonly worker: types.Worker;
  readonly webRtcServer: types.WebRtcServer;
  /** Share of one core used between the last two samples. */
  cpuLoad = 0;
  #sample = { cpuMs: 0, at: performance.now() };

  private constructor(worker: types.Worker, webRtcServer: types.WebRtcServer) {
    this.worker = worker;
    this.webRtcServer = webRtcServer;
  }

  /** Starts worker `index` on its ports; rejects when the binary does not run or a port is taken. */
  static async create(media: Config['media'], index: number): Promise<MediaWorker> {
    const worker = await createWorkerDeafToSignals(media.workerBin);
    const listen = {
      ip: media.ip,
      ...(media.announcedAddress === undefined ? {} : { announcedAddress: media.announcedAddress }),
      ...(media.basePort === 0 ? {} : { port: media.basePort + index }),
    };
    try {
      const webRtcServer = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: 'udp', ...listen, recvBufferSize: tuning.receiveBufferBytes },
          { protocol: 'tcp', ...listen },
        ],
      });
      return new MediaWorker(worker, webRtcServer);
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  get pid(): number {
    return this.worker.pid;
  }

  /** The ports pages send to, as the worker reports them. */
  async listeningPorts(): Promise<{ udp: number[]; tcp: number[] }> {
    const { udpSockets, tcpServers } = await this.webRtcServer.dump();
    return { udp: udpSockets.map(({ port }) => port), tcp: tcpServers.map(({ port }) => port) };
  }

  async sampleLoad(): Promise<void> {
    const usage = await this.worker.getResourceUsage();
    const now = { cpuMs: usage.ru_utime + usage.ru_stime, at: performance.now() };
    this.cpuLoad = Math.max(0, (now.cpuMs - this.#sample.cpuMs) / Math.max(1, now.at - this.#sample.at));
    this.#sample = now;
  }

  /** Resolves when the process has ended. */
  close(): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      if (this.worker.subprocessClosed) resolve();
      else this.worker.once('subprocessclose', () => resolve());
    });
    this.worker.close();
    return ended;
  }
}

/**
 * mediasoup closes its workers on SIGTERM and SIGINT by listeners of its own, which would end every call the moment a
 * drain begins. The listeners it added are taken off again; the pool closes the workers when the drain is over.
 */
function createWorkerDeafToSignals(workerBin: string | undefined): Promise<types.Worker> {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const listenersBefore = signals.map((signal) => new Set(process.listeners(signal)));
  const starting = createWorker({
    logLevel: 'warn',
    ...(workerBin === undefined ? {} : { workerBin }),
  });
  for (const [position, signal] of signals.entries()) {
    for (const listener of process.listeners(signal)) {
      if (!listenersBefore[position]?.has(listener)) process.removeListener(signal, listener);
    }
  }
  return starting;
}
