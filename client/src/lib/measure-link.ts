import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import { api } from './http.ts';

const tries = 4;

/** A rough verdict by the time the server takes to answer, before any media flow; the first try opens the connection. */
export function gradeRoundTrips(roundTripsMs: readonly number[]): NetworkGrade {
  const sorted = [...roundTripsMs].sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return 'unknown';
  if (middle > 800) return 'weak';
  return middle > 350 ? 'fair' : 'good';
}

export async function measureLink(): Promise<NetworkGrade> {
  const roundTripsMs: number[] = [];
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const startedAt = performance.now();
    try {
      await api('health:live');
    } catch {
      return roundTripsMs.length === 0 ? 'lost' : 'weak';
    }
    if (attempt > 0) roundTripsMs.push(performance.now() - startedAt);
  }
  return gradeRoundTrips(roundTripsMs);
}
