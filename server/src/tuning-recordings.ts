/** Constants of recordings, each with its unit and reason. */
export const recordingsTuning = {
  /** Encrypted at a time, bytes: what a range read has to decrypt at most more than it was asked for, on either side. */
  cipherChunkBytes: 64 * 1024,
  /** Free below the folder of recordings, bytes: a warning; a talk in both directions needs about 1.5 GB an hour. */
  storeLowBytes: 20 * 1024 ** 3,
  /** Nothing new is begun below: what runs has room to end. */
  storeFullBytes: 2 * 1024 ** 3,
  /** A server that leads a recorder and says nothing for so long is gone, ms: another one leads. What is to stop is stopped by any. */
  leaseMs: 10_000,
  /** Between two looks of a server at the rooms it leads or may lead, ms. */
  leadEveryMs: 3_000,
  /** Everything about a room is looked at anew so often though nothing was heard, ms. */
  reviewEveryMs: 30_000,
  /** A recorder that began so much later than the recording is another one, ms; clocks of machines differ by less. */
  otherRecorderMs: 5_000,
  /** A pause or a question outlives no talk, ms. */
  wishesKeptMs: 24 * 3_600_000,
  /** An applicant is not asked again sooner, ms. */
  askRestMs: 60_000,
  /** Segments fetched from media nodes at once: a node sends while it carries talks. */
  takenAtOnce: 4,
  /** A file that is not what its node told is fetched so often before it is kept as it is, and named as a gap. */
  fetchTries: 3,
  /** Between two looks at what ended and is not complete, and at what runs and nobody leads, ms. */
  clerkEveryMs: 5_000,
  /** Between the ends of tracks on a node whose last segments were not taken, ms: a new one's are told after 8 s, and are 4 s long. */
  untoldMs: 15_000,
  /** A node that is gone without a word is missed after so long at most, ms: what was written last before that is where its gap begins. */
  lossNoticedMs: 30_000,
  /** A media node that did not come back for so long after the end has lost what it had, ms. */
  nodeGivenUpMs: 24 * 3_600_000,
} as const;
