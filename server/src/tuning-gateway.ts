/** What outsiders may ask for, and how long things may take at the door. */
export const gatewayTuning = {
  /**
   * Requests a minute from one address; a town hall behind one address has some 100 people, with 60 each: seven pages of one expert
   * review at work asked for some 1,200 in a minute.
   */
  httpRequestsPerMinute: 6_000,
  /** Bytes of a JSON body; files go through tus. */
  httpBodyMaxBytes: 64 * 1024,
  /** Bytes of one socket frame: RTP parameters take some 10 KiB. */
  socketFrameMaxBytes: 128 * 1024,
  /** Requests one socket may send in a burst, and how many a second grow back: a pen at work sends 25. */
  socketBurst: 80,
  socketRequestsPerSecond: 40,
  /** Ms after which a silent socket is given up: pingInterval + pingTimeout. */
  socketPingIntervalMs: 5_000,
  socketPingTimeoutMs: 5_000,
  /** Bytes waiting to be read by one page before it is cut off. */
  socketBufferedMaxBytes: 1024 * 1024,
  /** Ms that the result of a write is kept for a repeat of the same request. */
  requestResultKeptMs: 120_000,
  /** Ms between two updates of the lists on desks, and of what signed-in agents mean for places in line. */
  lineUpdateEveryMs: 1_000,
  /** Tickets a server remembers for the lists on its desks, count: some 300 bytes each, more than wait at once. */
  ticketsKeptCount: 5_000,
  /** Ms of rest between two looks at lines that move: each reads a whole line, some 10 ms for 10,000 calls. */
  placeRestMs: 50,
  /** Ms between two looks at the estimates of pages whose place stays the same. */
  placeReviewEveryMs: 20_000,
  /** Ms in which one page is told no more than one place. */
  placeToldEveryMs: 2_000,
  /** Ms that views wait after an accept, which only complete what the pages already show: the first picture goes first. */
  pictureFirstMs: 150,
  /** Ms between renewals of the leases of all pages of a server; a lease lasts nine of them. */
  leaseRenewEveryMs: 5_000,
  /** Notifications kept in the fan-out stream; a node that is further behind tells its pages to resume. */
  fanOutLength: 20_000,
  /** Ms the checks behind /health/ready may take before a part counts as away. */
  readyCheckMaxMs: 2_000,
  /** A server that stops tells its pages to be gone within so many ms, spread over them, and waits a little longer. */
  pagesMoveWithinMs: 1_500,
  pagesMoveMaxMs: 2_500,
  pagesMoveLookEveryMs: 50,
  /** Ms after which a page that came to a server that stops tries again. */
  movedRetryAfterMs: 500,
  /** Ms a shutdown may take before it is forced. */
  shutdownMaxMs: 10_000,
} as const;
