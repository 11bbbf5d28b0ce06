import type { CallId, CaptureId, MandateId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { findFileProblem, findFileType, findSizeProblem } from './file-rules.ts';
import { sendByTus, type UploadJob } from './tus-upload.ts';

export type { UploadJob } from './tus-upload.ts';
/** What a file belongs to: a call, or a mandate under which a helper brings it for somebody else. */
export type UploadTarget = { callId: CallId } | { mandateId: MandateId };
type UploadOptions = {
  file: File;
  target: UploadTarget;
  lineId: MaterialLineId | null;
  /** The ask of the agent that it answers. */
  captureId?: CaptureId | null;
  /** A recorded message is of another kind than what people choose from their files. */
  purpose?: 'videoMessage';
  /** Where an earlier page sent the first part of it. */
  uploadUrl?: string | null;
  /** The server has begun to take it there. */
  onUrl?: (uploadUrl: string) => void;
  /** 0 to 1. */
  onProgress: (share: number) => void;
};

/** Sends a file, resumable, by tus; `done` rejects with SignalError. What cannot be taken is refused before it is sent. */
export function uploadFile(options: UploadOptions): UploadJob {
  const { file, target, lineId, captureId = null, purpose, uploadUrl, onUrl, onProgress } = options;
  const problem = purpose === undefined ? findFileProblem(file) : findSizeProblem(file);
  return sendByTus({
    ...{ file, problem, uploadUrl, onUrl, onProgress },
    endpoint: '/api/uploads',
    metadata: {
      ...target,
      filename: file.name,
      filetype: purpose === undefined ? (findFileType(file) ?? '') : file.type,
      ...(purpose === undefined ? {} : { purpose }),
      ...(lineId === null ? {} : { lineId }),
      ...(captureId === null ? {} : { captureId }),
    },
  });
}
