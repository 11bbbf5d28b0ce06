import { createHmac } from 'node:crypto';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { IceServer } from '@cloudseat/shared/nouns/media.ts';
import type { Clock } from '../platform/clock.ts';

/** A relay with credentials made for each call: coturn's `use-auth-secret` with the same secret. */
export type TurnConfig = { urls: readonly string[]; secret: string };

/** Longer than any talk; a page that joins again gets new ones. */
const lifetimeMs = 4 * 3_600_000;

/**
 * What a page may use to reach the media node. The name of a relay's credential is `<expires, epoch s>:<call>`, its password
 * the base64 of HMAC-SHA1 over that name: the relay checks both without asking anybody, and they are of no use afterwards.
 */
export function createIceServers(
  { iceServers, turn }: { iceServers: readonly IceServer[]; turn: TurnConfig | null },
  clock: Clock,
): (callId: CallId | RoomId) => IceServer[] {
  return (callId) => {
    if (turn === null) return [...iceServers];
    const username = `${Math.floor((clock.now() + lifetimeMs) / 1_000)}:${callId}`;
    const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
    return [...iceServers, { urls: [...turn.urls], username, credential }];
  };
}
