import { describe, expect, it } from 'vitest';
import { mayConsume, mayUse, type Seat, seatNow } from './lanes.ts';

const applicant = (lane: Seat['lane']): Seat => ({ role: 'applicant', lane });
const guest = (lane: Seat['lane']): Seat => ({ role: 'guest', lane });
const agent = (lane: Seat['lane']): Seat => ({ role: 'agent', lane });

describe('who may consume whom', () => {
  it('forwards nothing of anybody before the order was accepted', () => {
    expect(mayConsume(agent('main'), applicant('main'), 'preparing')).toBe(false);
    expect(mayConsume(applicant('main'), agent('main'), 'preparing')).toBe(false);
  });

  it.each([
    ['the agent sees the applicant', agent('main'), applicant('main'), true],
    ['the applicant sees the agent', applicant('main'), agent('main'), true],
    ['a held applicant sees nobody', applicant('held'), agent('main'), false],
    ['nobody sees a held applicant', agent('main'), applicant('held'), false],
    ['a private talk is not heard in the main lane', applicant('main'), agent('private'), false],
    ['those in a private talk hear each other', agent('private'), agent('private'), true],
    ['a monitor sees the main lane', agent('monitor'), applicant('main'), true],
    ['nobody sees a monitor', agent('main'), agent('monitor'), false],
    ['a whisper reaches the agent', agent('main'), agent('whisper'), true],
    ['a whisper never reaches the applicant', applicant('main'), agent('whisper'), false],
    ['nor does it reach their guest', guest('main'), agent('whisper'), false],
    ['a guest sees the applicant', guest('main'), applicant('main'), true],
    ['a guest sees the agent', guest('main'), agent('main'), true],
    ['the applicant sees a guest', applicant('main'), guest('main'), true],
    ['the agent sees a guest', agent('main'), guest('main'), true],
    ['a guest hears nothing of a private talk', guest('main'), agent('private'), false],
  ])('in a live room %s', (_name, viewer, speaker, expected) => {
    expect(mayConsume(viewer, speaker, 'live')).toBe(expected);
  });
});

describe('while the applicant is on hold', () => {
  const seats = {
    applicant: applicant('main'),
    agent: agent('main'),
    colleague: agent('main'),
    guest: guest('main'),
  };
  const hears = (viewer: keyof typeof seats, speaker: keyof typeof seats, isOnHold: boolean) =>
    mayConsume(seatNow(seats[viewer], isOnHold), seatNow(seats[speaker], isOnHold), 'live');

  it.each([
    ['applicant', 'agent', false],
    ['applicant', 'colleague', false],
    ['agent', 'applicant', false],
    ['colleague', 'applicant', false],
    ['guest', 'agent', false],
    ['guest', 'colleague', false],
    ['guest', 'applicant', false],
    ['applicant', 'guest', false],
    ['agent', 'guest', false],
    ['agent', 'colleague', true],
    ['colleague', 'agent', true],
  ] as const)('%s hears %s: %s', (viewer, speaker, expected) => {
    expect(hears(viewer, speaker, true)).toBe(expected);
    expect(hears(viewer, speaker, false)).toBe(true);
  });

  it('who listens in stays where they are', () => {
    for (const lane of ['monitor', 'whisper'] as const)
      expect(seatNow(agent(lane), true)).toEqual(agent(lane));
  });
});

it('a guest has faces and voices, and nothing of what is shared from a screen', () => {
  for (const source of ['camera', 'microphone'] as const) expect(mayUse('guest', source)).toBe(true);
  for (const source of ['screen', 'screenAudio'] as const) {
    expect(mayUse('guest', source)).toBe(false);
    for (const role of ['applicant', 'agent'] as const) expect(mayUse(role, source)).toBe(true);
  }
});
