import type { Logger } from '../platform/logger.ts';
import type { Heartbeat, HeartbeatResult } from './presence-types.ts';

type Options = {
  presence: { heartbeat(beat: Heartbeat): Promise<HeartbeatResult> };
  /** What this server holds now. */
  listSockets: () => Heartbeat;
  /** Sockets whose lease is gone (Redis lost data, or the lease ran out): announce them again. */
  onLost: (lost: HeartbeatResult) => void;
  intervalMs: number;
  logger: Logger;
};

/** Renews the leases of this server's sockets in batches, one after the other, until closed. */
export function startHeartbeat({ presence, listSockets, onLost, intervalMs, logger }: Options): {
  close(): Promise<void>;
} {
  let current: Promise<void> = Promise.resolve();
  let isBeating = false;
  const beat = async () => {
    try {
      const lost = await presence.heartbeat(listSockets());
      if (lost.agentIds.length + lost.callIds.length > 0) onLost(lost);
    } catch (error) {
      logger.warn({ err: error }, 'leases could not be renewed, trying again');
    } finally {
      isBeating = false;
    }
  };
  const timer = setInterval(() => {
    if (isBeating) return;
    isBeating = true;
    current = beat();
  }, intervalMs);
  return {
    close: () => {
      clearInterval(timer);
      return current;
    },
  };
}
