import type { GuestRelation } from '@cloudseat/shared/nouns/guest-choices.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { TestBrowser, TestPage } from './test-page.ts';

/** The agent of a running talk asks, its applicant consents: gives the link's token. */
export async function invite(
  { callId, page }: { callId: CallId; page: TestPage },
  desk: TestPage,
): Promise<string> {
  await desk.request('guest:ask', { callId });
  const { state } = await page.request('guest:agree', { callId });
  const token = state.link?.split('#')[1];
  if (token === undefined) throw new Error('no link was made');
  return token;
}

/** Whoever has the link gives a name and joins; the browser has the guest's session from then on. */
export async function acceptInvitation(
  browser: TestBrowser,
  token: string,
  name = '李小明',
  relation: GuestRelation = 'family',
): Promise<void> {
  await browser.call('POST', '/guest-invitations/accept', { token, name, relation });
}
