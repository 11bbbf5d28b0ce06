import type { MaterialPurpose, recordingMimeTypes } from '@cloudseat/shared/nouns/material.ts';
import type { materialMimeTypes } from '@cloudseat/shared/nouns/material-rules.ts';

export type MaterialMimeType = (typeof materialMimeTypes)[number];
type RecordingMimeType = (typeof recordingMimeTypes)[number];

const extensionsOf: Record<MaterialMimeType, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/msword': ['doc'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
};
const byExtension = new Map(
  (Object.keys(extensionsOf) as MaterialMimeType[]).flatMap((type) =>
    extensionsOf[type].map((extension) => [extension, type] as const),
  ),
);
/** Other names that phones and file-type use for the same things. */
const synonyms: Readonly<Record<string, MaterialMimeType>> = {
  'application/x-pdf': 'application/pdf',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
};

/** What pages may offer to choose from. */
export const allowedExtensions: readonly string[] = [...byExtension.keys()];

/** What browsers record; a voice alone comes in the same two containers, which file-type may name by the container. */
const recordingTypes = new Map<string, RecordingMimeType>([
  ['video/webm', 'video/webm'],
  ['audio/webm', 'video/webm'],
  ['video/matroska', 'video/webm'],
  ['video/mp4', 'video/mp4'],
  ['audio/mp4', 'video/mp4'],
  ['audio/x-m4a', 'video/mp4'],
]);
const recordingByExtension = new Map<string, RecordingMimeType>([
  ['webm', 'video/webm'],
  ['mp4', 'video/mp4'],
]);
export const recordingExtensions: readonly string[] = [...recordingByExtension.keys()];

const plainType = (mimeType: string): string => (mimeType.split(';')[0] ?? '').trim().toLowerCase();

/** The type in our list that a MIME type means, or null. Parameters and case do not count. */
export function knownType(mimeType: string): MaterialMimeType | null {
  const plain = plainType(mimeType);
  return plain in extensionsOf ? (plain as MaterialMimeType) : (synonyms[plain] ?? null);
}

/** The same for recorded messages. */
export const knownRecordingType = (mimeType: string): RecordingMimeType | null =>
  recordingTypes.get(plainType(mimeType)) ?? null;

/**
 * What a file claims to be: by its extension, and by the browser's type only where the name has none, as browsers know
 * no type for some of ours. Null: not in the list of what is taken for this purpose.
 */
export function claimedType(
  fileName: string,
  mimeType: string,
  purpose: MaterialPurpose = 'document',
): MaterialMimeType | RecordingMimeType | null {
  const extension = /\.([^.\s]{1,10})$/u.exec(fileName)?.[1]?.toLowerCase();
  if (purpose === 'videoMessage')
    return extension === undefined
      ? knownRecordingType(mimeType)
      : (recordingByExtension.get(extension) ?? null);
  return extension === undefined ? knownType(mimeType) : (byExtension.get(extension) ?? null);
}

/** Browsers show these by themselves; everything else is saved. */
export const isShownInline = (mimeType: string): boolean =>
  mimeType === 'application/pdf' || /^(image|video)\//.test(mimeType);
