/** Figures of the links to the media nodes, each with its unit and reason. */
export const mediaTuning = {
  /**
   * Pauses before the link is dialled again; the last one repeats. The first is short: whether the address still answers
   * tells a broken connection from a dead node. From the start again once a ping was answered.
   */
  redialDelaysMs: [100, 1_000, 2_000, 5_000, 10_000],
  dialTimeoutMs: 5_000,
  pingEveryMs: 3_000,
  /**
   * How long a node may be out of reach until its rooms count as lost. Media flow on without the link and the node keeps
   * them for a minute, but nobody could join, mute or leave meanwhile.
   */
  nodeLostAfterMs: 10_000,
  /** How long a node may take to begin with a file that it keeps; the bytes themselves take as long as they take. */
  keptFileAnswerMs: 10_000,
  /** A room just placed has no consumers yet, but will: two people, sound and picture each. */
  expectedConsumersPerRoom: 4,
  /** Above this share of its busiest core a node gets rooms only when every other is as busy. */
  busyWorkerLoad: 0.85,
  /** Above this share of its capacity a node takes nobody more into a room that may be on another node as well. */
  crowdedShare: 0.75,
  /** By so much less of its capacity another node has to be used: what it takes over has to be worth the pipes. */
  clearlyMoreRoom: 0.25,
} as const;
