/** Constants of recordings, each with its unit and reason. */
export const recordingsTuning = {
  /** Encrypted at a time, bytes: what a range read has to decrypt at most more than it was asked for, on either side. */
  cipherChunkBytes: 64 * 1024,
  /** Free below the folder of recordings, bytes: a warning; a talk in both directions needs about 1.5 GB an hour. */
  storeLowBytes: 20 * 1024 ** 3,
  /** Nothing new is begun below: what runs has room to end. */
  storeFullBytes: 2 * 1024 ** 3,
  /** Of an object that is more than one part, bytes: S3 takes 10,000 parts of at least 5 MiB. */
  s3PartBytes: 8 * 1024 ** 2,
  /** Rests before what an object store lost is tried again, ms. */
  s3RetryAfterMs: [200, 1_000, 3_000],
  /** How long an object store counts as full after it said so, ms: then it is tried again. */
  s3FullForMs: 60_000,
} as const;
