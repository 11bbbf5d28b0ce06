/** The server gives up after 8 s and says so; half a second more lets that answer arrive first. */
export const ackTimeoutMs = 8_500;
/** A request made while offline waits this long for the connection, then fails with UNAVAILABLE. */
export const offlineWaitMs = 15_000;
/** Times a write is sent in all, with the same requestId. */
export const writeAttempts = 3;
/** First and longest pause between attempts to connect, each ± half. */
export const reconnectMinMs = 300;
export const reconnectMaxMs = 4_000;
export const connectTimeoutMs = 8_000;
/** The server is heard every 5 s at least; one that was not by then is gone, or the page slept. */
export const deadAfterMs = 7_000;
/** What came while a page slept is read within so long. */
export const readFirstMs = 250;
