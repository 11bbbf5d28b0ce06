import { Lane, ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import { SittingPart, SittingPhase, Standing } from '@cloudseat/shared/nouns/review-room.ts';
import { describe, expect, it } from 'vitest';
import { mayConsume, mayReadLine, mayUse, type Seat, seatInSitting, seatNow, writesIn } from './lanes.ts';

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

/** Spelled out a second time on purpose. Rows: who listens; columns: who is listened to. staff: agents and supervisors alone. */
const table: Record<Lane, Record<Lane, 'all' | 'staff' | 'nobody'>> = {
  main: { main: 'all', held: 'nobody', private: 'nobody', monitor: 'nobody', whisper: 'staff' },
  held: { main: 'nobody', held: 'nobody', private: 'nobody', monitor: 'nobody', whisper: 'nobody' },
  private: { main: 'nobody', held: 'nobody', private: 'all', monitor: 'nobody', whisper: 'staff' },
  monitor: { main: 'all', held: 'nobody', private: 'all', monitor: 'nobody', whisper: 'staff' },
  whisper: { main: 'all', held: 'nobody', private: 'all', monitor: 'nobody', whisper: 'staff' },
};
const lanes = Lane.options;
const roles = ParticipantRole.options;
const everySeat = roles.flatMap((role) => lanes.map((lane) => ({ role, lane })));

describe.each(everySeat)('$role in the lane $lane', (viewer) => {
  it.each(lanes)('and whoever is in the lane %s', (lane) => {
    const rule = table[viewer.lane][lane];
    const isStaff = viewer.role === 'agent' || viewer.role === 'supervisor';
    for (const role of roles) {
      expect(mayConsume(viewer, { role, lane }, 'live')).toBe(
        rule === 'all' || (rule === 'staff' && isStaff),
      );
      expect(mayConsume(viewer, { role, lane }, 'preparing')).toBe(false);
    }
  });
});

it('a supervisor who has come into the talk stays with the agents while the applicant is on hold', () => {
  const supervisor = (lane: Lane): Seat => ({ role: 'supervisor', lane });
  expect(seatNow(supervisor('main'), true).lane).toBe('private');
  for (const lane of ['monitor', 'whisper'] as const) {
    expect(seatNow(supervisor(lane), true).lane).toBe(lane);
    expect(mayConsume(supervisor(lane), seatNow(agent('main'), true), 'live')).toBe(true);
  }
  expect(mayConsume(seatNow(agent('main'), true), supervisor('whisper'), 'live')).toBe(true);
});

describe.each(SittingPhase.options)('in the room of a review, %s', (phase) => {
  it.each(
    SittingPart.options.flatMap((part) => Standing.options.map((standing) => [part, standing] as const)),
  )('%s, %s', (part, standing) => {
    const inside = phase === 'openSession' ? 'main' : part === 'party' ? 'held' : 'private';
    const role = part === 'party' ? 'applicant' : 'agent';
    expect(seatInSitting({ role, part, standing }, phase)).toEqual({
      role,
      lane: standing === 'admitted' ? inside : 'held',
    });
  });

  it('the applicant’s side and whoever waits neither hear the closed part nor are heard in it', () => {
    const everybody = SittingPart.options.flatMap((part) =>
      Standing.options.map((standing) => ({ role: 'agent' as const, part, standing })),
    );
    for (const viewer of everybody)
      for (const speaker of everybody) {
        const areIn = [viewer, speaker].every(({ standing }) => standing === 'admitted');
        const isPartyThere = [viewer, speaker].some(({ part }) => part === 'party');
        expect(mayConsume(seatInSitting(viewer, phase), seatInSitting(speaker, phase), 'live')).toBe(
          areIn && (phase === 'openSession' || !isPartyThere),
        );
      }
  });
});

describe.each(SittingPhase.options)('chat of a review, %s', (phase) => {
  const cases = SittingPart.options.flatMap((part) =>
    ParticipantRole.options.flatMap((role) =>
      Standing.options.map((standing) => [part, role, standing] as const),
    ),
  );
  it.each(cases)('%s (%s), %s', (part, role, standing) => {
    const { lane } = seatInSitting({ role, part, standing }, phase);
    const isInside = standing === 'admitted' && (part !== 'party' || phase === 'openSession');
    // Whatever role the applicant’s side comes with, and whether or not they are back in.
    expect(mayReadLine({ lane, part }, 'openSession')).toBe(isInside);
    expect(mayReadLine({ lane, part }, 'closedDeliberation')).toBe(isInside && part !== 'party');
    expect(writesIn({ lane })).toBe(isInside ? phase : null);
  });
});
