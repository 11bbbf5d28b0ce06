import { AgentId, CallId, MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { createShownDocuments } from './shown-document.store.ts';

describe('what a call shows', () => {
  const redis = useTestRedis();
  const store = () => createShownDocuments(redis(), makeTenant);
  const makeTenant = makeId().replace(/[^A-Za-z0-9]/g, '');
  const freshCall = () => CallId.parse(makeId());
  const file = (page = 1, materialId = 'a-file') => ({
    materialId: MaterialId.parse(materialId),
    fileName: '营业执照.pdf',
    page,
    agentId: AgentId.parse('the-agent'),
  });

  it('is nothing at first, then what was shown last, and grows in version', async () => {
    const callId = freshCall();
    expect(await store().find(callId)).toEqual({ version: 0, document: null });
    const first = await store().show(callId, file());
    expect(await store().find(callId)).toEqual(first);
    const second = await store().show(callId, file(3, 'another'));
    expect(second.version).toBeGreaterThan(first.version);
    expect(await store().find(callId)).toEqual(second);
    const hidden = await store().hide(callId);
    expect(hidden).toEqual({ version: expect.any(Number), document: null });
    expect(hidden.version).toBeGreaterThan(second.version);
    expect(await store().find(callId)).toEqual(hidden);
  });

  it('is leafed in only while it is shown', async () => {
    const callId = freshCall();
    expect(await store().turn(callId, file(2))).toBeNull();
    await store().show(callId, file());
    expect(await store().turn(callId, file(2, 'another'))).toBeNull();
    const turned = await store().turn(callId, file(2));
    expect(turned?.document).toMatchObject({ page: 2, fileName: '营业执照.pdf' });
    expect(await store().find(callId)).toEqual(turned);
    await store().hide(callId);
    expect(await store().turn(callId, file(3))).toBeNull();
    expect((await store().find(callId)).document).toBeNull();
  });
});
