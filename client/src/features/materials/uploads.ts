import type { CallId, CaptureId, MandateId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { findFileProblem } from '../../lib/file-rules.ts';
import { dropKeptFile, findKeptFiles, type KeptFile, keepFile, setUploadUrl } from '../../lib/kept-files.ts';
import { randomToken } from '../../lib/request-id.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { type UploadJob, type UploadTarget, uploadFile } from '../../lib/upload-file.ts';

export type UploadRow = {
  uploadId: string;
  lineId: MaterialLineId | null;
  /** The ask of the agent that it answers. */
  captureId: CaptureId | null;
  fileName: string;
  /** 0 to 1. */
  share: number;
  error: SignalError | null;
};
export type Uploads = {
  rows: Pick<StoreApi<readonly UploadRow[]>, 'getState' | 'getInitialState' | 'subscribe'>;
  add(files: readonly File[], lineId: MaterialLineId | null, captureId?: CaptureId): void;
  /** Sends on what an earlier page of this device began, once a page. */
  resume(): Promise<void>;
  retry(uploadId: string): void;
  /** What stopped for want of a network goes on. */
  retryLost(): void;
  drop(uploadId: string): void;
  /** Called when a file is with the server, before its row goes. */
  onArrived(handler: () => Promise<void>): () => void;
  /** Nothing is sent any more, nor held. */
  end(): void;
};
/** What a file is for. */
type Purpose = Pick<UploadRow, 'lineId' | 'captureId'>;
type Timer = ReturnType<typeof setTimeout>;
type Source = { file: File; uploadUrl: string | null; job: UploadJob | null; retryTimer?: Timer };

/** A network that came back is mostly seen by the socket; this is for when only uploads failed. */
const retryEveryMs = 15_000;

const byTarget = new Map<CallId | MandateId, Uploads>();

/** The uploads of a call, one set a page: they go on while its pages come and go, and after its end until they are through. */
export function uploadsOf(callId: CallId, options: { mayKeep: boolean }): Uploads {
  return findOrMake(callId, () => createUploads({ callId }, options));
}

/** What a helper brings for somebody else: none of it stays on this device. */
export function uploadsOfMandate(mandateId: MandateId): Uploads {
  return findOrMake(mandateId, () => createUploads({ mandateId }, { mayKeep: false }));
}

function findOrMake(targetId: CallId | MandateId, make: () => Uploads): Uploads {
  const uploads = byTarget.get(targetId) ?? make();
  byTarget.set(targetId, uploads);
  return uploads;
}

/** Whoever signs in next on this page sends nothing of the one before, and cannot come by it. */
export function endUploads(): void {
  for (const uploads of byTarget.values()) uploads.end();
  byTarget.clear();
}

/** `mayKeep`: whether bytes of a call may stay on this device over a reload; not on one that strangers share. */
export function createUploads(target: UploadTarget, options: { mayKeep: boolean }): Uploads {
  const keptFor = options.mayKeep && 'callId' in target ? target.callId : null;
  const mayKeep = keptFor !== null;
  const rows = createStore<readonly UploadRow[]>()(() => []);
  const sources = new Map<string, Source>();
  const handlers = new Set<() => Promise<void>>();
  let hasResumed = false;
  let hasEnded = false;

  function setRow(uploadId: string, change: Partial<UploadRow>): void {
    const changed = rows.getState().map((row) => (row.uploadId === uploadId ? { ...row, ...change } : row));
    rows.setState(changed, true);
  }

  function forget(uploadId: string): void {
    sources.delete(uploadId);
    if (mayKeep) void dropKeptFile(uploadId);
    rows.setState(
      rows.getState().filter((row) => row.uploadId !== uploadId),
      true,
    );
  }

  function start(uploadId: string): void {
    const source = sources.get(uploadId);
    const row = rows.getState().find((each) => each.uploadId === uploadId);
    if (source === undefined || row === undefined) return;
    const { file, uploadUrl } = source;
    const { lineId, captureId } = row;
    const onUrl = (url: string) => {
      source.uploadUrl = url;
      if (mayKeep) void setUploadUrl(uploadId, url);
    };
    const onProgress = (share: number) => setRow(uploadId, { share });
    const job = uploadFile({ file, target, lineId, captureId, uploadUrl, onUrl, onProgress });
    source.job = job;
    job.done.then(
      () => Promise.all([...handlers].map((handler) => handler())).then(() => forget(uploadId)),
      (error: unknown) => handleFailure(uploadId, toSignalError(error)),
    );
  }

  function handleFailure(uploadId: string, error: SignalError): void {
    const source = sources.get(uploadId);
    if (source === undefined) return;
    setRow(uploadId, { error });
    if (error.code === 'UNAVAILABLE') {
      clearTimeout(source.retryTimer);
      source.retryTimer = setTimeout(() => retryIfLost(uploadId), retryEveryMs);
    } else if (!error.isRetryable && mayKeep) {
      // A file that is refused for good is not to be offered again by the next page.
      void dropKeptFile(uploadId);
    }
  }

  function retryIfLost(uploadId: string): void {
    const row = rows.getState().find((each) => each.uploadId === uploadId);
    if (row?.error?.code === 'UNAVAILABLE') retry(uploadId);
  }

  function retry(uploadId: string): void {
    setRow(uploadId, { error: null });
    start(uploadId);
  }

  function place(uploadId: string, file: File, purpose: Purpose, uploadUrl: string | null): void {
    sources.set(uploadId, { file, uploadUrl, job: null });
    const row: UploadRow = { uploadId, ...purpose, fileName: file.name, share: 0, error: null };
    rows.setState([...rows.getState(), row], true);
    start(uploadId);
  }

  async function keep(uploadId: string, file: File, purpose: Purpose): Promise<void> {
    if (keptFor === null) return;
    const bytes = await file.arrayBuffer();
    const uploadUrl = sources.get(uploadId)?.uploadUrl ?? null;
    const [fileName, fileType, keptAt] = [file.name, file.type, Date.now()];
    await keepFile({ uploadId, callId: keptFor, ...purpose, fileName, fileType, keptAt, uploadUrl, bytes });
    const source = sources.get(uploadId);
    const error = rows.getState().find((row) => row.uploadId === uploadId)?.error ?? null;
    // Arrived, dropped or refused for good while it was written.
    if (source === undefined || (error !== null && !error.isRetryable)) await dropKeptFile(uploadId);
    else if (source.uploadUrl !== uploadUrl && source.uploadUrl !== null)
      await setUploadUrl(uploadId, source.uploadUrl);
  }

  return {
    rows,
    add(files, lineId, captureId) {
      const purpose = { lineId, captureId: captureId ?? null };
      for (const file of files) {
        const uploadId = randomToken();
        place(uploadId, file, purpose, null);
        // One that is refused before it is sent is nothing for the next page.
        if (mayKeep && findFileProblem(file) === null)
          keep(uploadId, file, purpose).catch((error) => console.warn('kept files', error));
      }
    },
    async resume() {
      if (hasResumed || keptFor === null) return;
      hasResumed = true;
      for (const kept of await findKeptFiles(keptFor)) {
        if (!sources.has(kept.uploadId) && !hasEnded)
          place(kept.uploadId, toFile(kept), purposeOf(kept), kept.uploadUrl);
      }
    },
    retry,
    retryLost() {
      for (const { uploadId } of rows.getState()) retryIfLost(uploadId);
    },
    drop(uploadId) {
      sources.get(uploadId)?.job?.cancel();
      forget(uploadId);
    },
    onArrived(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    end() {
      hasEnded = true;
      for (const { job, retryTimer } of sources.values()) {
        clearTimeout(retryTimer);
        job?.cancel();
      }
      sources.clear();
      handlers.clear();
      rows.setState([], true);
    },
  };
}

const purposeOf = ({ lineId, captureId = null }: KeptFile): Purpose => ({ lineId, captureId });

const toFile = ({ bytes, fileName, fileType }: KeptFile): File =>
  new File([bytes], fileName, { type: fileType });
