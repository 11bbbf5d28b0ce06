/**
 * Every error that may reach a page: its HTTP status, whether the same request may work later, and the screen it belongs
 * to. Pages pick their words by code and category from the language files; messages here and on the wire are for operators.
 */
export type ErrorCategory =
  | 'input'
  | 'session'
  | 'permission'
  | 'state'
  | 'limit'
  | 'media'
  | 'file'
  | 'fault';
type ErrorEntry = { httpStatus: number; isRetryable: boolean; category: ErrorCategory };

const entry = (httpStatus: number, isRetryable: boolean, category: ErrorCategory): ErrorEntry => ({
  httpStatus,
  isRetryable,
  category,
});

export const errorTable = {
  BAD_REQUEST: entry(400, false, 'input'),
  UNAUTHENTICATED: entry(401, false, 'session'),
  CLIENT_OUTDATED: entry(426, false, 'session'),
  FORBIDDEN: entry(403, false, 'permission'),
  NOT_FOUND: entry(404, false, 'state'),
  RATE_LIMITED: entry(429, true, 'limit'),
  TIMEOUT: entry(504, true, 'fault'),
  UNAVAILABLE: entry(503, true, 'fault'),
  INTERNAL: entry(500, true, 'fault'),

  SMS_CODE_WRONG: entry(400, false, 'input'),
  SMS_CODE_EXPIRED: entry(400, false, 'input'),
  LOGIN_FAILED: entry(401, false, 'input'),
  LOGIN_LOCKED: entry(429, true, 'limit'),

  RESUME_LINK_EXPIRED: entry(410, false, 'session'),

  CONSENT_REQUIRED: entry(409, false, 'state'),
  CONSENT_OUTDATED: entry(409, false, 'state'),
  MATTER_CLOSED: entry(409, true, 'state'),
  NO_AGENT_SIGNED_IN: entry(409, true, 'state'),
  SLOT_FULL: entry(409, false, 'state'),
  SLOT_UNKNOWN: entry(409, false, 'state'),
  BOOKING_EXISTS: entry(409, false, 'state'),
  MESSAGE_EMPTY: entry(400, false, 'input'),
  CALL_ALREADY_OPEN: entry(409, false, 'state'),
  CALL_ENDED: entry(409, false, 'state'),
  CALL_STATE: entry(409, false, 'state'),

  OFFER_STALE: entry(409, false, 'state'),
  OFFER_TAKEN: entry(409, false, 'state'),
  OFFER_CANCELLED: entry(409, false, 'state'),
  OFFER_EXPIRED: entry(409, false, 'state'),
  DESK_ELSEWHERE: entry(409, false, 'state'),
  NOBODY_THERE: entry(409, true, 'state'),
  STATUS_NOT_ALLOWED: entry(409, false, 'state'),
  DISPOSITION_REQUIRED: entry(409, false, 'state'),
  WRAP_UP_NOT_EXTENDABLE: entry(409, false, 'state'),
  RATING_CLOSED: entry(409, false, 'state'),

  CASE_STATE: entry(409, false, 'state'),
  /** The case is decided in another region: assist, or leave a task for its staff. */
  OTHER_REGION: entry(403, false, 'permission'),
  LINES_UNREVIEWED: entry(409, false, 'state'),
  GAPS_OPEN: entry(409, false, 'state'),
  NO_GAPS: entry(409, false, 'state'),
  NO_PAPERS: entry(409, false, 'state'),
  NOTICE_REPEATED: entry(409, false, 'state'),
  TASKS_OPEN: entry(409, false, 'state'),
  TASK_DUE_PAST: entry(400, false, 'input'),
  CAPTURE_FULL: entry(409, false, 'state'),
  CAPTURE_SETTLED: entry(409, false, 'state'),

  GUEST_TAKEN: entry(409, false, 'state'),
  GUEST_SETTLED: entry(409, false, 'state'),
  GUEST_LINK_OVER: entry(410, false, 'session'),

  MANDATE_STATE: entry(409, false, 'state'),
  MANDATE_ENDED: entry(410, false, 'state'),
  MANDATE_SCOPE: entry(403, false, 'permission'),
  MANDATE_TERM: entry(400, false, 'input'),
  MANDATE_SELF: entry(400, false, 'input'),
  MANDATE_EXISTS: entry(409, false, 'state'),
  MANDATES_FULL: entry(409, false, 'limit'),

  CHANGED_MEANWHILE: entry(409, false, 'state'),
  FORM_STATE: entry(409, false, 'state'),
  FORM_VALUE: entry(400, false, 'input'),
  FORM_INCOMPLETE: entry(409, false, 'state'),
  PROPOSAL_CLOSED: entry(409, false, 'state'),
  ENTRY_CODE_TAKEN: entry(409, false, 'state'),
  ENTRY_CODE_REVOKED: entry(409, false, 'state'),
  LINK_NOT_ALLOWED: entry(400, false, 'input'),
  PLACEHOLDER_UNKNOWN: entry(400, false, 'input'),
  LABEL_UNPRINTABLE: entry(409, false, 'state'),

  ROOM_NOT_OPEN: entry(409, true, 'media'),
  MEDIA_REFUSED: entry(422, false, 'media'),
  MEDIA_NODE_LOST: entry(503, true, 'media'),

  /** Nobody records now, or it is not in the state the request needs. */
  RECORDING_STATE: entry(409, false, 'state'),
  /** Its bytes were deleted when its term was over. */
  RECORDING_GONE: entry(410, false, 'state'),

  REVIEW_STATE: entry(409, false, 'state'),
  /** More was reported as read than the time since the last report allows. */
  READING_TOO_FAST: entry(409, false, 'limit'),
  /** What the database holds is not what the journal says it was. */
  EVIDENCE_CHANGED: entry(409, false, 'state'),
  OPINIONS_MISSING: entry(409, false, 'state'),
  CONFLICTS_OPEN: entry(409, false, 'state'),
  /** Switched off by the chair: raise a hand. */
  SILENCED: entry(409, false, 'state'),
  /** Required lines of a project have nothing yet: `details.lineIds`. */
  FILING_INCOMPLETE: entry(409, false, 'state'),
  PASSWORD_WRONG: entry(403, false, 'input'),

  FILE_TOO_LARGE: entry(413, false, 'file'),
  FILE_TYPE_REFUSED: entry(415, false, 'file'),
  FILE_CONTENT_MISMATCH: entry(415, false, 'file'),
  FILE_EMPTY: entry(400, false, 'file'),
  /** No room for it now; somebody is told to make some. */
  STORE_FULL: entry(507, true, 'file'),
  /** It is not in the state the request needs, e.g. not yet playable. */
  FILM_STATE: entry(409, false, 'state'),
  /** The kind of project asks for no film there. */
  FILM_LINE: entry(400, false, 'input'),
  FILMS_FULL: entry(409, false, 'limit'),
  FILM_TOO_LARGE: entry(413, false, 'file'),
  SLICES_MISSING: entry(409, true, 'state'),

  DOCUMENT_NO_PAGES: entry(415, false, 'file'),
  DOCUMENT_LOCKED: entry(422, false, 'file'),
  DOCUMENT_BROKEN: entry(422, false, 'file'),
  DOCUMENT_TOO_LONG: entry(422, false, 'file'),
  DOCUMENT_NOT_SHOWN: entry(409, false, 'state'),
  MARKS_FULL: entry(409, false, 'limit'),
  CAPTIONS_OFF: entry(409, false, 'state'),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
export const errorCodes = Object.keys(errorTable) as ErrorCode[];

/** What travels: in a socket's ack, and as the body of every HTTP error. */
export type ErrorBody = {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown> | undefined;
  retryAfterMs?: number | undefined;
};
export type Ack<Data> = { ok: true; data: Data } | { ok: false; error: ErrorBody };
