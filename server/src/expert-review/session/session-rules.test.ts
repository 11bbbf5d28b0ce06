import type { ExpertReviewState, PanelSeatState } from '@cloudseat/shared/nouns/expert-review.ts';
import { closedPanelStates, panelSittingStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { describe, expect, it } from 'vitest';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import type { Viewer } from '../review-viewer.ts';
import { mayStep } from './in-step.ts';
import { peopleOf } from './session-rooms.ts';
import {
  agendaEnd,
  chairOf,
  countVotes,
  hasRoom,
  isLead,
  isPanelEnough,
  isPanelWhole,
  nextParts,
  phaseOf,
  quorumOf,
} from './session-rules.ts';

type SeatWish = { state: PanelSeatState; position?: number; isVoid?: boolean; isChair?: boolean };
const seatOf = ({ state, position, isVoid = false, isChair = false }: SeatWish, index: number): SeatRow =>
  ({
    ...{ seatId: `seat-${index + 1}`, accountId: `e${index + 1}`, position: position ?? index + 1 },
    ...{ state, isVoid, isChair },
  }) as SeatRow;
const fileOf = (seats: SeatWish[], state: ExpertReviewState = 'checkIn'): ReviewFile =>
  ({
    review: {
      ...{ state, convenorId: 'c1', applicantId: 'unit' },
      kind: {
        rules: { quorumShare: 0.6, agendaMinutes: { presenting: 20, questioning: 0, deliberating: 10 } },
      },
    },
    seats: seats.map(seatOf),
  }) as ReviewFile;
const here: SeatWish = { state: 'checkedIn' };
const gone: SeatWish = { state: 'recused', isVoid: true };
const chair: SeatWish = { state: 'checkedIn', isChair: true };
const viewerOf = (file: ReviewFile, index: number): Viewer => {
  const seat = file.seats[index] as SeatRow;
  return { part: 'expert', person: { role: 'expert', accountId: seat.accountId }, seat };
};
const convenor = {
  part: 'convenor',
  person: { role: 'convenor', accountId: 'c1' },
  seat: null,
  // The rules read the part and the place alone; the same of the casts below.
} as unknown as Viewer;
const unit = {
  part: 'unit',
  person: { role: 'applicant', applicantId: 'unit' },
  seat: null,
  // What the rules read, and no more.
} as unknown as Viewer;

describe('the panel', () => {
  it.each<[string, SeatWish[], boolean, boolean]>([
    ['all have checked in', [here, here, here], true, true],
    ['one is still waited for', [here, here, { state: 'accepted' }], false, false],
    ['one stepped aside, and two of three are enough', [here, here, gone], false, true],
    [
      'whoever came in their place is asked',
      [here, here, gone, { state: 'asked', position: 3 }],
      false,
      false,
    ],
    ['the replacement has checked in', [here, here, gone, { state: 'checkedIn', position: 3 }], true, true],
    ['one of three is too few', [here, gone, gone], false, false],
    ['nobody was drawn', [], false, true],
  ])('%s', (_name, seats, isWhole, isEnough) => {
    const file = fileOf(seats);
    expect([isPanelWhole(file), isPanelEnough(file)]).toEqual([isWhole, isEnough]);
  });

  it('counts its places and not whoever sat on one before', () => {
    expect(quorumOf(fileOf([here, here, gone, { state: 'checkedIn', position: 3 }]))).toBe(2);
    expect(quorumOf(fileOf([here, here, here, here, here]))).toBe(3);
  });
});

it('counts votes, and names all who lead', () => {
  // Letters for ids.
  const vote = (seatId: string, choiceSeatId: string) => ({ seatId, choiceSeatId }) as never;
  expect(countVotes([vote('a', 'x'), vote('b', 'y'), vote('c', 'x')])).toEqual({
    counts: [
      { seatId: 'x', count: 2 },
      { seatId: 'y', count: 1 },
    ],
    leaders: ['x'],
  });
  expect(countVotes([vote('a', 'y'), vote('b', 'x')]).leaders).toEqual(['x', 'y']);
  expect(countVotes([])).toEqual({ counts: [], leaders: [] });
});

describe('who leads', () => {
  it('is the convenor until there is a chair, and again once the chair judges no more', () => {
    for (const seats of [
      [here, here, here],
      [{ ...gone, isChair: true }, here, here],
    ]) {
      const file = fileOf(seats, 'panelOpened');
      expect(chairOf(file)).toBeNull();
      expect([isLead(file, convenor), isLead(file, viewerOf(file, 0))]).toEqual([true, false]);
    }
    const led = fileOf([chair, here, here], 'presenting');
    expect([isLead(led, convenor), isLead(led, viewerOf(led, 0)), isLead(led, viewerOf(led, 1))]).toEqual([
      ...[false, true, false],
    ]);
  });

  it('has the parts of the agenda before them and behind, and nothing past the scores', () => {
    expect(nextParts('panelOpened')).toEqual(['presenting']);
    expect(nextParts('questioning')).toEqual(['presenting', 'deliberating']);
    expect(nextParts('deliberating')).toEqual(['questioning', 'scoring']);
    for (const state of ['checkIn', 'scoring', 'reportDraft', 'signing', 'suspended', 'void'] as const)
      expect(nextParts(state)).toEqual([]);
  });
});

it('has a room from the opening of the panel on, and the unit out in every closed state', () => {
  expect(hasRoom('checkIn')).toBe(false);
  expect(panelSittingStates.filter((state) => !hasRoom(state))).toEqual(['checkIn']);
  for (const state of closedPanelStates) expect(phaseOf(state)).toBe('closedDeliberation');
  for (const state of ['panelOpened', 'presenting', 'questioning'] as const)
    expect(phaseOf(state)).toBe('openSession');
});

it('ends a part after its minutes and those that were added, or never', () => {
  const file = fileOf([]);
  const startedAt = 1_000;
  expect(agendaEnd(file, { state: 'presenting', startedAt, extendedMinutes: 5 })).toBe(
    startedAt + 25 * 60_000,
  );
  expect(agendaEnd(file, { state: 'questioning', startedAt, extendedMinutes: 5 })).toBeNull();
});

it('seats the convenor among the panel once there is a chair, and with the unit when asked out', () => {
  const roles = (file: ReviewFile, isOut: boolean) => {
    const { chair: led, reviewers, parties } = peopleOf(file, isOut);
    return [led, ...reviewers, '|', ...parties].map((each) =>
      typeof each === 'string' ? each : each.person.id,
    );
  };
  expect(roles(fileOf([here, here, gone]), false)).toEqual(['c1', 'e1', 'e2', '|', 'unit']);
  const led = fileOf([here, chair, gone]);
  expect(roles(led, false)).toEqual(['e2', 'e1', 'c1', '|', 'unit']);
  expect(roles(led, true)).toEqual(['e2', 'e1', '|', 'unit', 'c1']);
});

it('lets the unit play while it presents by leave, the floor while questions are asked, and the chair always', () => {
  const may = (
    state: ExpertReviewState,
    viewer: (file: ReviewFile) => Viewer,
    floorId: string | null = null,
  ) => {
    const file = fileOf([chair, here, here], state);
    // As above.
    const sitting = { floorId: floorId as never };
    return [true, false].map((mayUnitStep) => mayStep(file, viewer(file), { sitting, mayUnitStep }));
  };
  const first = (file: ReviewFile) => viewerOf(file, 0);
  const second = (file: ReviewFile) => viewerOf(file, 1);
  expect(may('presenting', () => unit)).toEqual([true, false]);
  expect(may('questioning', () => unit)).toEqual([false, false]);
  expect(may('questioning', second)).toEqual([false, false]);
  expect(may('questioning', second, 'expert-e2')).toEqual([true, true]);
  expect(may('presenting', second, 'expert-e2')).toEqual([false, false]);
  expect(may('deliberating', () => unit)).toEqual([false, false]);
  for (const state of ['presenting', 'questioning', 'deliberating', 'signing'] as const)
    expect(may(state, first)).toEqual([true, true]);
  expect(may('checkIn', first)).toEqual([false, false]);
  expect(may('presenting', () => convenor)).toEqual([false, false]);
});
