import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { sfuLinkPath, sfuMaxFrameBytes } from '@cloudseat/shared/contract/sfu.ts';
import { type WebSocket, WebSocketServer } from 'ws';

type Health = { isHealthy: boolean; body: object };
type Options = {
  host: string;
  port: number;
  secret: string;
  health: () => Health;
  onSocket: (socket: WebSocket) => void;
};

/** The private port: links for servers that know the secret, and `GET /health` for the operator's probe. */
export class ControlServer {
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: sfuMaxFrameBytes });
  readonly #options: Options;
  #closing: Promise<void> | undefined;

  private constructor(options: Options) {
    this.#options = options;
    this.#http = createServer((request, response) => {
      const isHealthProbe = request.method === 'GET' && request.url === '/health';
      const { isHealthy, body } = isHealthProbe
        ? options.health()
        : { isHealthy: false, body: { error: 'not found' } };
      const status = !isHealthProbe ? 404 : isHealthy ? 200 : 503;
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    });
    this.#http.on('upgrade', (request, socket, head) => this.#handleUpgrade(request, socket, head));
  }

  /** Rejects when the address cannot be listened on. */
  static async create(options: Options): Promise<ControlServer> {
    const server = new ControlServer(options);
    server.#http.listen(options.port, options.host);
    await once(server.#http, 'listening');
    return server;
  }

  get address(): { host: string; port: number } {
    const { address, port } = this.#http.address() as AddressInfo;
    return { host: address, port };
  }

  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      for (const socket of this.#sockets.clients) socket.terminate();
      this.#http.close(() => resolve());
      this.#http.closeAllConnections();
    });
    return this.#closing;
  }

  #handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const refusal = request.url !== sfuLinkPath ? '404 Not Found' : '401 Unauthorized';
    if (request.url !== sfuLinkPath || !hasSecret(request, this.#options.secret)) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#options.onSocket(webSocket));
  }
}

/** Compares hashes, so that the time taken tells nothing of the secret. */
function hasSecret(request: IncomingMessage, secret: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${secret}`));
}
