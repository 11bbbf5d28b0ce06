export function whenRead<Result>(request: IDBRequest<Result>, handle: (result: Result) => void): void {
  request.onsuccess = () => handle(request.result);
}

/**
 * What is kept on the device: gives the function that runs one transaction on all of its stores, all that `work` does and what it goes
 * on to do with what it read, or nothing. Rejects where there is no such store (some private windows) or no room.
 */
export function openDeviceStore<Name extends string>(
  databaseName: string,
  version: number,
  names: readonly Name[],
  upgrade: (database: IDBDatabase) => void,
) {
  return async (
    mode: IDBTransactionMode,
    work: (stores: Record<Name, IDBObjectStore>) => void,
  ): Promise<void> => {
    const database = await open(databaseName, version, upgrade);
    try {
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction([...names], mode);
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
        const stores = names.map((name) => [name, transaction.objectStore(name)] as const);
        work(Object.fromEntries(stores) as Record<Name, IDBObjectStore>);
      });
    } finally {
      database.close();
    }
  };
}

function open(name: string, version: number, upgrade: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
    request.onblocked = () => reject(new Error('blocked'));
  });
}
