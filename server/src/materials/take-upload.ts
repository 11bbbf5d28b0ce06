import { stat } from 'node:fs/promises';
import {
  type ApplicantId,
  CallId,
  CaptureId,
  MandateId,
  MaterialId,
  MaterialLineId,
} from '@cloudseat/shared/nouns/ids.ts';
import { type Material, MaterialPurpose } from '@cloudseat/shared/nouns/material.ts';
import { materialMaxBytes } from '@cloudseat/shared/nouns/material-rules.ts';
import { z } from 'zod';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Principal } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { materialsTuning } from '../tuning-materials.ts';
import { hashFile, identifyContent } from './file-content.ts';
import { cleanFileName } from './file-name.ts';
import type { MaterialRepository } from './material.repository.ts';
import { assertMayUpload } from './material-access.ts';
import type { MaterialFiles } from './material-files.ts';
import { allowedExtensions, claimedType, recordingExtensions } from './material-types.ts';

/** What a page says of a file it is about to send, as tus metadata: of a call, or by a mandate that names the case. */
const Announcement = z.object({
  callId: CallId.nullish().transform((value) => value ?? null),
  mandateId: MandateId.nullish().transform((value) => value ?? null),
  lineId: z
    .string()
    .nullish()
    .transform((value) => value || null)
    .pipe(MaterialLineId.nullable()),
  /** The ask of the agent that it answers. */
  captureId: CaptureId.nullish().transform((value) => value ?? null),
  purpose: MaterialPurpose.nullish().transform((value) => value ?? 'document'),
  filename: z.string().min(1).max(1_000),
  filetype: z.string().max(200).nullish(),
});
/** What the server remembers of an upload while it grows, as tus metadata again: who sends it is the server's word. */
const Plan = z.object({
  callId: CallId,
  mandateId: MandateId.nullish().transform((value) => value ?? null),
  lineId: MaterialLineId.nullable(),
  captureId: CaptureId.nullish().transform((value) => value ?? null),
  purpose: MaterialPurpose,
  filename: z.string(),
  filetype: z.string(),
  uploadedBy: z.enum(['applicant', 'agent']),
  uploaderId: z.string(),
});
export type UploadPlan = z.infer<typeof Plan>;
export type Metadata = Record<string, string | null>;
export type FinishedUpload = { uploadId: string; path: string; metadata: Metadata };
/** To which call a helper's paper goes, and who brings it; throws why it is not taken. */
export type AdmitHelper = (
  mandateId: MandateId,
  lineId: MaterialLineId | null,
  principals: readonly Principal[],
) => Promise<{ callId: CallId; uploaderId: string }>;
export type UploadTaker = ReturnType<typeof createUploadTaker>;
type Deps = {
  calls: CallLookup;
  admitHelper: AdmitHelper;
  repository: MaterialRepository;
  files: MaterialFiles;
  clock: Clock;
  logger: Logger;
  onMaterialAdded: (material: Material) => void;
  /** The page that sent it is answered after that, and finds its ask answered. */
  onCaptured: (material: Material, captureId: CaptureId) => Promise<void>;
};

/** An upload becomes a material of a call: looked at twice, by its words before it starts and by its bytes at the end. */
export function createUploadTaker(deps: Deps) {
  return {
    plan: (metadata: Metadata, sizeBytes: number | null, principals: readonly Principal[]) =>
      planUpload(deps, metadata, sizeBytes, principals),
    finish: (upload: FinishedUpload) => finishUpload(deps, upload),
    /** Whether one of the browser's principals began it. */
    isOwner(metadata: Metadata | undefined, principals: readonly Principal[]): boolean {
      const plan = Plan.safeParse(metadata);
      return (
        plan.success &&
        principals.some((principal) =>
          principal.role === 'applicant'
            ? plan.data.uploadedBy === 'applicant' && principal.applicantId === plan.data.uploaderId
            : plan.data.uploadedBy === 'agent' && principal.agentId === plan.data.uploaderId,
        )
      );
    },
  };
}

/** Throws why a file is not taken, before a byte of it was sent. */
async function planUpload(
  deps: Deps,
  metadata: Metadata,
  sizeBytes: number | null,
  principals: readonly Principal[],
): Promise<UploadPlan> {
  const announced = Announcement.safeParse(metadata);
  if (!announced.success || sizeBytes === null)
    throw new AppError('BAD_REQUEST', 'an upload names callId, filename and its length');
  const { lineId, filename, filetype } = announced.data;
  const plan = await planTarget(deps, announced.data, principals);
  const { callId, purpose } = plan;
  if (sizeBytes > materialMaxBytes)
    throw new AppError('FILE_TOO_LARGE', 'the file is too large', { sizeBytes, maxBytes: materialMaxBytes });
  if (sizeBytes === 0) throw new AppError('FILE_EMPTY', 'the file is empty');
  const fileName = cleanFileName(filename);
  const claimed = claimedType(fileName, filetype ?? '', purpose);
  if (!claimed)
    throw new AppError('FILE_TYPE_REFUSED', 'files of this type are not taken', {
      claimed: filetype ?? '',
      allowedExtensions: purpose === 'document' ? allowedExtensions : recordingExtensions,
    });
  if ((await deps.repository.countOf(callId)) >= materialsTuning.maxPerCall)
    throw new AppError('RATE_LIMITED', 'the call has as many files as it can take', {
      maxCount: materialsTuning.maxPerCall,
    });
  return { ...plan, lineId, filename: fileName, filetype: claimed };
}

/** Where it goes, and as whose. */
async function planTarget(
  { calls, admitHelper }: Deps,
  { callId, mandateId, lineId, captureId, purpose }: z.output<typeof Announcement>,
  principals: readonly Principal[],
): Promise<Omit<UploadPlan, 'lineId' | 'filename' | 'filetype'>> {
  if (mandateId !== null) {
    const admitted = await admitHelper(mandateId, lineId, principals);
    return { ...admitted, mandateId, captureId: null, purpose: 'document', uploadedBy: 'applicant' };
  }
  if (callId === null) throw new AppError('BAD_REQUEST', 'an upload names callId or mandateId');
  const call = await calls.findCall(callId);
  const uploader = assertMayUpload(call, principals);
  // The recording of a message is made before the call is handed in, by whoever leaves it.
  if (purpose === 'videoMessage' && (uploader.uploadedBy !== 'applicant' || call?.state !== 'draft'))
    throw new AppError('CALL_ENDED', 'a recorded message is taken before the call is handed in');
  return { callId, mandateId, captureId, purpose, ...uploader };
}

/** Checks the bytes and keeps the file, once however often it is asked. Whatever is refused or fails is removed. */
async function finishUpload(deps: Deps, upload: FinishedUpload): Promise<Material> {
  const { repository, files, logger, onCaptured } = deps;
  const materialId = MaterialId.parse(upload.uploadId);
  const known = await repository.find(materialId);
  const plan = Plan.parse(upload.metadata);
  // Told again for a server that died between the two.
  if (known && plan.captureId) await onCaptured(known, plan.captureId);
  if (known) return withoutPath(known);
  try {
    return await keepUpload(deps, materialId, plan, upload.path);
  } catch (error) {
    const isRecorded = (await repository.find(materialId).catch(() => null)) !== null;
    if (!isRecorded) await files.discard(materialId);
    await files.removeUpload(upload.uploadId);
    if (error instanceof AppError)
      logger.info({ callId: plan.callId, code: error.code, ...error.details }, 'a file was refused');
    throw error;
  }
}

async function keepUpload(
  { repository, files, clock, logger, admitHelper, onMaterialAdded, onCaptured }: Deps,
  materialId: MaterialId,
  plan: UploadPlan,
  path: string,
): Promise<Material> {
  // A mandate that ended while the bytes came takes nothing in.
  if (plan.mandateId !== null) await admitHelper(plan.mandateId, plan.lineId, [uploaderOf(plan)]);
  const { size: sizeBytes } = await stat(path);
  if (sizeBytes === 0) throw new AppError('FILE_EMPTY', 'the file is empty');
  const found = await identifyContent(path);
  if (found !== plan.filetype)
    throw new AppError('FILE_CONTENT_MISMATCH', `the name says ${plan.filetype}, the content is ${found}`, {
      claimed: plan.filetype,
      found,
    });
  const material: Material = {
    materialId,
    callId: plan.callId,
    lineId: plan.lineId,
    purpose: plan.purpose,
    fileName: plan.filename,
    mimeType: found,
    sizeBytes,
    sha256: await hashFile(path),
    uploadedBy: plan.uploadedBy,
    uploadedAt: clock.now(),
    ...(plan.mandateId !== null && { mandateId: plan.mandateId }),
  };
  await files.keep(path, materialId);
  const isNew = await repository.add({ ...material, storedAs: materialId, uploaderId: plan.uploaderId });
  if (isNew) {
    logger.info({ callId: plan.callId, materialId, mimeType: found, sizeBytes }, 'a file was added');
    onMaterialAdded(material);
    if (plan.captureId) await onCaptured(material, plan.captureId);
  }
  return material;
}

const uploaderOf = ({ uploaderId }: UploadPlan): Principal => ({
  ...{ role: 'applicant', applicantId: uploaderId as ApplicantId, sessionId: '' },
});
const withoutPath = ({ storedAs: _, ...material }: Material & { storedAs: string }): Material => material;
