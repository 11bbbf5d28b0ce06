/** As in shared's material.ts, without zod on this page; a test compares both. */
export const recordingMaxMs = 180_000;

/** Three minutes make some 14 MB: a face and a paper held up are seen well, and a phone's link carries it. */
export const videoBitsPerSecond = 600_000;

type Format = { mimeType: string; ending: 'webm' | 'mp4' };
const withPicture: readonly Format[] = [
  { mimeType: 'video/webm;codecs=vp8,opus', ending: 'webm' },
  { mimeType: 'video/webm', ending: 'webm' },
  { mimeType: 'video/mp4', ending: 'mp4' },
];
const voiceOnly: readonly Format[] = [
  { mimeType: 'audio/webm;codecs=opus', ending: 'webm' },
  { mimeType: 'audio/mp4', ending: 'mp4' },
];

/** What this browser can record and an agent's browser can play; null where it cannot record at all. */
export function chooseFormat(
  hasCamera: boolean,
  isSupported: (mimeType: string) => boolean = (mimeType) =>
    typeof MediaRecorder !== 'undefined' && MediaRecorder.isTypeSupported(mimeType),
): Format | null {
  return (hasCamera ? withPicture : voiceOnly).find(({ mimeType }) => isSupported(mimeType)) ?? null;
}
