// What a page fetches, as it came over the wire.
import type { CDPSession } from 'playwright-core';

export type Fetched = {
  url: string;
  kind: 'script' | 'style' | 'page' | 'data' | 'other';
  /** Headers included. */
  wireBytes: number;
  encoding: string;
  /** Since the first request. */
  startedMs: number;
  /** Media or socket code is in it. */
  isMediaCode: boolean;
};

const kindOf: Record<string, Fetched['kind']> = {
  Script: 'script',
  Stylesheet: 'style',
  Document: 'page',
  Fetch: 'data',
  XHR: 'data',
};
/** Words that survive in the minified code of mediasoup-client and socket.io-client. */
const mediaWords = /mediasoup|sctpCapabilities|rtpCapabilities|engine\.io|EIO/;

const patienceMs = 30_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Collects everything from now on; `settle` resolves when nothing was fetched for `quietMs`. */
export async function recordTraffic(session: CDPSession) {
  const open = new Map<string, Omit<Fetched, 'wireBytes' | 'isMediaCode'>>();
  const done: Fetched[] = [];
  let firstAt: number | undefined;
  let lastChange = Date.now();
  session.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp }) => {
    firstAt ??= timestamp;
    lastChange = Date.now();
    const startedMs = (timestamp - firstAt) * 1_000;
    open.set(requestId, {
      url: request.url,
      kind: kindOf[type ?? ''] ?? 'other',
      encoding: 'none',
      startedMs,
    });
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const entry = open.get(requestId);
    if (entry) entry.encoding = headerOf(response.headers, 'content-encoding') ?? 'none';
  });
  session.on('Network.loadingFailed', ({ requestId }) => open.delete(requestId));
  session.on('Network.loadingFinished', async ({ requestId, encodedDataLength }) => {
    const entry = open.get(requestId);
    if (entry === undefined) return;
    const isMediaCode = entry.kind === 'script' && mediaWords.test(await bodyOf(session, requestId));
    done.push({ ...entry, wireBytes: encodedDataLength, isMediaCode });
    open.delete(requestId);
    lastChange = Date.now();
  });
  await session.send('Network.enable');
  return {
    done,
    async waitFor(fits: (fetched: Fetched) => boolean): Promise<void> {
      for (const deadline = Date.now() + patienceMs; !done.some(fits); await pause()) {
        if (Date.now() > deadline) throw new Error('something expected was never fetched');
      }
    },
    async settle(quietMs: number): Promise<void> {
      while (open.size > 0 || Date.now() - lastChange < quietMs) {
        if (Date.now() - lastChange > 30_000)
          throw new Error(`never answered: ${[...open.values()][0]?.url}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

async function bodyOf(session: CDPSession, requestId: string): Promise<string> {
  const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId });
  return base64Encoded ? Buffer.from(body, 'base64').toString() : body;
}

const headerOf = (headers: Record<string, string>, name: string) =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
