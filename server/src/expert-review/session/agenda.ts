import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, assertState, moveReview, type ReviewChanges } from '../review-change.ts';
import type { Viewer } from '../review-viewer.ts';
import type { SessionRepository } from './session.repository.ts';
import {
  type AgendaPart,
  agendaEventTo,
  chairOf,
  hasRoom,
  isLead,
  presentSeats,
  quorumOf,
} from './session-rules.ts';

type Dependencies = {
  repository: SessionRepository;
  changes: Pick<ReviewChanges, 'change'>;
  openRoom: (tx: Transaction, file: ReviewFile) => Promise<RoomId>;
  clock: Clock;
};
export type SessionOptions = { mayUnitStep?: boolean | undefined; isConvenorOut?: boolean | undefined };
/** `by`: who acts, as the journal names them. */
export type Asker = { viewer: Viewer; by: Actor };
export type Agenda = ReturnType<typeof createAgenda>;

/** Decided while the review is held: the chair may have changed. */
function assertLead(file: ReviewFile, viewer: Viewer): void {
  // By the seats as they are now, not as they were when the page asked.
  const seat = file.seats.find(({ seatId }) => seatId === viewer.seat?.seatId) ?? null;
  if (!isLead(file, { ...viewer, seat }))
    throw new AppError('FORBIDDEN', 'only the chair may, or the convenor while there is none');
}

/** The parts of a session one after the other, led by the chair, with their times; and its interruption. */
export function createAgenda({ repository, changes, openRoom, clock }: Dependencies) {
  return {
    goTo: (known: ReviewFile, version: number, to: AgendaPart, { viewer, by }: Asker): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, version, by, async (tx, file) => {
        assertLead(file, viewer);
        const state = moveReview(file, agendaEventTo(to));
        if (chairOf(file) === null) throw new AppError('REVIEW_STATE', 'the panel chooses its chair first');
        const [here, quorum] = [presentSeats(file).length, quorumOf(file)];
        if (to === 'scoring' && here < quorum)
          throw new AppError('REVIEW_STATE', 'too few are left to judge: suspend, or replace', {
            here,
            quorum,
          });
        const agenda = { state, startedAt: clock.now(), extendedMinutes: 0 };
        await repository.save(tx, file.review.reviewId, { agenda });
        return {
          review: { state },
          lines: [{ action: 'expert.partBegun', details: { from: file.review.state, to: state } }],
        };
      }),

    extend: (known: ReviewFile, minutes: number, { viewer, by }: Asker): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, null, by, async (tx, file) => {
        assertLead(file, viewer);
        const { reviewId, state } = file.review;
        const { agenda } = await repository.find(reviewId, tx);
        if (agenda === null || agenda.state !== state)
          throw new AppError('REVIEW_STATE', 'nothing runs that has a time', { state });
        const extendedMinutes = agenda.extendedMinutes + minutes;
        await repository.save(tx, reviewId, { agenda: { ...agenda, extendedMinutes } });
        return {
          lines: [{ action: 'expert.timeExtended', details: { part: state, minutes } }],
          isAside: true,
        };
      }),

    setOptions: (known: ReviewFile, options: SessionOptions, { viewer, by }: Asker): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, null, by, async (tx, file) => {
        assertLead(file, viewer);
        if (!hasRoom(file.review.state)) assertState(file, 'panelOpened');
        if (options.isConvenorOut && chairOf(file) === null)
          throw new AppError('REVIEW_STATE', 'the convenor leads while there is no chair');
        await repository.save(tx, file.review.reviewId, {
          ...(options.mayUnitStep !== undefined && { mayUnitStep: options.mayUnitStep }),
          ...(options.isConvenorOut !== undefined && { isConvenorOut: options.isConvenorOut }),
        });
        const lines =
          options.isConvenorOut === undefined
            ? []
            : [
                {
                  action: options.isConvenorOut
                    ? ('expert.convenorOut' as const)
                    : ('expert.convenorIn' as const),
                },
              ];
        return { lines };
      }),

    /** 中止: by who leads, or by the convenor. What was signed and committed stays. */
    suspend: (
      known: ReviewFile,
      version: number,
      reason: string,
      { viewer, by }: Asker,
    ): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, version, by, async (tx, file) => {
        if (viewer.part !== 'convenor') assertLead(file, viewer);
        const { reviewId, state: from } = file.review;
        const state = moveReview(file, 'suspended');
        await repository.endSittings(tx, reviewId, new Date(clock.now()));
        await repository.save(tx, reviewId, { quorumLostAt: null });
        const suspension = { from, reason, at: clock.now(), byId: by.id };
        return {
          review: { state, suspension, roomId: null },
          lines: [{ action: 'expert.suspended', details: { from, reason } }],
        };
      }),

    /** Where it was, with the same places and the time that was left. */
    resume: (known: ReviewFile, version: number, by: Actor): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, version, by, async (tx, file) => {
        const { reviewId, suspension } = file.review;
        if (suspension === null) throw new AppError('REVIEW_STATE', 'it is not suspended');
        const { from: state, at } = suspension;
        const { agenda } = await repository.find(reviewId, tx);
        const restedMs = clock.now() - at;
        if (agenda !== null)
          await repository.save(tx, reviewId, {
            agenda: { ...agenda, startedAt: agenda.startedAt + restedMs },
          });
        return {
          review: { state, suspension: null, roomId: hasRoom(state) ? await openRoom(tx, file) : null },
          lines: [{ action: 'expert.resumed', details: { to: state, restedMs } }],
        };
      }),
  };
}
