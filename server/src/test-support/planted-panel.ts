import {
  ExpertId,
  type ExpertReviewId,
  type ExpertReviewState,
  PanelSeatId,
  type PanelSeatState,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { and, eq, inArray, not } from 'drizzle-orm';
import { expertSeats } from '../expert-review/expert-review.schema.ts';
import { expertRecusals } from '../expert-review/session/session.schema.ts';
import { staffAccounts } from '../identity/identity.schema.ts';
import type { Database } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { forceState } from './expert-steps.ts';

/** An account e001 … of the demo, and what became of its place. */
export type PlantedSeat = { loginName: string; state: PanelSeatState; name: string; unit: string };
export type PlantedPanel = Awaited<ReturnType<typeof plantPanel>>;

/** A panel whose names are found nowhere else, put straight into the database, and its review led to any state. */
export async function plantPanel(db: Database, reviewId: ExpertReviewId, panel: readonly PlantedSeat[]) {
  const accounts = await db.select().from(staffAccounts);
  const seats = panel.map((seat) => {
    const account = accounts.find(({ loginName }) => loginName === seat.loginName);
    if (account === undefined) throw new Error(`there is no ${seat.loginName}`);
    const { accountId, displayName } = account;
    const expertId = ExpertId.parse(`of-library-${makeId()}`);
    return { ...seat, seatId: PanelSeatId.parse(makeId()), expertId, accountId, displayName };
  });
  const now = new Date();
  await db.insert(expertSeats).values(
    seats.map(({ seatId, expertId, accountId, name, unit, state }, index) => ({
      ...{ seatId, reviewId, expertId, accountId, name, unit, state, position: index + 1 },
      ...{ specialty: 'roads', askedAt: now, answerBy: now, answeredAt: now },
    })),
  );

  return {
    seats,
    /** As it was planted, but in this state; a suspended one is at its check-in. */
    async force(state: ExpertReviewState): Promise<void> {
      const isOver = state === 'archived' || state === 'void' || state === 'withdrawn';
      const kept = seats.map(({ seatId }) => seatId);
      await db
        .delete(expertSeats)
        .where(and(eq(expertSeats.reviewId, reviewId), not(inArray(expertSeats.seatId, kept))));
      // Who stepped aside before sits again.
      await db.delete(expertRecusals).where(eq(expertRecusals.reviewId, reviewId));
      for (const { seatId, state: was } of seats)
        await db
          .update(expertSeats)
          .set({ state: was, isVoid: false, checkedInAt: null })
          .where(eq(expertSeats.seatId, seatId));
      await forceState(db, reviewId, state, {
        patch: {
          suspension:
            state === 'suspended' ? { from: 'checkIn', reason: '停电', at: now.getTime(), byId: '' } : null,
          endedAt: isOver ? now : null,
        },
      });
    },
  };
}
