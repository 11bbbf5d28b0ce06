// An applicant and an agent in a talk, over real sockets of one server.
import { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { startTalk, takeTicket } from '../../../server/src/test-support/call-steps.ts';
import { TestBrowser } from '../../../server/src/test-support/test-page.ts';
import { staffPassword } from '../platform.ts';

export type BenchTalk = Awaited<ReturnType<typeof openTalk>>;

export async function openTalk(origin: string) {
  const ticket = await takeTicket(origin);
  const deskBrowser = new TestBrowser(origin);
  await deskBrowser.signInStaff('a001', staffPassword);
  const desk = await deskBrowser.open('staff');
  await desk.request('agent:setStatus', { status: 'ready', reason: null });
  await startTalk(ticket, desk);
  return { ...ticket, desk, roomId: RoomId.parse(ticket.callId) };
}
