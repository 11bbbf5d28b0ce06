/** Figures of identity, each with its unit and reason. */
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export const sessionTuning = {
  /** Unused for so long: signed out. An applicant may wait and talk half a day; a shift has at most ten hours. */
  idleMs: { applicant: 12 * hour, staff: 10 * hour, guest: 4 * hour },
  /** Signed out however much it is used (ASVS 7.3.2), so that a stolen cookie does not live for ever. */
  absoluteMs: { applicant: 7 * day, staff: 24 * hour, guest: 12 * hour },
} as const;

export const loginTuning = {
  /** Failures before the first delay: room for a forgotten capital letter. */
  freeFailures: 5,
  /** First delay; each further failure doubles it. */
  firstDelayMs: 30 * second,
  longestDelayMs: 15 * minute,
  /** Failures are forgotten after a day. */
  forgetAfterMs: day,
  /** One address may stand for a whole hall of desks: wide, but it stops the guessing of many names. */
  addressFailures: 60,
  addressWindowMs: 15 * minute,
} as const;

export const resumeTuning = {
  /** A link or QR code is used at once, by somebody who holds the other device; a text is opened within minutes. */
  linkMs: 10 * minute,
  /** Links one applicant may ask for: a few tries with each of a few devices. */
  linksPerHour: 20,
  /** Tokens cannot be guessed; this only keeps somebody who tries from keeping Redis busy. */
  failuresPerAddress: 60,
  failureWindowMs: 15 * minute,
} as const;

export const smsTuning = {
  expiresMs: 5 * minute,
  tries: 5,
  resendMs: 60 * second,
  /** Ten texts a day to one number: enough for a bad day, too few to annoy or to guess with (50 of 10⁶). */
  dailyPerPhone: 10,
  /** A village station or a kiosk serves its whole day's visitors from one address. */
  dailyPerAddress: 300,
  /** The demo sends no texts and is driven by load clients on one machine. */
  dailyPerAddressInDemo: 100_000,
  windowMs: day,
} as const;
