import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { bookingTuning } from '../tuning-booking.ts';
import type { BookingRepository, BookingRow } from './booking.repository.ts';

/** busy: the applicant is in another call. over: the call went another way. */
export type EnterOutcome = 'entered' | 'busy' | 'over';
type Options = {
  repository: BookingRepository;
  /** Puts the call into the line with the slot's time; entering a call twice changes nothing. */
  enter(booking: BookingRow, pageId: string | null): Promise<EnterOutcome>;
  /** A page of the applicant that is connected to this server. */
  findPage(applicantId: ApplicantId): string | null;
  remind(booking: BookingRow): Promise<void>;
  clock: Clock;
  lifetime: Lifetime;
  logger: Logger;
};

/**
 * Takes booked calls to the line when their slot opens, and reminds of those that are near. Every server runs one: whoever
 * claims a booking enters it, and a claim that is not settled in time falls to another. A server that holds the applicant's
 * page goes first, as it knows that they are there; the others wait a moment from when they saw it due, then enter it as away.
 */
export function startBookingClerk(options: Options): { look(): Promise<void> } {
  const { repository, clock, lifetime, logger } = options;
  let looking: Promise<void> | null = null;
  /** Not from the slot's start on: after a restart pages need their moment to come back as well. */
  let dueSince = new Map<CallId, number>();

  async function lookOnce(): Promise<void> {
    const now = clock.now();
    for (const booking of await repository.takeReminders(now)) await remind(booking);
    const due = await repository.listDue(now, bookingTuning.clerkBatchCount);
    dueSince = new Map(due.map(({ callId }) => [callId, dueSince.get(callId) ?? now]));
    for (const booking of due) {
      // One that fails keeps its claim until it lapses, and does not hold up the others.
      await take(booking, now).catch((error) =>
        logger.warn({ err: error, callId: booking.callId }, 'a booked call could not enter the line'),
      );
    }
  }

  async function take(booking: BookingRow, now: number): Promise<void> {
    const pageId = options.findPage(booking.applicantId);
    if (pageId === null && now < (dueSince.get(booking.callId) ?? now) + bookingTuning.othersFirstMs) return;
    if (!(await repository.claim(booking.callId, now))) return;
    await settle(booking, await options.enter(booking, pageId), now);
  }

  async function settle({ callId, startsAt }: BookingRow, outcome: EnterOutcome, now: number): Promise<void> {
    const isGivenUp = outcome === 'busy' && now >= startsAt + bookingTuning.busyKeptMs;
    if (isGivenUp) await repository.close(callId, 'missed', now);
    else await repository.settle(callId, outcome === 'busy' ? 'later' : 'entered');
    if (outcome !== 'busy' || isGivenUp) logger.info({ callId, outcome, isGivenUp }, 'a booked call was due');
  }

  /** Once, whether or not it goes through: a second message is worse than none. */
  async function remind(booking: BookingRow): Promise<void> {
    const { callId }: { callId: CallId } = booking;
    await options.remind(booking).then(
      () => logger.info({ callId }, 'reminded of a booking'),
      (error) => logger.warn({ err: error, callId }, 'a reminder of a booking could not be sent'),
    );
  }

  /** One look at a time. */
  function look(): Promise<void> {
    looking ??= lookOnce()
      .catch((error) => logger.warn({ err: error }, 'booked calls could not be looked at, trying again'))
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  lifetime.bind(() => looking ?? undefined);
  lifetime.interval(() => void look(), bookingTuning.clerkIntervalMs);
  return { look };
}
