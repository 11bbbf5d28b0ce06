import type { CallId, CaptureId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { openDeviceStore, whenRead } from './device-store.ts';
import { setHasKeptFiles } from './kept-mark.ts';

/** A file on its way to the server, with all that a reloaded page needs to send the rest of it. */
export type KeptFile = {
  uploadId: string;
  callId: CallId;
  lineId: MaterialLineId | null;
  /** Left out by earlier versions. */
  captureId?: CaptureId | null;
  fileName: string;
  fileType: string;
  keptAt: number;
  /** Where the server takes the rest; null until it took the first byte. */
  uploadUrl: string | null;
  /** Not a Blob: Safari's private windows cannot keep one. */
  bytes: ArrayBuffer;
};

/** All of it but what weighs. */
type KeptFacts = Omit<KeptFile, 'bytes'>;
type Stores = { files: IDBObjectStore; bytes: IDBObjectStore };

const databaseName = 'cloudseat-uploads';
/** What nobody came back for. */
const keptForMs = 24 * 60 * 60_000;

/**
 * The bytes of chosen files are kept on the device until they arrived, because a reload takes the page's own away. Without
 * such a store (some private windows) an upload lives as long as its page. No failure here stops an upload.
 */
export async function keepFile({ bytes, ...facts }: KeptFile): Promise<void> {
  setHasKeptFiles(true);
  await run('readwrite', (stores) => {
    stores.files.put(facts);
    stores.bytes.put(bytes, facts.uploadId);
  });
  // Whoever dropped the last one before this was written has taken the mark away.
  setHasKeptFiles(true);
}

export async function setUploadUrl(uploadId: string, uploadUrl: string): Promise<void> {
  await run('readwrite', ({ files }) =>
    whenRead<KeptFacts | undefined>(files.get(uploadId), (facts) => {
      // One that was dropped meanwhile stays dropped.
      if (facts) files.put({ ...facts, uploadUrl });
    }),
  );
}

export async function findKeptFiles(callId: CallId): Promise<KeptFile[]> {
  const found: KeptFile[] = [];
  await run('readonly', ({ files, bytes }) =>
    whenRead<KeptFacts[]>(files.getAll(), (all) => {
      for (const facts of all.filter((each) => each.callId === callId && !isOld(each))) {
        whenRead<ArrayBuffer>(bytes.get(facts.uploadId), (own) => found.push({ ...facts, bytes: own }));
      }
    }),
  );
  return found.sort((left, right) => left.keptAt - right.keptAt);
}

export async function dropKeptFile(uploadId: string): Promise<void> {
  await run('readwrite', (stores) => remove(stores, uploadId));
}

/** Nothing of a call stays on the device after it ended, nor anything of whoever used the device before. */
export async function dropKeptFilesExcept(callIds: readonly CallId[]): Promise<void> {
  let isEmpty = true;
  await run('readwrite', (stores) =>
    whenRead<KeptFacts[]>(stores.files.getAll(), (all) => {
      for (const facts of all) {
        if (callIds.includes(facts.callId) && !isOld(facts)) isEmpty = false;
        else remove(stores, facts.uploadId);
      }
    }),
  );
  if (isEmpty) setHasKeptFiles(false);
}

const isOld = ({ keptAt }: KeptFacts) => Date.now() - keptAt > keptForMs;

function remove({ files, bytes }: Stores, uploadId: string): void {
  files.delete(uploadId);
  bytes.delete(uploadId);
}

const store = openDeviceStore<'files' | 'bytes'>(databaseName, 2, ['files', 'bytes'], (database) => {
  // The first version's, with the bytes in it.
  if (database.objectStoreNames.contains('files')) database.deleteObjectStore('files');
  database.createObjectStore('files', { keyPath: 'uploadId' });
  // By uploadId, apart: who asks whose a file is does not read its bytes.
  database.createObjectStore('bytes');
});

async function run(mode: IDBTransactionMode, work: (stores: Stores) => void): Promise<void> {
  try {
    await store(mode, work);
  } catch (error) {
    console.warn('kept files', error);
  }
}
