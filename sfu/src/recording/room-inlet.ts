import type { types } from 'mediasoup';
import type { RecorderProcess } from './recorder-process.ts';

const loopback = '127.0.0.1';

/**
 * A room's way to the recorder: a plain transport on the loopback address. The worker sends straight into the recorder's socket;
 * nothing of the media passes the node's own thread.
 */
export class RoomInlet {
  readonly transport: types.PlainTransport;
  readonly socketId: string;
  readonly #process: RecorderProcess;

  private constructor(transport: types.PlainTransport, socketId: string, process: RecorderProcess) {
    this.transport = transport;
    this.socketId = socketId;
    this.#process = process;
  }

  static async open(router: types.Router, socketId: string, process: RecorderProcess): Promise<RoomInlet> {
    const { port } = await process.ask({ type: 'openSocket', socketId });
    if (port === undefined) throw new Error('the recorder has no port');
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: loopback },
      rtcpMux: true,
      comedia: false,
    });
    try {
      await transport.connect({ ip: loopback, port });
      await process.ask({ type: 'connectSocket', socketId, port: transport.tuple.localPort });
      return new RoomInlet(transport, socketId, process);
    } catch (error) {
      transport.close();
      throw error;
    }
  }

  close(): void {
    this.transport.close();
    // A recorder that is gone has closed it.
    this.#process.ask({ type: 'closeSocket', socketId: this.socketId }).catch(() => undefined);
  }
}
