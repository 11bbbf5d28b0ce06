import { nearAheadCount } from '@cloudseat/shared/nouns/ahead.ts';

/** Figures of the way to WeChat, each with its unit and reason. */
const second = 1_000;
const minute = 60 * second;

export const wechatTuning = {
  /** Ms WeChat may take for one answer: somebody looks at a white page meanwhile. */
  requestMaxMs: 5 * second,
  /** Ms before the one repeat of a question that WeChat was too busy for. */
  repeatAfterMs: 200,
  /** Ms the account's token and ticket are given up before their end: in that time WeChat hands out the next one. */
  renewBeforeMs: 5 * minute,
  /** Ms a server may take to fetch one before another does it: two answers of WeChat at their longest, and some. */
  lockMs: 12 * second,
  /** Ms between two looks of those who wait for it, and how many looks: a little longer than the lock lives. */
  lockPollMs: 100,
  lockPollCount: 150,
  /** Ms from leaving for WeChat until coming back: people read the question it asks. */
  entryMs: 10 * minute,
  /** Ms the first of two equal callbacks may take before the second does it: two questions to WeChat, each asked twice. */
  claimMs: 22 * second,
  claimPollMs: 100,
  claimPollCount: 240,
  /** Ms a browser is known by what WeChat said of it: as long as a session can live. */
  browserMs: 7 * 24 * 60 * minute,
} as const;

export const turnNoticeTuning = {
  /** People ahead from which on a turn is near, count: as the page counts it. */
  nearAheadCount,
  /** Ms of waiting before a turn counts as near: whoever just took the ticket has it in front of them. */
  minWaitMs: minute,
  /** Ms of rest between two looks at lines that move. */
  restMs: 2 * second,
  /** Seconds a notice is remembered, so that no server sends it again: longer than a day's line. */
  keptSeconds: 24 * 3_600,
  /** Notices one server remembers without asking Redis, count. */
  rememberedCount: 5_000,
} as const;
