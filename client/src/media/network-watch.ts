import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import type { types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import { createGrader } from './network-grade.ts';
import { createStatsReader } from './read-stats.ts';

const lookEveryMs = 2_000;

type NetworkWatch = {
  send: types.Transport;
  receive: types.Transport;
  isConnected: () => boolean;
  /** Only while a call is live: before, nothing flows that could be judged. */
  isLive: () => boolean;
  onGrade: (grade: NetworkGrade) => void;
};

/** Judges this page's own link by its WebRTC statistics and tells each change. */
export function watchNetwork(
  { send, receive, isConnected, isLive, onGrade }: NetworkWatch,
  lifetime: Lifetime,
) {
  const read = createStatsReader();
  const grade = createGrader();
  let told: NetworkGrade = 'unknown';

  async function look(): Promise<void> {
    if (!isLive()) return;
    const statsOf = (transport: types.Transport) =>
      transport.connectionState === 'new' ? null : transport.getStats().catch(() => null);
    const [sent, received] = await Promise.all([statsOf(send), statsOf(receive)]);
    if (lifetime.hasEnded) return;
    const now = grade(read(sent, received, isConnected()));
    if (now === told) return;
    told = now;
    onGrade(now);
  }
  lifetime.setInterval(() => void look(), lookEveryMs);
}
