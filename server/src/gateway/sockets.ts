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
import type { AnyPrincipal, RequestHandlers, StaffPrincipal } from '../identity/principal.ts';
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
import { createUnreadGuard } from './unread-guard.ts';

type Page = { principal: AnyPrincipal; pageId: string };
type StaffPage = Page & { principal: StaffPrincipal };
type SocketData = Page & { bucket: TokenBucket };
type AppServer = Server<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;
type AppSocket = Socket<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;

const Handshake = z.object({
  side: Side,
  protocol: z.int(),
  pageId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
});

export type PageListener = (page: Page) => void;
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

/** Names one audience: all pages of a person, of a call's guest or of a session, or one page. */
export type Audience =
  | `applicant:${string}`
  | `agent:${string}`
  | `guestOf:${string}`
  | `page:${string}`
  | `session:${string}`;
export type Sockets = ReturnType<typeof createSockets>;

function nameOf(principal: AnyPrincipal): Audience {
  if (principal.role === 'guest') return `guestOf:${principal.callId}`;
  return principal.role === 'applicant' ? `applicant:${principal.applicantId}` : `agent:${principal.agentId}`;
}
const audiencesOf = ({ principal, pageId }: Page): Audience[] => [
  nameOf(principal),
  `page:${pageId}`,
  `session:${principal.sessionId}`,
];

/** The socket door: who connects is fixed at the handshake, every request goes through one wrapper. */
export function createSockets(options: Options) {
  const server: AppServer = new Server(options.httpServer, {
    path: '/api/socket',
    // No long polling: no sticky sessions are needed, and a page costs one connection.
    transports: ['websocket'],
    // A compressor takes more memory than all else of a page.
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: gatewayTuning.socketFrameMaxBytes,
    pingInterval: gatewayTuning.socketPingIntervalMs,
    pingTimeout: gatewayTuning.socketPingTimeoutMs,
    allowRequest: (request, decide) => decide(null, !isForeignOrigin(request.headers, options.publicOrigin)),
  });
  let isDraining = false;
  server.use((socket, next) => {
    if (isDraining) return next(toHandshakeError(goingAway(), options.logger));
    admit(socket, options).then(
      () => next(),
      (error) => next(toHandshakeError(error, options.logger)),
    );
  });
  const staff = new Set<AppSocket>();
  const serve = createServe(options, staff);
  server.on('connection', serve);
  const { rooms } = server.sockets.adapter;
  const { sockets } = server.sockets;
  return {
    /** To several audiences as one message, encoded once. */
    emit<Name extends NotificationName>(
      to: Audience | readonly Audience[],
      name: Name,
      payload: NotificationPayload<Name>,
    ) {
      // To nobody would be to everybody.
      if (to.length === 0) return;
      const target = server.to(to as Audience | Audience[]);
      (target.emit as (name: Name, payload: NotificationPayload<Name>) => void)(name, payload);
    },
    has: (audience: Audience) => (rooms.get(audience)?.size ?? 0) > 0,
    /** The page of an audience that connected last. */
    findPage(audience: Audience): string | null {
      const socketId = [...(rooms.get(audience) ?? [])].at(-1);
      return socketId === undefined ? null : (sockets.get(socketId)?.data.pageId ?? null);
    },
    /** False while one of its connections has not yet taken what it was sent: what can be said again later waits. */
    isKeepingUp(audience: Audience): boolean {
      for (const socketId of rooms.get(audience) ?? [])
        if (sockets.get(socketId)?.conn.transport.writable === false) return false;
      return true;
    },
    /** The desks and the supervisors' pages connected to this server now. */
    staffPages: (): StaffPage[] => [...staff].map((socket): Page => socket.data).filter(isStaff),
    /** Everybody connected to this server now: a long list, for the last hour of a server. */
    pages: (): Page[] => [...sockets.values()].map((socket) => socket.data),
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

const isStaff = (page: Page): page is StaffPage => sideOf(page.principal.role) === 'staff';

const goingAway = () =>
  new AppError('UNAVAILABLE', 'this server stops, another one takes over', undefined, {
    retryAfterMs: gatewayTuning.movedRetryAfterMs,
  });

async function admit(socket: AppSocket, { authenticate, clock }: Options): Promise<void> {
  const parsed = Handshake.safeParse(socket.handshake.auth);
  if (!parsed.success) throw new AppError('BAD_REQUEST', 'the handshake needs side, protocol and pageId');
  const { side, protocol, pageId } = parsed.data;
  if (protocol !== protocolVersion)
    throw new AppError('CLIENT_OUTDATED', 'the page is of another version: reload it', { protocolVersion });
  const principals = await authenticate({ headers: { cookie: socket.handshake.headers.cookie } });
  const principal = principals.find(({ role }) => sideOf(role) === side);
  if (!principal) throw new AppError('UNAUTHENTICATED', 'sign in first');
  const bucket = new TokenBucket({
    burst: gatewayTuning.socketBurst,
    perSecond: gatewayTuning.socketRequestsPerSecond,
    now: clock.now(),
  });
  socket.data = { principal, pageId, bucket };
}

const sideOf = (role: AnyPrincipal['role']): Side =>
  role === 'applicant' || role === 'guest' ? role : 'staff';

/** socket.io hands `data` of this error to the page's connect_error. */
function toHandshakeError(error: unknown, logger: Logger): Error & { data: ErrorBody } {
  const known =
    error instanceof AppError ? error : new AppError('UNAVAILABLE', 'the server cannot take connections now');
  if (known !== error) logger.error({ err: error }, 'a handshake failed');
  return Object.assign(new Error(known.code), { data: known.toBody() });
}

const isRequest = (name: string): name is RequestName => Object.hasOwn(requests, name);

/**
 * Listens to a page. Thousands wait in line with nothing to say: the listeners are shared by all, and what only the
 * handshake needed is let go.
 */
function createServe(options: Options, staff: Set<AppSocket>): (socket: AppSocket) => void {
  const guard = createUnreadGuard(gatewayTuning.socketBufferedMaxBytes, (bytes) =>
    options.logger.warn({ bytes }, 'a page that does not read what it is sent was cut off'),
  );
  async function handleRequest(this: AppSocket, name: string, input: unknown, ack: unknown): Promise<void> {
    if (!isRequest(name)) return;
    const { principal, pageId, bucket } = this.data;
    const context = { principal, pageId, socketId: this.id, requestId: makeId() };
    const answer = await answerRequest({ name, input, context, bucket }, options);
    if (typeof ack === 'function') ack(answer);
  }
  function handleLost(this: AppSocket): void {
    staff.delete(this);
    options.onLost(this.data);
  }
  return (socket) => {
    socket.join(audiencesOf(socket.data));
    if (isStaff(socket.data)) staff.add(socket);
    guard.watch(socket.conn);
    socket.onAny(handleRequest);
    socket.on('disconnect', handleLost);
    Object.assign(socket.conn, { request: undefined });
    Object.assign(socket, { handshake: undefined });
  };
}
