import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it, vi } from 'vitest';
import { createTelephoneHandlers } from './telephone.socket.ts';

it('nothing is read for who agrees to somebody else’s telephone, whatever number they name', async () => {
  const own = { callId: 'c1' as CallId, applicantId: 'p1' as ApplicantId, agentId: 'a1' as AgentId };
  const numbers = { get: vi.fn(async () => '13812345678'), seal: vi.fn(() => 'sealed') };
  const setTelephone = vi.fn();
  const handlers = createTelephoneHandlers({
    dispatch: { getCall: async () => ({ ...own, parentId: null }) as never, setTelephone },
    numbers,
    reveal: vi.fn(),
  });
  const agree = (applicantId: string) =>
    handlers['telephone:agree'](
      { requestId: 'r1' as never, callId: own.callId, phone: '13911112222' as never },
      { principal: { role: 'applicant', applicantId } } as never,
    );
  await expect(agree('p2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(numbers.get).not.toHaveBeenCalled();
  await agree('p1');
  expect(setTelephone).toHaveBeenCalledExactlyOnceWith({
    ...{ callId: 'c1', agentId: null, wish: 'agree', sealedNumber: 'sealed' },
  });
});
