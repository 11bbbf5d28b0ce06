import type { Readable } from 'node:stream';

/** First and last byte, both included. */
export type Span = { start: number; end: number };
/** low: warn; full: nothing new is begun. */
export type StorageLevel = 'ample' | 'low' | 'full';

/**
 * Where the bytes of recordings lie: a folder, or an object store. Keys are paths of letters, digits, `_`, `-`, `.` and `/`. It
 * knows nothing of what it keeps; all of it is encrypted before it gets here (`recording-files.ts`).
 */
export type BlobStore = {
  /** Whole, or not at all: when the stream fails, the key is as it was before. */
  put(key: string, bytes: Readable): Promise<void>;
  /** NOT_FOUND where there is none. */
  open(key: string, span: Span): Promise<Readable>;
  /** In bytes; null where there is none. */
  size(key: string): Promise<number | null>;
  /** Of what is not there as well. */
  delete(key: string): Promise<void>;
  level(): Promise<StorageLevel>;
  /** Null where the store does not tell. */
  freeBytes(): Promise<number | null>;
};

const keyPattern = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/;

/** A key never leads out of the store. */
export function assertBlobKey(key: string): void {
  if (!keyPattern.test(key) || key.length > 400) throw new Error(`not a key of the store: ${key}`);
}
