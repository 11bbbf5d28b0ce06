import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { describe, expect, it } from 'vitest';
import { openDesk, startTalk, takeTicket, waitForOffer } from '../test-support/call-steps.ts';
import type { TestPage } from '../test-support/test-page.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const server = usePlatform();

/** A talk that the applicant has ended; `during` is what the agent does before. */
async function finishTalk(
  loginName: string,
  matterId: string,
  during: (desk: TestPage) => Promise<unknown> = async () => undefined,
) {
  const ticket = await takeTicket(server.url, matterId);
  const { desk } = await openDesk(server.url, loginName);
  await startTalk(ticket, desk);
  await during(desk);
  desk.forget();
  await ticket.page.request('call:end', { callId: ticket.callId });
  ticket.page.close();
  return { desk, callId: ticket.callId };
}
const waitForDesk = async (desk: TestPage, fits: (view: DeskView) => boolean) =>
  (await desk.waitFor('desk:updated', (told) => fits(told.desk))).desk;
const isInWrapUp = ({ activity }: DeskView) => activity === 'wrapUp';
const isFree = ({ activity, call }: DeskView) => activity === 'idle' && call === null;
const planBreak = (desk: TestPage) => desk.request('agent:setStatus', { status: 'break', reason: 'meal' });

describe('the wrap-up of a department', () => {
  it('none: the agent is free with the end of the talk, in the status that was planned', async () => {
    const { desk } = await finishTalk('a049', 'new-taxpayer', planBreak);
    const view = await waitForDesk(desk, isFree);
    expect(view).toMatchObject({
      wrapUpMode: 'none',
      status: 'break',
      statusReason: 'meal',
      nextStatus: null,
    });
    desk.close();
  });

  it('optional: may be skipped', async () => {
    const { desk, callId } = await finishTalk('a045', 'school-enrolment');
    const view = await waitForDesk(desk, isInWrapUp);
    expect(view).toMatchObject({ wrapUpMode: 'optional', call: { state: 'wrapUp' } });
    await desk.request('wrapUp:save', { callId, disposition: null, notes: '' });
    await waitForDesk(desk, isFree);
    desk.close();
  });

  it.each([
    ['timed', 'a001', 'sole-trader-setup'],
    ['mandatory', 'a021', 'public-rental-housing'],
  ] as const)('%s: is not skipped', async (mode, loginName, matterId) => {
    const { desk, callId } = await finishTalk(loginName, matterId);
    expect(await waitForDesk(desk, isInWrapUp)).toMatchObject({ wrapUpMode: mode });
    const skipping = desk.request('wrapUp:save', { callId, disposition: null, notes: '' });
    await expect(skipping).rejects.toMatchObject({ body: { code: 'DISPOSITION_REQUIRED' } });
    await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
    await waitForDesk(desk, isFree);
    desk.close();
  });
});

describe('the status after this call', () => {
  it('can be planned, changed and taken back in the talk and in wrap-up, and is taken at the end', async () => {
    const next = (status: DeskView['status'] | null) => (view: DeskView) =>
      (view.nextStatus?.status ?? null) === status;
    const { desk, callId } = await finishTalk('a002', 'sole-trader-setup', async (talking) => {
      await planBreak(talking);
      await waitForDesk(talking, next('break'));
      talking.forget();
      // What one is in already is no plan.
      await talking.request('agent:setStatus', { status: 'ready', reason: null });
      await waitForDesk(talking, next(null));
      await talking.request('agent:setStatus', { status: 'offline', reason: null });
    });
    expect(await waitForDesk(desk, isInWrapUp)).toMatchObject({ nextStatus: { status: 'offline' } });
    await planBreak(desk);
    await waitForDesk(desk, next('break'));
    await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
    const view = await waitForDesk(desk, isFree);
    expect(view).toMatchObject({ status: 'break', statusReason: 'meal', nextStatus: null });
    desk.close();
  });

  it('is taken after the call was passed on', async () => {
    const ticket = await takeTicket(server.url);
    const { desk } = await openDesk(server.url, 'a001');
    await startTalk(ticket, desk);
    await planBreak(desk);
    const { desk: second } = await openDesk(server.url, 'a009');
    const { agentId } = await waitForDesk(second, () => true);
    await desk.request('call:transfer', { callId: ticket.callId, way: 'direct', target: { agentId } });
    await waitForOffer(second, ticket.callId);
    desk.forget();
    await desk.request('wrapUp:save', { callId: ticket.callId, disposition: 'referred', notes: '' });
    expect(await waitForDesk(desk, isFree)).toMatchObject({ status: 'break', statusReason: 'meal' });
    for (const page of [desk, second, ticket.page]) page.close();
  });
});
