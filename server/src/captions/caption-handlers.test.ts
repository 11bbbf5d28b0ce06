import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { type CallId, RequestId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { createCaptionHandlers } from './caption.socket.ts';
import type { CaptionWishStore } from './caption-wishes.store.ts';

const input = { requestId: RequestId.parse('request-1'), roomId: RoomId.parse('room'), isOn: true };

function createCase(source: 'none' | 'demo', isNew = true) {
  const done: string[] = [];
  const wishes = { version: 1, language: 'zh' as const, peerIds: [] };
  const handlers = createCaptionHandlers({
    wishes: { set: async () => ({ isNew, wishes }) } as unknown as CaptionWishStore,
    enter: () => ({
      ...{ callId: 'call' as CallId, peerId: PeerId.parse('agent-1'), role: 'agent', personId: '1', source },
    }),
    findLanguage: async () => 'zh',
    publish: async () => void done.push('published'),
    journal: { write: async ({ action, details }) => void done.push(`${action} ${details ?? ''}`.trim()) },
    clock: { now: () => 1 },
  });
  return { done, set: () => handlers['captions:set'](input, {} as never) };
}

it('captions are written to the journal as turned on, with nothing else, and then told', async () => {
  const { done, set } = createCase('demo');
  await set();
  expect(done).toEqual(['captions.on', 'published']);
});

it('turned on twice they are told again and written once', async () => {
  const { done, set } = createCase('demo', false);
  await set();
  expect(done).toEqual(['published']);
});

it('where no recogniser is connected there are none', async () => {
  const { done, set } = createCase('none');
  await expect(set()).rejects.toMatchObject({ code: 'CAPTIONS_OFF' });
  expect(done).toEqual([]);
});
