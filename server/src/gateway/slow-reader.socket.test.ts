import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { protocolVersion } from '@cloudseat/shared/contract/define.ts';
import type { ApplicantId, CallId, MessageId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { openRawPage, type RawPage } from '../../../scripts/test-support/raw-page.ts';
import type { RequestHandlers } from '../identity/principal.ts';
import { systemClock } from '../platform/clock.ts';
import { gatewayTuning } from '../tuning-gateway.ts';
import { createSockets, type Sockets } from './sockets.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The socket door alone: the cookie is the applicant's id, and nobody asks anything. */
async function openDoor() {
  const httpServer = createServer();
  const lost: string[] = [];
  const waiting = new Set<() => void>();
  const sockets = createSockets({
    httpServer,
    authenticate: async ({ headers }) => [
      { role: 'applicant', applicantId: headers.cookie as ApplicantId, sessionId: `of-${headers.cookie}` },
    ],
    handlers: {} as RequestHandlers,
    results: {} as never,
    clock: systemClock,
    logger: pino({ level: 'silent' }),
    publicOrigin: null,
    onLost: ({ pageId }) => {
      lost.push(pageId);
      for (const look of waiting) look();
    },
  });
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  closers.push(() => sockets.close());
  const { port } = httpServer.address() as AddressInfo;
  const open = async (name: string, onEvent?: (json: string) => void): Promise<RawPage> => {
    const auth = { side: 'applicant', protocol: protocolVersion, pageId: `page-of-${name}` };
    const page = await openRawPage({ port, cookie: name, auth, ...(onEvent ? { onEvent } : {}) });
    closers.push(() => page.close());
    return page;
  };
  const untilLost = async (pageId: string) => {
    while (!lost.includes(pageId)) await new Promise<void>((resolve) => waiting.add(resolve));
  };
  return { sockets, open, lost, untilLost };
}

const chunk = 'x'.repeat(32 * 1024);
const say = (sockets: Sockets, to: 'slow' | 'quick') =>
  sockets.emit(`applicant:${to}`, 'message:created', {
    message: {
      ...{
        messageId: 'm1' as MessageId,
        callId: 'c1' as CallId,
        sender: 'agent',
        senderId: 'a1',
        text: chunk,
      },
      ...{ material: null, sentAt: 1 },
    } as never,
    requestId: null,
  });
const place = { aheadCount: 5, waitBand: null, waitReason: 'peopleAhead' } as const;

/** What the kernel takes for a connection that nobody reads lies below this, whatever its settings. */
const kernelMaxBytes = 64 * 1024 * 1024;

/** Sends to the slow page until its connection takes no more; the number sent. */
async function fill(sockets: Sockets): Promise<number> {
  let sent = 0;
  // What a page that reads takes, it takes within a turn or two of the loop.
  for (let busyTurns = 0; busyTurns < 50; await setImmediate()) {
    if (!sockets.isKeepingUp('applicant:slow')) busyTurns += 1;
    else {
      busyTurns = 0;
      say(sockets, 'slow');
      sent += 1;
      if (sent * chunk.length > kernelMaxBytes) throw new Error('the page reads');
    }
  }
  return sent;
}

it('cuts off a page that does not read at a mebibyte, and nobody else notices', async () => {
  const { sockets, open, lost, untilLost } = await openDoor();
  const heard: string[] = [];
  const slow = await open('slow');
  await open('quick', (json) => heard.push(json));
  slow.stopReading();
  await fill(sockets);

  // One that the connection holds, and then as many as fit.
  const fitCount = Math.floor(gatewayTuning.socketBufferedMaxBytes / chunk.length);
  for (let count = 0; count < fitCount - 2; count += 1) say(sockets, 'slow');
  await setImmediate();
  expect(sockets.has('applicant:slow')).toBe(true);
  for (let count = 0; count < 3; count += 1) say(sockets, 'slow');
  await untilLost('page-of-slow');
  expect(sockets.has('applicant:slow')).toBe(false);

  say(sockets, 'quick');
  while (heard.length < 1) await setImmediate();
  expect(heard[0]).toContain('message:created');
  expect(lost).toEqual(['page-of-slow']);
});

it('does not queue places for a page that does not keep up', async () => {
  const { sockets, open } = await openDoor();
  const slow = await open('slow');
  const heard: string[] = [];
  await open('quick', (json) => heard.push(json));
  expect(sockets.isKeepingUp('applicant:slow')).toBe(true);
  slow.stopReading();
  await fill(sockets);
  expect(sockets.isKeepingUp('applicant:slow')).toBe(false);
  expect(sockets.isKeepingUp('applicant:quick')).toBe(true);
  sockets.emit([], 'queue:moved', place);
  sockets.emit(['applicant:quick'], 'queue:moved', place);
  while (heard.length < 1) await setImmediate();
  expect(heard).toEqual([JSON.stringify(['queue:moved', place])]);
});
