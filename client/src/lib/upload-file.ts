import type { ExpertFileId } from '@cloudseat/shared/nouns/expert-filing.ts';
import { expertFileMaxBytes } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { CallId, CaptureId, MandateId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { findFileProblem, findFileType, findSizeProblem, maxFileBytes } from './file-rules.ts';
import { sendByTus, type UploadJob } from './tus-upload.ts';

export type { UploadJob } from './tus-upload.ts';
/** A project that experts judge; `paperId`: it is a new version of that paper. */
export type ProjectTarget = { reviewId: ExpertReviewId; paperId?: ExpertFileId };
/** What a file belongs to: a call, a mandate under which a helper brings it for somebody else, or a project. */
export type UploadTarget = { callId: CallId } | { mandateId: MandateId } | ProjectTarget;
type UploadOptions = {
  file: File;
  target: UploadTarget;
  lineId: MaterialLineId | ProjectLineId | null;
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
  const isOfProject = 'reviewId' in target;
  const maxBytes = isOfProject ? expertFileMaxBytes : maxFileBytes;
  const problem = (purpose === undefined ? findFileProblem : findSizeProblem)(file, maxBytes);
  return sendByTus({
    ...{ file, problem, uploadUrl, onUrl, onProgress },
    endpoint: isOfProject ? '/api/expert-uploads' : '/api/uploads',
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
