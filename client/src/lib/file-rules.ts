import type { ErrorCode } from '@cloudseat/shared/contract/errors.ts';

/** As in shared's material.ts, without zod on this page; a test compares both. */
export const maxFileBytes = 50 * 1024 * 1024;

/** Types by ending: a phone often gives a file no type, or a wrong one. */
export const typeByEnding = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** For a file input. Types and endings, because systems differ in which they go by. */
export const acceptedFiles = [
  ...new Set(Object.values(typeByEnding)),
  ...Object.keys(typeByEnding).map((ending) => `.${ending}`),
].join(',');

type FileFacts = { name: string; size: number; type: string };

/** The type to declare for a file, null where we take none like it. */
export function findFileType(file: FileFacts): string | null {
  const known: readonly string[] = Object.values(typeByEnding);
  if (known.includes(file.type)) return file.type;
  const ending = file.name.toLowerCase().split('.').pop() ?? '';
  return (typeByEnding as Record<string, string>)[ending] ?? null;
}

/** Why a file would be refused, before a byte is sent; null when it may go. */
export function findFileProblem(file: FileFacts, maxBytes = maxFileBytes): ErrorCode | null {
  return findFileType(file) === null ? 'FILE_TYPE_REFUSED' : findSizeProblem(file, maxBytes);
}

/** The same for a file whose type is beyond doubt. */
export function findSizeProblem(file: Pick<FileFacts, 'size'>, maxBytes = maxFileBytes): ErrorCode | null {
  if (file.size > maxBytes) return 'FILE_TOO_LARGE';
  if (file.size === 0) return 'FILE_EMPTY';
  return null;
}
