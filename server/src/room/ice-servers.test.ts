import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { createIceServers } from './ice-servers.ts';

const callId = 'c1' as CallId;
const stun = { urls: ['stun:stun.example:3478'] };

it('a relay gets credentials of this call that end after four hours, as coturn checks them', () => {
  const turn = { urls: ['turn:turn.example:3478?transport=udp'], secret: 'a shared secret of a relay' };
  const clock = { now: () => (1_795_700_000 - 4 * 3_600) * 1_000 };
  expect(createIceServers({ iceServers: [stun], turn }, clock)(callId)).toEqual([
    stun,
    { urls: turn.urls, username: '1795700000:c1', credential: 'Nb7St2hmO/73eqvO8pYDqqyx+mM=' },
  ]);
});

it('without a relay there is only what was configured', () => {
  const listed = createIceServers({ iceServers: [stun], turn: null }, { now: () => 0 });
  expect(listed(callId)).toEqual([stun]);
});
