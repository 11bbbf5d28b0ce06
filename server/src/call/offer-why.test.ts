import { describe, expect, it } from 'vitest';
import { readOfferWhy } from './offer-why.ts';

const why = {
  ring: 'level',
  by: 'call',
  reason: 'longestIdle',
  agents: [['a1', 1_760_000_000_000, 0]],
  calls: [],
};

describe('the reason of an offer', () => {
  it('is read as the dispatcher wrote it', () => {
    expect(readOfferWhy(why)).toEqual(why);
  });

  it('takes an empty list as scripts write it, and figures that came as text', () => {
    const written = {
      ...why,
      by: 'agent',
      agents: {},
      calls: [['c1', 'd:s:1:zh:any', '1760000000000.5', '0']],
    };
    expect(readOfferWhy(written)).toEqual({
      ...written,
      agents: [],
      calls: [['c1', 'd:s:1:zh:any', 1_760_000_000_000.5, 0]],
    });
  });

  it('keeps no more candidates than it should', () => {
    const agents = Array.from({ length: 20 }, (_, at) => [`a${at}`, at, 0]);
    const read = readOfferWhy({ ...why, agents });
    expect(read?.agents.map(([agentId]) => agentId)).toEqual(agents.slice(0, 8).map(([agentId]) => agentId));
  });

  it.each([
    undefined,
    null,
    'text',
    7,
    {},
    { ...why, ring: 'unheard of' },
    { ...why, agents: [['a1']] },
    { ...why, agents: [['a1', 'yesterday', 0]] },
  ])('is none, and no failure, when it is %j', (value) => {
    expect(readOfferWhy(value)).toBeNull();
  });
});
