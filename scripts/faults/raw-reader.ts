// A page as bare bytes: speaks the socket's protocol by hand, and can stop reading while it goes on asking.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { protocolVersion } from '@cloudseat/shared/contract/define.ts';
import type { RequestName } from '@cloudseat/shared/contract/requests.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';

type Options = { port: number; cookie: string; side: Side; pageId: string };

export class RawReader {
  readonly #socket: Socket;
  #received = '';
  #lastAck = 0;
  isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => {
      this.#received = (this.#received + bytes.toString('latin1')).slice(-10_000);
    });
    // Being cut off is what these pages are for.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.isClosed = true;
    });
  }

  static async open({ port, cookie, side, pageId }: Options): Promise<RawReader> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const reader = new RawReader(socket);
    const lines = [
      'GET /api/socket/?EIO=4&transport=websocket HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      `Cookie: ${cookie}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    await reader.#until('0{"sid"');
    reader.#send(`40${JSON.stringify({ side, protocol: protocolVersion, pageId })}`);
    await reader.#until('40{"sid"');
    return reader;
  }

  ask(name: RequestName, input: object): void {
    this.#lastAck += 1;
    this.#send(`42${this.#lastAck}${JSON.stringify([name, input])}`);
  }

  /** The answer to a ping, asked for or not. */
  pong(): void {
    this.#send('3');
  }

  stopReading(): void {
    this.#socket.pause();
  }

  close(): void {
    this.#socket.destroy();
  }

  async #until(text: string): Promise<void> {
    while (!this.#received.includes(text)) {
      if (this.isClosed) throw new Error(`the server closed before it said ${text}`);
      await Promise.race([once(this.#socket, 'data'), once(this.#socket, 'close')]);
    }
  }

  /** One text frame; a mask of zeros leaves the text as it is. */
  #send(text: string): void {
    if (this.isClosed) return;
    const body = Buffer.from(text);
    const head =
      body.length < 126
        ? Buffer.from([0x81, 0x80 | body.length])
        : Buffer.from([0x81, 0x80 | 126, body.length >> 8, body.length & 0xff]);
    this.#socket.write(Buffer.concat([head, Buffer.alloc(4), body]));
  }
}
