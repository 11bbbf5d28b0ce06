import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRepository, CallRow } from '../call/call.repository.ts';
import { isTerminal } from '../call/call-state.ts';
import type { CallCommands } from '../dispatch/dispatch-types.ts';
import type { Logger } from '../platform/logger.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import { ringsOf } from '../queue/rings.ts';
import { dispatchTuning } from '../tuning.ts';
import type { TicketSeal } from './ticket-seal.ts';

type Dependencies = {
  calls: Pick<CallRepository, 'findCall' | 'findOpenCall' | 'listOpenCalls'>;
  dispatch: Pick<CallCommands, 'enqueue' | 'findCall' | 'requestCallback'>;
  seal: Pick<TicketSeal, 'open'>;
  classOf: (row: CallRow) => { queueClass: QueueClass; ratedMinutes: number };
  nodeId: string;
  logger: Logger;
};
type Place = { queueClass: QueueClass; priority: number; enqueuedAt: number };

/**
 * Calls that the dispatcher no longer knows because Redis lost its data come back at their first time: out of the database,
 * and, where that had not heard of the ticket yet, out of the sealed ticket that the page kept.
 */
export function createRestore({ calls, dispatch, seal, classOf, nodeId, logger }: Dependencies) {
  async function putBack(row: CallRow, place: Place, pageId: string | null): Promise<void> {
    await dispatch.enqueue({
      ...{ callId: row.callId, applicantId: row.applicantId, nodeId, pageId: pageId ?? '' },
      ...place,
      ratedMinutes: classOf(row).ratedMinutes,
      rings: ringsOf(place.queueClass, dispatchTuning),
      isHere: pageId !== null,
    });
    if (row.state === 'callbackPending') await dispatch.requestCallback(row.callId);
    logger.warn({ callId: row.callId, enqueuedAt: place.enqueuedAt }, 'a lost call is back in line');
  }

  /** Where the call stood, as far as it can be proved; null: it never was in line, or is over. */
  function placeOf(row: CallRow, sealed: Place | null): Place | null {
    if (isTerminal(row.state) || row.state === 'wrapUp' || row.state === 'scheduled') return null;
    if (sealed !== null) return sealed;
    if (row.state === 'draft' || row.enqueuedAt === null) return null;
    return { queueClass: classOf(row).queueClass, priority: 0, enqueuedAt: row.enqueuedAt.getTime() };
  }

  return {
    /** The applicant's call if it was lost and waits again, else null. */
    async restore(applicantId: ApplicantId, pageId: string, ticket: string | null): Promise<CallId | null> {
      const opened = ticket === null ? null : seal.open(ticket);
      const sealed = opened?.applicantId === applicantId ? opened : null;
      const row = sealed ? await calls.findCall(sealed.callId) : await calls.findOpenCall(applicantId);
      if (row?.applicantId !== applicantId) return null;
      const place = placeOf(row, sealed);
      // A call that the dispatcher still reads is not lost: it is over, and the database has not heard yet.
      if (place === null || (await dispatch.findCall(row.callId)) !== null) return null;
      await putBack(row, place, pageId);
      return row.callId;
    },

    /** Every call that the database holds for live and the dispatcher does not know: back in line, away until its page comes. */
    async restoreAll(): Promise<number> {
      let count = 0;
      for (const row of await calls.listOpenCalls()) {
        const place = placeOf(row, null);
        if (place === null || (await dispatch.findCall(row.callId)) !== null) continue;
        await putBack(row, place, null);
        count += 1;
      }
      return count;
    },
  };
}
