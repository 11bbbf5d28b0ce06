import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import type { OfferView } from '@cloudseat/shared/nouns/agent.ts';
import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkMeasure } from '@cloudseat/shared/nouns/link-verdict.ts';
import { TestBrowser, type TestPage } from './test-page.ts';
import { demoPassword } from './test-platform.ts';

export const testMatter = 'sole-trader-setup';
type Ticket = { callId: CallId; page: TestPage; browser: TestBrowser; phone: string };
let phones = 0;

/** A new applicant up to the ticket: signed in, consent given, in line. */
export async function takeTicket(
  url: string,
  matterId = testMatter,
  browser = new TestBrowser(url),
  linkMeasure: LinkMeasure | null = null,
  firm: Firm | null = null,
  entryCode: string | null = null,
): Promise<Ticket> {
  phones += 1;
  const phone = `1380000${String(1_000 + phones)}`;
  await browser.signInApplicant(phone);
  const draft = { matterId, entryCode, locale: 'zh-Hans', firm };
  const { callId } = await browser.call<{ callId: CallId }>('POST', '/calls', draft);
  const { version, sha256 } = await browser.call<ConsentText>('GET', '/consent-text?locale=zh-Hans');
  const consent = { version, locale: 'zh-Hans', sha256, allowsRecording: false };
  await browser.call('POST', `/calls/${callId}/consents`, consent);
  const page = await browser.open('applicant');
  const devices = { networkGrade: 'good', hasCamera: true, hasMicrophone: true } as const;
  await page.request('call:enqueue', { callId, linkMeasure, ...devices });
  return { callId, page, browser, phone };
}

/** An agent at an open desk, ready for offers. */
export async function openDesk(
  url: string,
  loginName: string,
): Promise<{ desk: TestPage; browser: TestBrowser }> {
  const browser = new TestBrowser(url);
  await browser.signInStaff(loginName, demoPassword);
  const desk = await browser.open('staff');
  await desk.request('agent:setStatus', { status: 'ready', reason: null });
  return { desk, browser };
}

/** The offer of this call, as soon as it rings at this desk. */
export async function waitForOffer(desk: TestPage, callId: CallId): Promise<OfferView> {
  const { desk: view } = await desk.waitFor(
    'desk:updated',
    (payload) => payload.desk.offer?.callId === callId,
  );
  if (!view.offer) throw new Error('the desk shows no offer');
  return view.offer;
}

/** From the offer to a running talk, both sides having told that their media came. */
export async function startTalk(ticket: Pick<Ticket, 'callId' | 'page'>, desk: TestPage): Promise<OfferView> {
  const { callId, page } = ticket;
  const offer = await waitForOffer(desk, callId);
  const { roomId, fence } = offer;
  await Promise.all([
    page.request('room:join', { callId, roomId }),
    desk.request('room:join', { callId, roomId }),
  ]);
  await desk.request('offer:accept', { callId, fence });
  await Promise.all([
    page.request('room:reportStarted', { callId, roomId }),
    desk.request('room:reportStarted', { callId, roomId }),
  ]);
  await page.waitFor('call:updated', ({ call }) => call.callId === callId && call.state === 'active');
  return offer;
}
