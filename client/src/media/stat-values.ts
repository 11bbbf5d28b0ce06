/** One entry of WebRTC statistics; the names are those of webrtc-stats, and some browsers lack some. */
export type StatEntry = Record<string, unknown>;

/** Null where the browser does not say. */
export const statNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** With this mediasoup tries what a link can carry; half of it is missing on the best of links, and it is no media. */
export const probationSsrc = 1234;
