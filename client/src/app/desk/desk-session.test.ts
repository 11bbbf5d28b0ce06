import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createFakeSocket } from '../../signal/fake-socket.test-support.ts';
import { createSignal } from '../../signal/signal.ts';
import type { DeskMedia } from './desk-media.ts';
import { createDeskSession } from './desk-session.ts';
import { makeCall, makeDesk, makeOffer } from './desk-view.fixture.ts';

const ringing = makeDesk({ version: 1, offer: makeOffer(), activity: 'offered' });
const talking = makeDesk({ version: 2, call: makeCall(), activity: 'onCall' });

async function start() {
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => undefined });
  const fake = createFakeSocket();
  const signal = createSignal({ side: 'staff', socket: fake.socket });
  const media = {
    store: createStore(() => ({ session: null })),
    follow: () => undefined,
    close: () => undefined,
  } as unknown as DeskMedia;
  const session = createDeskSession({ signal, localMedia: { close: () => undefined } as never, media });
  await fake.goOnline({ side: 'staff', desk: ringing });
  const state = { isAccepted: false };
  const accepting = session.accept().then(() => {
    state.isAccepted = true;
  });
  fake.last('offer:accept')?.answer({ ok: true, data: { acceptedAt: 1 } });
  await fake.settle();
  return { fake, session, state, accepting };
}

describe('an accepted order', () => {
  it('goes on as accepted until the desk shows the call', async () => {
    const { fake, state, accepting } = await start();
    expect(state.isAccepted).toBe(false);
    fake.fire('desk:updated', { desk: talking });
    await accepting;
    expect(state.isAccepted).toBe(true);
  });
  it('can be ended before the desk shows the call', async () => {
    const { fake, session } = await start();
    void session.endCall();
    expect(fake.last('call:end')?.input).toMatchObject({ callId: ringing.offer?.callId });
  });
});
