/** Constants of recordings, each with its unit and reason. */
export const recordingsTuning = {
  /** Encrypted at a time, bytes: what a range read has to decrypt at most more than it was asked for, on either side. */
  cipherChunkBytes: 64 * 1024,
  /** Free below the folder of recordings, bytes: a warning; a talk in both directions needs about 1.5 GB an hour. */
  storeLowBytes: 20 * 1024 ** 3,
  /** Nothing new is begun below: what runs has room to end. */
  storeFullBytes: 2 * 1024 ** 3,
} as const;
