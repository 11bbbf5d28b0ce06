import { expect, it, vi } from 'vitest';
import { createFakeSocket } from './fake-socket.test-support.ts';
import { createSignal } from './signal.ts';
import { signalForMedia } from './signal-for-media.ts';

it('tells media after a loss which room the server knows the page to be in', async () => {
  const fake = createFakeSocket();
  const media = signalForMedia(createSignal({ side: 'applicant', socket: fake.socket }));
  const handler = vi.fn();
  media.onBackOnline(handler);
  await fake.goOnline({ room: { roomId: 'room-1', version: 1 } });
  expect(handler).not.toHaveBeenCalled();

  fake.goDown('transport close');
  await fake.goOnline({ room: { roomId: 'room-1', version: 1 } });
  expect(handler).toHaveBeenLastCalledWith('room-1');

  // Another server has the page from now on, and no place for it in a room yet.
  fake.goDown('io client disconnect');
  await fake.goOnline();
  expect(handler).toHaveBeenLastCalledWith(null);
});
