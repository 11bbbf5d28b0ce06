/** Figures of recording that an operator does not set, each with its unit and reason. */
export const recordingTuning = {
  /** What a death of the whole machine may cost, and how soon a server has what was said. Pictures: at the next whole one. */
  segmentMs: 4_000,
  /** A whole picture that comes by itself so near to the end begins the next segment: none has to be asked for. */
  earlyCutMs: 2_500,
  /** A whole picture that was asked for and did not come is asked for again. */
  keyFrameEveryMs: 1_000,
  /** What a death of the recorder may cost: so much is written at once. */
  flushEveryMs: 500,
  /** A missing packet is waited for so long; nobody waits for a recording, and senders repeat within a second. */
  lostAfterMs: 1_000,
  /** What is missing is asked for so often; what the sender repeats by itself comes meanwhile. */
  nackEveryMs: 100,
  /** In one request for packets. */
  nackMax: 200,
  /** What was sent to the recorder before it is told to end is taken in so long. */
  drainMs: 40,
  tickMs: 50,
  /** Without sound (in silence 2.5 packets a second come) or pictures for so long the segment is over. */
  idleMs: { audio: 2_000, video: 6_000 },
  /** Timestamps that run away from the wall clock by more than this are another stream's. */
  jumpMs: 3_000,
  /** Until a stream is so old its segments wait for their stamp: the sender's reports on its clock come within that. */
  stampAfterMs: 8_000,
  /** The last reports on a stream's clock that count; about one a second comes. */
  reportCount: 15,
  /** Bytes the system keeps for a room's packets while the recorder does something else; it grants what it allows. */
  receiveBufferBytes: 4 * 1024 * 1024,
  /** No longer than this is a segment that ended waited for, of a recorder that is about to end. */
  closeLimitMs: 3_000,
  /** A recorder that died is begun again with growing pauses; from the start again once one lived for a minute. */
  restartDelaysMs: [0, 500, 2_000, 10_000],
  restartForgottenAfterMs: 60_000,
  /**
   * A recorder that does not answer for so long counts as dead. Long: on a machine that is busy beyond measure what it wrote late
   * is better than what nobody wrote.
   */
  recorderAnswerMs: 20_000,
  /** When a recorder has come back, how long its first segments are waited for until the gap counts as closed. */
  gapCloseLimitMs: 4_000,
  /** Bytes free on the disk. low: a few hours of ten talks; full: what runs can still be ended and fetched. */
  lowDiskBytes: 5 * 1024 ** 3,
  fullDiskBytes: 1024 ** 3,
  diskCheckEveryMs: 5_000,
  /** Recordings that a node answers for though they are over and taken: hours of a busy one, and no more memory than that. */
  knownMax: 1_000,
  /** Segments in one answer of what is kept: some 600 bytes each, well below the limit of a frame. */
  keptPage: 1_000,
  keptGaps: 500,
} as const;
