import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import { isApart } from './hearing.ts';
import { hasMediaArrived } from './read-stats.ts';

/** Often at first, since the other side waits for the word; then now and then. */
const quickMs = 60;
const slowMs = 400;
const quickForMs = 4_000;
/** A person without camera and microphone counts as received after a moment: their devices may still be opening. */
const nothingGraceMs = 1_500;

type StartWatch = {
  consumers: () => readonly types.Consumer[];
  room: () => RoomView | null;
  onStarted: () => void;
};

/** Whether the others are here and send nothing, or nothing that may come here. */
export function hasNothingToReceive(room: RoomView): boolean {
  const others = room.participants.filter(({ participantId }) => participantId !== room.selfId);
  const isPresent = others.some(({ isConnected }) => isConnected);
  return (
    isPresent &&
    others.every((other) => isApart(room, other) || other.sources.every(({ isPaused }) => isPaused))
  );
}

/** From the moment the room is live: calls `onStarted` once, at the first decoded frame or the first sound. */
export function watchStart({ consumers, room, onStarted }: StartWatch, lifetime: Lifetime): void {
  const beganAt = Date.now();
  let nothingSince: number | null = null;

  async function look(): Promise<void> {
    if (lifetime.hasEnded) return;
    const reports = await Promise.all(consumers().map((consumer) => consumer.getStats().catch(() => null)));
    if (lifetime.hasEnded) return;
    const view = room();
    const isEmpty = view !== null && hasNothingToReceive(view);
    nothingSince = isEmpty ? (nothingSince ?? Date.now()) : null;
    const hasArrived = reports.some((report) => report !== null && hasMediaArrived(report));
    if (hasArrived || (nothingSince !== null && Date.now() - nothingSince > nothingGraceMs)) {
      onStarted();
      return;
    }
    lifetime.setTimeout(() => void look(), Date.now() - beganAt < quickForMs ? quickMs : slowMs);
  }
  void look();
}
