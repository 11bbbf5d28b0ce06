import type { ExpertFileId } from '@cloudseat/shared/nouns/expert-filing.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { useEffect, useRef, useState } from 'react';
import { randomToken } from '../../lib/request-id.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { type UploadJob, uploadFile } from '../../lib/upload-file.ts';

export type ProjectUpload = {
  uploadId: string;
  lineId: ProjectLineId;
  /** The paper it is a new version of. */
  paperId: ExpertFileId | null;
  file: File;
  /** 0 to 1. */
  share: number;
  error: SignalError | null;
};

/** Where the server has the first part of a file, by what the file is: a page that was loaded anew goes on from there. */
const keyOf = (reviewId: ExpertReviewId, lineId: string, file: File) =>
  `project-upload ${reviewId} ${lineId} ${file.name} ${file.size} ${file.lastModified}`;
// Without storage it goes on within this page alone.
function keep(key: string, url: string | null): void {
  try {
    if (url === null) localStorage.removeItem(key);
    else localStorage.setItem(key, url);
  } catch {}
}
function findKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Files on their way to a project; each goes by itself. What has arrived is told, and is no row any more. */
export function useProjectUploads(reviewId: ExpertReviewId, onArrived: () => void) {
  const [uploads, setUploads] = useState<readonly ProjectUpload[]>([]);
  const jobs = useRef(new Map<string, UploadJob>());
  const arrived = useRef(onArrived);
  arrived.current = onArrived;
  useEffect(() => {
    const running = jobs.current;
    // What has not arrived stays on the server for a day, and is gone on with when it is chosen again.
    return () => running.clear();
  }, []);

  const patch = (uploadId: string, change: Partial<ProjectUpload>) =>
    setUploads((all) => all.map((each) => (each.uploadId === uploadId ? { ...each, ...change } : each)));
  const drop = (uploadId: string) => setUploads((all) => all.filter((each) => each.uploadId !== uploadId));

  function send({ uploadId, lineId, paperId, file }: ProjectUpload): void {
    const key = keyOf(reviewId, lineId, file);
    const job = uploadFile({
      ...{ file, lineId, uploadUrl: findKept(key) },
      target: paperId === null ? { reviewId } : { reviewId, paperId },
      onUrl: (url) => keep(key, url),
      onProgress: (share) => patch(uploadId, { share }),
    });
    jobs.current.set(uploadId, job);
    job.done.then(
      () => {
        keep(key, null);
        drop(uploadId);
        arrived.current();
      },
      (thrown) => {
        const error = toSignalError(thrown);
        if (error.category === 'file' || error.category === 'state') keep(key, null);
        patch(uploadId, { error });
      },
    );
  }

  return {
    uploads,
    add(lineId: ProjectLineId, paperId: ExpertFileId | null, files: readonly File[]): void {
      const added = files.map((file) => ({
        ...{ uploadId: randomToken(), lineId, paperId, file, share: 0, error: null },
      }));
      setUploads((all) => [...all, ...added]);
      for (const upload of added) send(upload);
    },
    retry(upload: ProjectUpload): void {
      patch(upload.uploadId, { error: null });
      send(upload);
    },
    drop(upload: ProjectUpload): void {
      jobs.current.get(upload.uploadId)?.cancel();
      keep(keyOf(reviewId, upload.lineId, upload.file), null);
      drop(upload.uploadId);
    },
  };
}
export type ProjectUploads = ReturnType<typeof useProjectUploads>;
