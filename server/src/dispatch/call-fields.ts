import type { CallState } from '@cloudseat/shared/nouns/call.ts';

/**
 * Names of a call's fields in its hash. Those that a waiting call has are short: 100,000 may wait. The loader puts them
 * into the scripts in place of `field.<name>`.
 */
export const callFields = {
  state: 's',
  version: 'v',
  class: 'q',
  /** Virtual arrival, ms: enqueuedAt − priority × boost. Written once. */
  score: 'o',
  /** Left out for 0. */
  priority: 'p',
  /** Left out where it is the score. */
  enqueuedAt: 'e',
  applicantId: 'a',
  pageId: 'g',
  nodeId: 'n',
  ratedMinutes: 'r',
  /** JSON of what few calls have; left out without any (parts/base.lua, `saveMore`). */
  more: 'm',
  agentId: 'b',
  fence: 'f',
  /** `<fence>=<agentId>@<offeredAt>`, separated by spaces: the offers that ring. */
  offers: 'l',
  offerCount: 'c',
} as const;

/** The state that 100,000 calls may be in has a short name too (parts/base.lua, `stateOf`). */
export const readState = (stored: string): CallState => (stored === 'q' ? 'queued' : (stored as CallState));
