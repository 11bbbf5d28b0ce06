import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';

type Connection = Socket['conn'];
type Packet = { data?: string | Uint8Array };

// engine.io's types keep its socket to themselves.
const webSocketOf = ({ transport }: Connection) => (transport as unknown as { socket: WebSocket }).socket;

/**
 * Cuts off a page that does not read: what it has not taken yet is kept in memory, and may be `maxBytes` at most. Closing
 * politely would keep it for another half minute, so the connection is destroyed.
 */
export function createUnreadGuard(maxBytes: number, onCut: (bytes: number) => void) {
  /** Bytes that wait for a busy connection before it has even seen them. */
  const waiting = new WeakMap<Connection, number>();

  // One listener for all connections: there are thousands.
  function notePacket(this: Connection, { data = '' }: Packet): void {
    if (this.transport.writable) return;
    const bytes = (waiting.get(this) ?? 0) + Buffer.byteLength(data);
    waiting.set(this, bytes);
    const webSocket = webSocketOf(this);
    const unread = bytes + webSocket.bufferedAmount;
    if (unread <= maxBytes || webSocket.readyState !== webSocket.OPEN) return;
    webSocket.terminate();
    onCut(unread);
  }
  function noteFlush(this: Connection): void {
    waiting.delete(this);
  }

  return {
    watch(connection: Connection): void {
      connection.on('packetCreate', notePacket);
      connection.on('flush', noteFlush);
    },
  };
}
