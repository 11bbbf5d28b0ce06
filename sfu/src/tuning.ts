/** Figures that an operator does not set, each with its unit and reason. */
export const tuning = {
  /** Media outlives the last link by this: a server restarts in seconds, and a call should not notice. */
  unclaimedRoomGraceMs: 60_000,
  /** A link that sent nothing for this long is dead; servers ping every few seconds. */
  linkIdleLimitMs: 20_000,
  /** A link that does not read is cut before its backlog eats the memory of the media. */
  linkBacklogLimitBytes: 16 * 1024 * 1024,
  /** With so much waiting for it a server gets no captions: they would come after what they tell of. */
  linkBehindBytes: 256 * 1024,
  /** Load goes to the servers this often; placement tolerates a few seconds of age. */
  loadReportEveryMs: 5_000,
  loadSampleEveryMs: 2_000,
  /** Scores change with every report of every stream; a page redraws a bar at most once a second. */
  scoreEveryMs: 1_000,
  /**
   * A worker is one thread. It forwards some 36,000 packets a second at 29 % of a core; a call of two people has four
   * consumers and takes 2.4 % of a core with simulcast. 400 consumers are 100 calls.
   */
  consumersPerWorker: 400,
  /** A room just opened has no consumers yet, but will: two people, sound and picture each. */
  expectedConsumersPerRoom: 4,
  /** Sound and picture. */
  expectedSourcesPerPeer: 2,
  /** Peers of a room on one router before the next worker is taken: in a room of 25 they have 384 consumers, what a worker is for. */
  peersPerRouter: 8,
  /** Those who take part in a talk stay together whatever their worker has to do: a pipe would only add to it. */
  peersPerBusyRouter: 4,
  /** Share of a core from which a worker counts as busy: with more, a key frame of many at once comes late. */
  busyWorkerLoad: 0.7,
  /** Bytes the system keeps for a port, be it of all pages or of a pipe, while its worker does something else; it grants what it allows. */
  receiveBufferBytes: 4 * 1024 * 1024,
  /** A worker that cannot be replaced is tried again with growing pauses. */
  workerRetryDelaysMs: [0, 1_000, 5_000, 30_000],
  /** Seconds without an answer to the consent checks until ICE counts as disconnected; browsers notice after about 5. */
  iceConsentTimeoutS: 10,
  /** Bits a second assumed towards a page before any feedback: enough for the middle simulcast layer at once. */
  initialOutgoingBitrate: 1_000_000,
  /** Bits a second one page may send: camera with three layers and a shared screen. */
  maxIncomingBitrate: 6_000_000,
  /** What was piped from another node and nobody takes any more: somebody who comes back from a pause or another part of a sitting does so within this. */
  pipeIdleMs: 3_000,
  speakerIntervalMs: 300,
  /** Of those who speak at once: more are a noise to anybody. */
  speakersHeardMax: 4,
  /** dBov below which a microphone counts as silent: a quiet voice is at -45, a fan in the room at -60. */
  speakerThresholdDb: -55,
  /** Speakers whose sound the node's own thread decodes for captions: 0.2 % of a core each by bench:captions, the way from the
   * worker not counted. More are refused, so that the requests of other rooms never wait. */
  captionedSpeakersMax: 120,
  /** How long closing may take after the drain before the process ends itself. */
  forceExitAfterMs: 5_000,
} as const;
