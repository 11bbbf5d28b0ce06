import type { TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import { onNetworkChange } from '../lib/page-events.ts';
import type { JoinedRoom } from './joined-room.ts';

/** A short loss often heals by itself. */
const disconnectedGraceMs = 1_500;
/** An ICE restart that has not connected by then will not. */
const restartPatienceMs = 6_000;

type LinkEvents = {
  /** The link works, or is being repaired. */
  onHealthy(isHealthy: boolean): void;
  /** Repair is over: the room must be joined again. */
  onBroken(): void;
};

/**
 * Watches both transports: a lost one, or one on another network than before, gets an ICE restart; one that stays lost ends in
 * `onBroken`.
 */
export function keepLink(joined: JoinedRoom, lifetime: Lifetime, events: LinkEvents) {
  const transports = [joined.sendTransport, joined.receiveTransport];
  const restarting = new Set<string>();
  let isBroken = false;

  function tellHealth(): void {
    events.onHealthy(
      !isBroken &&
        transports.every(({ connectionState }) => !['disconnected', 'failed'].includes(connectionState)),
    );
  }

  function giveUp(): void {
    if (isBroken || lifetime.hasEnded) return;
    isBroken = true;
    tellHealth();
    events.onBroken();
  }

  async function restart(transport: types.Transport): Promise<void> {
    if (restarting.has(transport.id) || isBroken || lifetime.hasEnded) return;
    restarting.add(transport.id);
    try {
      const { iceParameters } = await joined.signal.request('transport:restartIce', {
        roomId: joined.roomId,
        transportId: transport.id as TransportId,
      });
      if (lifetime.hasEnded) return;
      await transport.restartIce({ iceParameters: iceParameters as types.IceParameters });
      lifetime.setTimeout(() => {
        restarting.delete(transport.id);
        if (transport.connectionState !== 'connected') giveUp();
      }, restartPatienceMs);
    } catch {
      // The server no longer knows the transport, or cannot be reached for long: start over.
      restarting.delete(transport.id);
      giveUp();
    }
  }

  for (const transport of transports) {
    transport.on('connectionstatechange', (state) => {
      tellHealth();
      if (state === 'failed') void restart(transport);
      else if (state === 'disconnected') {
        lifetime.setTimeout(() => {
          if (transport.connectionState === 'disconnected') void restart(transport);
        }, disconnectedGraceMs);
      }
    });
  }

  // On another network the old way is gone, whatever the browser still believes of it.
  onNetworkChange(() => {
    for (const transport of transports) {
      if (['connected', 'disconnected', 'failed'].includes(transport.connectionState))
        void restart(transport);
    }
  }, lifetime);

  return {
    isConnected: () => transports.some(({ connectionState }) => connectionState === 'connected') && !isBroken,
    /** The way to the server is back: no need to wait for the browser to notice what happened to the media. */
    checkNow(): void {
      for (const transport of transports) {
        if (['disconnected', 'failed'].includes(transport.connectionState)) void restart(transport);
      }
    },
  };
}
