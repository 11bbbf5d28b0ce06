import type { CallId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { setHasKeptFiles } from './kept-mark.ts';

/** A file on its way to the server, with all that a reloaded page needs to send the rest of it. */
export type KeptFile = {
  uploadId: string;
  callId: CallId;
  lineId: MaterialLineId | null;
  fileName: string;
  fileType: string;
  keptAt: number;
  /** Where the server takes the rest; null until it took the first byte. */
  uploadUrl: string | null;
  /** Not a Blob: Safari's private windows cannot keep one. */
  bytes: ArrayBuffer;
};

const databaseName = 'cloudseat-uploads';
const storeName = 'files';
/** What nobody came back for. */
const keptForMs = 24 * 60 * 60_000;

/**
 * The bytes of chosen files are kept on the device until they arrived, because a reload takes the page's own away. Without
 * such a store (some private windows) an upload lives as long as its page. No failure here stops an upload.
 */
export async function keepFile(file: KeptFile): Promise<void> {
  setHasKeptFiles(true);
  await run('readwrite', (store) => store.put(file));
}

export async function setUploadUrl(uploadId: string, uploadUrl: string): Promise<void> {
  const file = await run<KeptFile | undefined>('readonly', (store) => store.get(uploadId));
  // One that was dropped meanwhile stays dropped.
  if (file) await run('readwrite', (store) => store.put({ ...file, uploadUrl }));
}

export async function findKeptFiles(callId: CallId): Promise<KeptFile[]> {
  const files = (await run<KeptFile[]>('readonly', (store) => store.getAll())) ?? [];
  return files
    .filter((file) => file.callId === callId && !isOld(file))
    .sort((left, right) => left.keptAt - right.keptAt);
}

export async function dropKeptFile(uploadId: string): Promise<void> {
  await run('readwrite', (store) => store.delete(uploadId));
}

/** Nothing of a call stays on the device after it ended, nor anything of whoever used the device before. */
export async function dropKeptFilesExcept(callIds: readonly CallId[]): Promise<void> {
  const files = (await run<KeptFile[]>('readonly', (store) => store.getAll())) ?? [];
  const staying = files.filter((file) => callIds.includes(file.callId) && !isOld(file));
  for (const file of files) if (!staying.includes(file)) await dropKeptFile(file.uploadId);
  if (staying.length === 0) setHasKeptFiles(false);
}

const isOld = ({ keptAt }: KeptFile) => Date.now() - keptAt > keptForMs;

async function run<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<Result | null> {
  try {
    const database = await open();
    try {
      return await new Promise<Result>((resolve, reject) => {
        const transaction = database.transaction(storeName, mode);
        const request = work(transaction.objectStore(storeName));
        transaction.oncomplete = () => resolve(request.result as Result);
        transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      });
    } finally {
      database.close();
    }
  } catch (error) {
    console.warn('kept files', error);
    return null;
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'uploadId' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
    request.onblocked = () => reject(new Error('blocked'));
  });
}
