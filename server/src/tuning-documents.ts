/** How files are shown as pages. */
export const documentsTuning = {
  /** Ms that opening a file or drawing one page may take: a plain page takes some 50, a plan of a building a few hundred. */
  jobMaxMs: 15_000,
  /** Pages asked for at once by everybody; a page of the pages waits for three or four. */
  queueMaxCount: 200,
  /** Ms to come back after, for who found the queue full. */
  queueRetryAfterMs: 2_000,
  /** Bytes by which one job may let the process grow before its thread is ended: the largest file twice and its pictures. */
  jobMaxBytes: 700 * 1024 * 1024,
  /** Ms between two looks at that. */
  memoryLookEveryMs: 100,
  /** Ms after which a file is tried again of which the thread died or ran too long: enough that it cannot keep it busy. */
  failedAgainAfterMs: 3 * 60_000,
  /** Bytes of WebAssembly memory, which never shrinks, after which the thread is replaced between two jobs. */
  threadMaxBytes: 256 * 1024 * 1024,
  /** Ms without work after which the thread ends and gives its memory back. */
  threadIdleMs: 30_000,
  /** Pixels of one page image: a long receipt is drawn narrower. */
  pageMaxPixels: 9_000_000,
  /** Pixels of a photo that is taken: more than phones make, less than what exhausts the memory. */
  photoMaxPixels: 120_000_000,
  /** Bytes of page images kept on disk, without anybody's name on them; the longest unused go first. */
  cacheMaxBytes: 512 * 1024 * 1024,
  /** Pages of issued papers that are held in memory, some 200 kB each: somebody leafs to and fro before they sign. */
  paperPagesKeptCount: 60,
  /** Files whose sizes of pages, or whose refusal, are remembered. */
  infosKeptCount: 300,
  /** Watermarks remembered: one for each viewer, file's purpose and width. */
  watermarksKeptCount: 100,
  /** Looks remembered, so that each is journaled once: a session and a file. */
  looksKeptCount: 5_000,
  /** Pictures of pages a minute for one who is signed in: a strip of 300 pages scrolled through, and leafing besides. */
  picturesPerMinute: 600,
  /** Ms that what was shown is remembered for a call that goes on: longer than any talk. */
  shownKeptMs: 24 * 3_600_000,
} as const;
