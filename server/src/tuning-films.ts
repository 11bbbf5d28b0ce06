/** Constants of site films, each with its unit and reason. */
export const filmsTuning = {
  /** Versions and tries of one review: a few lines a few times over; stops the filling of the disk through one review. */
  maxPerReview: 40,
  /** Free room that is left alone, bytes: databases and recordings go on. */
  reserveBytes: 2 * 1024 ** 3,
  /** Room that a film takes while it is worked on, in its own sizes: as it came, as it is kept, as it is played. */
  roomFactor: 3,
  /** Uploads and recordings nobody has gone on with for so long are removed, ms: a unit may come back after a weekend. */
  staleMs: 4 * 24 * 3_600_000,
  /** Between two looks for them and for films that wait without a job, ms. */
  lookEveryMs: 60_000,
  /** Characters of a file's name that are kept. */
  fileNameMaxLength: 200,
  /** Pictures that are copied as they are: at most so large, px, so fast, frames a second, and so rich, bits a second; and converted down to. */
  longSideMax: 1_920,
  shortSideMax: 1_080,
  fpsMax: 30,
  copiedBitrateMax: 14_000_000,
  /** Seconds between two key pictures: what a seek has to decode at most. Copied up to the second. */
  keyEverySeconds: 2,
  copiedKeyEverySeconds: 6,
  /** Seconds of a film that are looked at for its key pictures. */
  keyLookSeconds: 60,
  /** What may be missing at the end of what a file says of itself, ms and share: more was cut off. */
  missingMs: 2_000,
  missingShare: 0.02,
  /** Share of the pictures that must have been readable: with fewer it is no film any more. */
  pictureShare: 0.5,
  /** Small pictures of one film, and how close they are at most, ms; their size in px. */
  thumbnailsMax: 100,
  thumbnailEveryMs: 2_000,
  thumbnailWidth: 192,
  thumbnailHeight: 108,
} as const;
