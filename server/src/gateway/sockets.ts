import type { Server as HttpServer } from 'node:http';
import { protocolVersion } from '@cloudseat/shared/contract/define.ts';
import type { ErrorBody } from '@cloudseat/shared/contract/errors.ts';
import type {
  NotificationName,
  NotificationPayload,
  ServerToClientEvents,
} from '@cloudseat/shared/contract/notifications.ts';
import {
  type ClientToServerEvents,
  type RequestName,
  requests,
} from '@cloudseat/shared/contract/requests.ts';
import { Side } from '@cloudseat/shared/nouns/role.ts';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { Principal, RequestHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { gatewayTuning } from '../tuning-gateway.ts';
import { answerRequest } from './answer-request.ts';
import type { Authenticate } from './authenticate.ts';
import { isForeignOrigin } from './origin.ts';
import type { RequestResultStore } from './request-result.store.ts';
import { TokenBucket } from './token-bucket.ts';

type SocketData = { principal: Principal; pageId: string };
type AppServer = Server<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;
type AppSocket = Socket<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;

const Handshake = z.object({
  side: Side,
  protocol: z.int(),
  pageId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
});

export type PageListener = (page: { principal: Principal; pageId: string }) => void;
type Options = {
  httpServer: HttpServer;
  authenticate: Authenticate;
  handlers: RequestHandlers;
  results: RequestResultStore;
  clock: Clock;
  logger: Logger;
  publicOrigin: string | null;
  onLost: PageListener;
};

/** Names one audience: all pages of a person or of a session, or one page. */
export type Audience = `applicant:${string}` | `agent:${string}` | `page:${string}` | `session:${string}`;
export type Sockets = ReturnType<typeof createSockets>;

const audiencesOf = ({ principal, pageId }: SocketData): Audience[] => [
  principal.role === 'applicant' ? `applicant:${principal.applicantId}` : `agent:${principal.agentId}`,
  `page:${pageId}`,
  `session:${principal.sessionId}`,
];

/** The socket door: who connects is fixed at the handshake, every request goes through one wrapper. */
export function createSockets(options: Options) {
  const server: AppServer = new Server(options.httpServer, {
    path: '/api/socket',
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: gatewayTuning.socketFrameMaxBytes,
    pingInterval: gatewayTuning.socketPingIntervalMs,
    pingTimeout: gatewayTuning.socketPingTimeoutMs,
    allowRequest: (request, decide) => decide(null, !isForeignOrigin(request.headers, options.publicOrigin)),
  });
  let isDraining = false;
  server.use((socket, next) => {
    if (isDraining) return next(toHandshakeError(goingAway(), options.logger));
    admit(socket, options.authenticate).then(
      () => next(),
      (error) => next(toHandshakeError(error, options.logger)),
    );
  });
  server.on('connection', (socket) => serve(socket, options));
  return {
    emit<Name extends NotificationName>(
      to: Audience,
      name: Name,
      payload: NotificationPayload<Name>,
      isVolatile = false,
    ) {
      const target = isVolatile ? server.to(to).volatile : server.to(to);
      (target.emit as (name: Name, payload: NotificationPayload<Name>) => void)(name, payload);
    },
    has: (audience: Audience) => (server.sockets.adapter.rooms.get(audience)?.size ?? 0) > 0,
    /** Everybody connected to this server now. */
    pages: (): SocketData[] => [...server.sockets.sockets.values()].map((socket) => socket.data),
    /** Takes no page any more; those that are here are told to leave. */
    drain(withinMs: number) {
      isDraining = true;
      server.emit('session:moving', { withinMs });
    },
    disconnect: (to: Audience) => server.in(to).disconnectSockets(true),
    close: () => {
      server.disconnectSockets(true);
      return new Promise<void>((resolve) => server.engine.close() && resolve());
    },
  };
}

const goingAway = () =>
  new AppError('UNAVAILABLE', 'this server stops, another one takes over', undefined, {
    retryAfterMs: gatewayTuning.movedRetryAfterMs,
  });

async function admit(socket: AppSocket, authenticate: Authenticate): Promise<void> {
  const parsed = Handshake.safeParse(socket.handshake.auth);
  if (!parsed.success) throw new AppError('BAD_REQUEST', 'the handshake needs side, protocol and pageId');
  const { side, protocol, pageId } = parsed.data;
  if (protocol !== protocolVersion)
    throw new AppError('CLIENT_OUTDATED', 'the page is of another version: reload it', { protocolVersion });
  const principals = await authenticate({ headers: { cookie: socket.handshake.headers.cookie } });
  const principal = principals.find((found) => (found.role === 'applicant') === (side === 'applicant'));
  if (!principal) throw new AppError('UNAUTHENTICATED', 'sign in first');
  socket.data = { principal, pageId };
}

/** socket.io hands `data` of this error to the page's connect_error. */
function toHandshakeError(error: unknown, logger: Logger): Error & { data: ErrorBody } {
  const known =
    error instanceof AppError ? error : new AppError('UNAVAILABLE', 'the server cannot take connections now');
  if (known !== error) logger.error({ err: error }, 'a handshake failed');
  return Object.assign(new Error(known.code), { data: known.toBody() });
}

function serve(socket: AppSocket, options: Options): void {
  const { principal, pageId } = socket.data;
  socket.join(audiencesOf(socket.data));
  const bucket = new TokenBucket({
    burst: gatewayTuning.socketBurst,
    perSecond: gatewayTuning.socketRequestsPerSecond,
    now: options.clock.now(),
  });
  const anySocket = socket as unknown as Socket;
  for (const name of Object.keys(requests) as RequestName[]) {
    anySocket.on(name, async (input: unknown, ack: unknown) => {
      const context = { principal, pageId, socketId: socket.id, requestId: makeId() };
      const answer = await answerRequest({ name, input, context, bucket }, options);
      if (typeof ack === 'function') ack(answer);
    });
  }
  socket.on('disconnect', () => options.onLost(socket.data));
}
