import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { beforeEach, expect, it } from 'vitest';
import { dispatchTuning } from '../tuning.ts';
import type { District } from './testing/district.store.ts';
import { useDistrict } from './testing/use-district.store.ts';

const { callbackConnectMs, callbackRetryMs, callbackAttemptCount } = dispatchTuning;
let district: District;
let callId: CallId;
let agentId: AgentId;
const current = useDistrict();
beforeEach(async () => {
  district = current();
  await district.move(0);
  await district.store.tick();
  callId = await district.call('c1');
  await district.store.requestCallback(callId);
  agentId = await district.agent('a1');
});
const call = () => district.store.getCall(callId);
async function leaveUnanswered(): Promise<void> {
  await district.store.accept(await district.offerOf(agentId));
  await district.store.reportStarted(callId, 'agent');
  await district.pass(callbackConnectMs / 1_000 + 1);
}

it('that nobody answers is tried again later, without blame on the agent, and given up in the end', async () => {
  const { enqueuedAt } = await call();
  for (let tryCount = 1; tryCount < callbackAttemptCount; tryCount += 1) {
    await leaveUnanswered();
    expect(await call()).toMatchObject({
      ...{ state: 'callbackPending', isCallback: true, enqueuedAt, agentId: null },
      callbackTryCount: tryCount,
    });
    expect(await district.store.getAgent(agentId)).toMatchObject({ status: 'ready', activity: 'idle' });
    await district.pass(callbackRetryMs / 1_000 - 2);
    expect((await call()).state).toBe('callbackPending');
    await district.pass(3);
    expect((await call()).state).toBe('offered');
  }
  await leaveUnanswered();
  expect(await call()).toMatchObject({ state: 'expired', endReason: 'callbackUnanswered' });
  expect(await district.store.getAgent(agentId)).toMatchObject({ status: 'ready', activity: 'idle' });
});

it('is answered within its time by a page that has only just come', async () => {
  await district.store.accept(await district.offerOf(agentId));
  await district.pass(callbackConnectMs / 1_000 - 5);
  await district.store.applicantConnected(callId, 'page-new', 'n1');
  expect(await call()).toMatchObject({ state: 'connecting', pageId: 'page-new' });
  await district.store.reportStarted(callId, 'agent');
  await district.store.reportStarted(callId, 'applicant');
  expect(await call()).toMatchObject({ state: 'active', isCallback: false, callbackTryCount: 0 });
});

it('goes on being tried when the applicant comes back to wait and asks again', async () => {
  await leaveUnanswered();
  const page = { pageId: 'page-c1', nodeId: 'n1' };
  await district.store.comeBack(callId, page);
  expect(await call()).toMatchObject({ state: 'offered', isCallback: false, callbackTryCount: 0 });
});
