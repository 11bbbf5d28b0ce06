import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sfuLinkPath, sfuMaxFrameBytes } from '@cloudseat/shared/contract/sfu.ts';
import { type WebSocket, WebSocketServer } from 'ws';

type Health = { isHealthy: boolean; body: object };
type Options = {
  host: string;
  port: number;
  secret: string;
  health: () => Health;
  onSocket: (socket: WebSocket) => void;
  /** What a server may fetch under this path; null: nothing is there. */
  openFile: (path: string) => Promise<{ stream: Readable; byteCount: number } | null>;
};

/** The private port: links and recorded segments for servers that know the secret, `GET /health` for the operator's probe. */
export class ControlServer {
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: sfuMaxFrameBytes });
  readonly #options: Options;
  #closing: Promise<void> | undefined;

  private constructor(options: Options) {
    this.#options = options;
    this.#http = createServer((request, response) => void this.#handleRequest(request, response));
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

  async #handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET' && request.url === '/health') {
      const { isHealthy, body } = this.#options.health();
      return answer(response, isHealthy ? 200 : 503, body);
    }
    if (request.method !== 'GET' || !request.url?.startsWith('/recordings/')) {
      return answer(response, 404, { error: 'not found' });
    }
    if (!hasSecret(request, this.#options.secret)) return answer(response, 401, { error: 'unknown' });
    const file = await this.#options.openFile(request.url).catch(() => null);
    if (file === null) return answer(response, 404, { error: 'not found' });
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': file.byteCount,
      'cache-control': 'no-store',
    });
    // Whoever hangs up, or a file that cannot be read on, ends the connection: a server sees that it got half.
    await pipeline(file.stream, response).catch(() => response.destroy());
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

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Compares hashes, so that the time taken tells nothing of the secret. */
function hasSecret(request: IncomingMessage, secret: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${secret}`));
}
