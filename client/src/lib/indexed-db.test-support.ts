/** As much of IndexedDB as `kept-files.ts` asks: transactions one after another, each done when nothing in it is asked any more. */
export function fakeIndexedDb() {
  const stores = new Map<string, { keyPath: string | null; rows: Map<string, unknown> }>();
  let version = 0;
  let last: Promise<void> = Promise.resolve();
  const counts = { readBytes: 0 };

  function transaction() {
    const asked: (() => void)[] = [];
    const made = {
      oncomplete: null as (() => void) | null,
      onabort: null as (() => void) | null,
      error: null,
      objectStore(name: string) {
        const store = stores.get(name);
        if (store === undefined) throw new Error(`no store ${name}`);
        const ask = (work: () => unknown) => {
          const request = { result: undefined as unknown, onsuccess: null as (() => void) | null };
          asked.push(() => {
            request.result = work();
            request.onsuccess?.();
          });
          return request;
        };
        const read = <Value>(value: Value): Value => {
          const copy = structuredClone(value);
          counts.readBytes += countBytes(copy);
          return copy;
        };
        return {
          get: (key: string) => ask(() => read(store.rows.get(key))),
          getAll: () => ask(() => read([...store.rows.values()])),
          put: (value: Record<string, unknown>, key?: string) => {
            const copy = structuredClone(value);
            return ask(() => void store.rows.set(key ?? String(copy[store.keyPath ?? '']), copy));
          },
          delete: (key: string) => ask(() => void store.rows.delete(key)),
        };
      },
    };
    last = last.then(async () => {
      for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
        next();
        await null;
      }
      made.oncomplete?.();
    });
    return made;
  }
  const database = {
    objectStoreNames: { contains: (name: string) => stores.has(name) },
    createObjectStore: (name: string, options?: { keyPath: string }) =>
      void stores.set(name, { keyPath: options?.keyPath ?? null, rows: new Map() }),
    deleteObjectStore: (name: string) => void stores.delete(name),
    transaction,
    close: () => undefined,
  };
  function open(_name: string, wanted: number) {
    const request = {
      result: database,
      onupgradeneeded: null as (() => void) | null,
      onsuccess: null as (() => void) | null,
    };
    queueMicrotask(() => {
      if (wanted > version) request.onupgradeneeded?.();
      version = wanted;
      request.onsuccess?.();
    });
    return request;
  }
  return { indexedDB: { open }, counts, countOf: (name: string) => stores.get(name)?.rows.size ?? 0 };
}

function countBytes(value: unknown): number {
  if (value instanceof ArrayBuffer) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + countBytes(each), 0);
}
