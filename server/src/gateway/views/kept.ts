import type { CallId } from '@cloudseat/shared/nouns/ids.ts';

type Values<Value> = ReadonlyMap<CallId, Value>;

/**
 * What belongs to calls in line, remembered: every desk is drawn anew each second while the line moves, and that must not
 * cost a query per desk. At most `keptCount` are kept; the ones asked for longest ago are forgotten.
 */
export function createKept<Value>(
  load: (callIds: readonly CallId[]) => Promise<Values<Value>>,
  keptCount: number,
) {
  const known = new Map<CallId, Value>();
  const loading = new Map<CallId, Promise<Values<Value>>>();

  function keep(callId: CallId, value: Value): void {
    known.delete(callId);
    known.set(callId, value);
    const [oldest] = known.keys();
    if (known.size > keptCount && oldest !== undefined) known.delete(oldest);
  }

  /** One query for all, and none for what another desk is fetching already. */
  async function fetchAll(callIds: readonly CallId[]): Promise<Values<Value>> {
    const fetch = load(callIds);
    for (const callId of callIds) loading.set(callId, fetch);
    const isWanted = (callId: CallId) => loading.get(callId) === fetch;
    try {
      const values = await fetch;
      for (const [callId, value] of values) if (isWanted(callId)) keep(callId, value);
      return values;
    } finally {
      for (const callId of callIds) if (isWanted(callId)) loading.delete(callId);
    }
  }

  return {
    /** Those that there are. */
    async findMany(callIds: readonly CallId[]): Promise<Map<CallId, Value>> {
      const found = new Map<CallId, Value>();
      for (const callId of callIds) {
        const value = known.get(callId);
        if (value !== undefined) found.set(callId, value);
      }
      const missing = callIds.filter((callId) => !found.has(callId));
      const fresh = missing.filter((callId) => !loading.has(callId));
      const fetches = new Set(missing.flatMap((callId) => loading.get(callId) ?? []));
      if (fresh.length > 0) fetches.add(fetchAll(fresh));
      const fetched = await Promise.all(fetches);
      for (const callId of callIds) {
        const newest = known.get(callId);
        const value =
          newest ?? found.get(callId) ?? fetched.find((values) => values.has(callId))?.get(callId);
        if (newest !== undefined) keep(callId, newest);
        if (value !== undefined) found.set(callId, value);
      }
      return found;
    },
    peek: (callId: CallId): Value | undefined => known.get(callId),
    /** In the place of what is known. */
    set: keep,
    /** It is read again when it is asked for; what is being read just now is not kept. */
    forget(callId: CallId): void {
      known.delete(callId);
      loading.delete(callId);
    },
  };
}
