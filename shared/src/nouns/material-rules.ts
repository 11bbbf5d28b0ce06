// Without zod, as agent-choices.ts.

/** Largest file taken, in bytes. */
export const materialMaxBytes = 50 * 1024 * 1024;

export const materialMimeTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
