import { ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { Lifetime } from '../platform/lifetime.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { bookingTuning } from '../tuning-booking.ts';
import type { BookingRepository, BookingRow } from './booking.repository.ts';
import { type EnterOutcome, startBookingClerk } from './booking-clerk.ts';

const clock = createTestClock();
const booking: BookingRow = {
  callId: CallId.parse('call-1'),
  applicantId: ApplicantId.parse('applicant-1'),
  matterId: MatterId.parse('matter-1'),
  departmentId: DepartmentId.parse('department-1'),
  startsAt: clock.now(),
  state: 'open',
  devices: { networkGrade: 'good', hasCamera: true, hasMicrophone: true },
};
let lifetime = new Lifetime();
afterEach(async () => {
  await lifetime.close();
  lifetime = new Lifetime();
});

/** A clerk whose bookings are those given, with what it did written down. */
function makeClerk(given: {
  due?: BookingRow[];
  pageId?: string | null;
  outcome?: EnterOutcome | Error;
  isMine?: boolean;
  near?: BookingRow[];
}) {
  const { due = [], pageId = null, outcome = 'entered', isMine = true, near = [] } = given;
  const done: string[] = [];
  const repository = {
    takeReminders: async () => near,
    listDue: async () => due,
    claim: async (callId: CallId) => {
      done.push(`claim ${callId}`);
      return isMine;
    },
    settle: async (callId: CallId, as: string) => void done.push(`${as} ${callId}`),
    close: async (callId: CallId, as: string) => void done.push(`${as} ${callId}`),
  } as unknown as BookingRepository;
  const clerk = startBookingClerk({
    repository,
    enter: async ({ callId }, page) => {
      if (outcome instanceof Error) throw outcome;
      done.push(`enter ${callId} ${page ?? 'away'}`);
      return outcome;
    },
    findPage: () => pageId,
    remind: async ({ callId }) => {
      done.push(`remind ${callId}`);
      throw new Error('no way to telephones');
    },
    ...{ clock, lifetime, logger: pino({ level: 'silent' }) },
  });
  return { done, look: () => clerk.look() };
}

describe('the clerk', () => {
  afterEach(() => clock.set(booking.startsAt));

  it('enters a due call with the page that is here', async () => {
    const { done, look } = makeClerk({ due: [booking], pageId: 'page-1' });
    await look();
    expect(done).toEqual(['claim call-1', 'enter call-1 page-1', 'entered call-1']);
  });

  it('without a page leaves the call to the others at first, and then enters it as away', async () => {
    const { done, look } = makeClerk({ due: [booking] });
    await look();
    expect(done).toEqual([]);
    clock.advance(bookingTuning.othersFirstMs);
    await look();
    expect(done).toEqual(['claim call-1', 'enter call-1 away', 'entered call-1']);
  });

  it('does nothing with a call that another clerk claimed', async () => {
    const { done, look } = makeClerk({ due: [booking], pageId: 'page-1', isMine: false });
    await look();
    expect(done).toEqual(['claim call-1']);
  });

  it('keeps the call of an applicant who is in another, and gives it up after half an hour', async () => {
    const { done, look } = makeClerk({ due: [booking], pageId: 'page-1', outcome: 'busy' });
    await look();
    clock.advance(bookingTuning.busyKeptMs);
    await look();
    expect(done.filter((what) => !what.startsWith('claim') && !what.startsWith('enter'))).toEqual([
      'later call-1',
      'missed call-1',
    ]);
  });

  it('is not held up by one that fails, and keeps its claim on it', async () => {
    const { done, look } = makeClerk({
      due: [booking, { ...booking, callId: CallId.parse('call-2') }],
      pageId: 'page-1',
      outcome: new Error('Redis is away'),
    });
    await look();
    expect(done).toEqual(['claim call-1', 'claim call-2']);
  });

  it('goes on when a reminder cannot be sent', async () => {
    const { done, look } = makeClerk({ near: [booking], due: [booking], pageId: 'page-1' });
    await look();
    expect(done).toEqual(['remind call-1', 'claim call-1', 'enter call-1 page-1', 'entered call-1']);
  });
});
