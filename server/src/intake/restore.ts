import { metStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRepository, CallRow } from '../call/call.repository.ts';
import type { CallEventRepository } from '../call/call-event.repository.ts';
import { isTerminal } from '../call/call-state.ts';
import type { CallCommands } from '../dispatch/dispatch-types.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import { ringsOf } from '../queue/rings.ts';
import { dispatchTuning } from '../tuning.ts';
import type { TicketSeal } from './ticket-seal.ts';

type Dependencies = {
  calls: Pick<CallRepository, 'findCall' | 'findOpenCall' | 'listOpenCalls'>;
  callEvents: Pick<CallEventRepository, 'isByTelephone'>;
  dispatch: Pick<CallCommands, 'enqueue' | 'findCall' | 'requestCallback'>;
  seal: Pick<TicketSeal, 'open'>;
  classOf: (row: CallRow) => { queueClass: QueueClass; ratedMinutes: number };
  nodeId: string;
  /** Between the loss being noticed and the database's word, ms. */
  restoreAfterMs: number;
  lifetime: Lifetime;
  logger: Logger;
};
type Place = { queueClass: QueueClass; priority: number; enqueuedAt: number };

/**
 * Calls that the dispatcher no longer knows because Redis lost its data come back at their first time: out of the database,
 * and, where that had not heard of the ticket yet, out of the sealed ticket that the page kept.
 */
export function createRestore(dependencies: Dependencies) {
  const { calls, callEvents, dispatch, seal, classOf, nodeId, restoreAfterMs, lifetime, logger } =
    dependencies;
  async function putBack(row: CallRow, place: Place, pageId: string | null): Promise<void> {
    await dispatch.enqueue({
      ...{ callId: row.callId, applicantId: row.applicantId, nodeId, pageId: pageId ?? '' },
      ...place,
      ratedMinutes: classOf(row).ratedMinutes,
      rings: ringsOf(place.queueClass, dispatchTuning),
      // Nobody waits beside a message.
      isHere: pageId !== null && row.kind === 'talk',
      kind: row.kind,
      wasAccepted: row.acceptedAt !== null,
    });
    // Who was on the telephone with no page open need not wait at one either.
    const mayBeByTelephone = pageId === null && metStates.includes(row.state);
    const wasByTelephone = mayBeByTelephone && (await callEvents.isByTelephone(row.callId));
    if (row.state === 'callbackPending' || wasByTelephone) await dispatch.requestCallback(row.callId);
    logger.warn({ callId: row.callId, enqueuedAt: place.enqueuedAt }, 'a lost call is back in line');
  }

  /** Where the call stood, as far as it can be proved; null: it never was in line, or is over. */
  function placeOf(row: CallRow, sealed: Place | null): Place | null {
    if (isTerminal(row.state) || row.state === 'wrapUp' || row.state === 'scheduled') return null;
    if (sealed !== null) return sealed;
    if (row.state === 'draft' || row.enqueuedAt === null) return null;
    return {
      queueClass: classOf(row).queueClass,
      priority: row.priority,
      enqueuedAt: row.enqueuedAt.getTime(),
    };
  }

  /** False for a call that is over, or that the dispatcher still reads: then the database has not heard of its end yet. */
  async function putBackIfLost(row: CallRow, sealed: Place | null, pageId: string | null): Promise<boolean> {
    const place = placeOf(row, sealed);
    if (place === null || (await dispatch.findCall(row.callId)) !== null) return false;
    await putBack(row, place, pageId);
    return true;
  }

  /** Every call that the database holds for live and the dispatcher does not know: back in line, away until its page comes. */
  async function restoreAll(): Promise<number> {
    let count = 0;
    for (const row of await calls.listOpenCalls()) {
      try {
        if (await putBackIfLost(row, null, null)) count += 1;
      } catch (error) {
        // Such as one whose end was lost, when its applicant has another since: the others come back all the same.
        logger.warn({ err: error, callId: row.callId }, 'a lost call could not come back');
      }
    }
    return count;
  }

  let timer: NodeJS.Timeout | undefined;
  lifetime.bind(() => clearTimeout(timer));
  /** Pages first: they know more than the database. Asked for again meanwhile: once. Any number of servers may do so. */
  function restoreAllSoon(): void {
    if (lifetime.isClosed) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      restoreAll().then(
        (count) => count > 0 && logger.warn({ count }, 'lost calls are back in line'),
        (error: unknown) => logger.error({ err: error }, 'lost calls could not be looked for'),
      );
    }, restoreAfterMs);
  }

  return {
    /** The applicant's call if it was lost and waits again, else null. */
    async restore(applicantId: ApplicantId, pageId: string, ticket: string | null): Promise<CallId | null> {
      const opened = ticket === null ? null : seal.open(ticket);
      const sealed = opened?.applicantId === applicantId ? opened : null;
      const sealedRow = sealed && (await calls.findCall(sealed.callId));
      if (sealedRow?.applicantId === applicantId && (await putBackIfLost(sealedRow, sealed, pageId)))
        return sealedRow.callId;
      const row = await calls.findOpenCall(applicantId);
      return row !== null && (await putBackIfLost(row, null, pageId)) ? row.callId : null;
    },
    restoreAll,
    restoreAllSoon,
  };
}
