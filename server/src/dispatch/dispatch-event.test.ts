import { expect, it } from 'vitest';
import { parseEvent } from './dispatch-event.ts';

const written = { type: 'offerMade', at: 1, callId: 'c1', agentId: 'a1', fence: 7 };

it('carries why an offer was made, and the band that was shown, as the scripts wrote them', () => {
  const why = { ring: 'level', by: 'call', reason: 'longestIdle', agents: [['a1', 1_000, 0]], calls: {} };
  expect(parseEvent('1-0', JSON.stringify({ ...written, why })).why).toEqual(why);
  const accepted = { ...written, type: 'offerAccepted', shownBand: 'from1To3' };
  expect(parseEvent('2-0', JSON.stringify(accepted))).toMatchObject({ why: null, shownBand: 'from1To3' });
});

it('is an event all the same without either', () => {
  const plain = parseEvent('3-0', JSON.stringify(written));
  expect(plain).toMatchObject({ callId: 'c1', fence: 7, why: null, shownBand: null });
});
