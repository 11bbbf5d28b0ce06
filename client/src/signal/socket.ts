import { protocolVersion } from '@cloudseat/shared/contract/define.ts';
import type { ServerToClientEvents } from '@cloudseat/shared/contract/notifications.ts';
import type { ClientToServerEvents } from '@cloudseat/shared/contract/requests.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { io, type Socket } from 'socket.io-client';
import { randomToken } from '../lib/request-id.ts';
import { connectTimeoutMs, reconnectMaxMs, reconnectMinMs } from './tuning.ts';

export type SignalSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** A new id with every load of the page: of two open pages the server keeps the newer, also after one was duplicated. */
const pageId = randomToken();

/** The socket, not yet connecting. The session travels in its cookie, never in the address. */
export function openSocket(side: Side): SignalSocket {
  return io({
    path: '/api/socket',
    transports: ['websocket'],
    auth: { side, protocol: protocolVersion, pageId },
    autoConnect: false,
    forceNew: true,
    timeout: connectTimeoutMs,
    reconnectionDelay: reconnectMinMs,
    reconnectionDelayMax: reconnectMaxMs,
    randomizationFactor: 0.5,
  });
}
