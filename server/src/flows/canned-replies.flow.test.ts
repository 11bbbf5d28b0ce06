import type { KeptReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import { expect, it } from 'vitest';
import { openDesk, startTalk, takeTicket, testMatter } from '../test-support/call-steps.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const server = usePlatform();

type ForCall = { locale: string; replies: { replyId: string; title: { 'zh-Hans': string } }[] };
const keptPath = '/administration/canned-replies';

it('a reply that a supervisor keeps is at the desk in a call, and its link reaches the applicant; others get neither', async () => {
  const supervisor = new TestBrowser(server.url);
  await supervisor.signInStaff('s001', demoPassword);
  const words = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': '', en: '' });
  const link = { label: words('办理说明'), url: `/matters/${testMatter}` };
  const made = await supervisor.call<KeptReply>('POST', keptPath, {
    ...{
      matterId: testMatter,
      departmentId: null,
      title: words('试一条'),
      text: words('{agentName}您好'),
      link,
    },
  });
  const ticket = await takeTicket(server.url);
  const { desk, browser } = await openDesk(server.url, 'a001');
  const path = `/staff/calls/${ticket.callId}/canned-replies`;
  await startTalk(ticket, desk);
  const forCall = await browser.call<ForCall>('GET', path);
  expect(forCall.locale).toBe('zh-Hans');
  expect(forCall.replies.map(({ replyId }) => replyId)).toContain(made.replyId);

  const stranger = new TestBrowser(server.url);
  await stranger.signInStaff('a030', demoPassword);
  expect(await stranger.send('GET', path)).toMatchObject({ status: 404 });

  const sent = { label: '办理说明', url: `/matters/${testMatter}` };
  await desk.request('message:send', { callId: ticket.callId, text: '请看', link: sent });
  const { message } = await ticket.page.waitFor('message:created', () => true);
  expect(message).toMatchObject({ text: '请看', link: sent, sender: 'agent' });
  const { messages } = await ticket.page.request('message:list', { callId: ticket.callId });
  expect(messages.at(-1)?.link).toEqual(sent);
  const bad = { label: '网站', url: 'https://example.com/' };
  const refused = { code: 'LINK_NOT_ALLOWED' };
  const text = '请看';
  await expect(
    desk.request('message:send', { callId: ticket.callId, text, link: bad }),
  ).rejects.toMatchObject({ body: refused });
  await expect(
    ticket.page.request('message:send', { callId: ticket.callId, text, link: sent }),
  ).rejects.toMatchObject({ body: refused });
  for (const open of [ticket.page, desk]) open.close();
});
