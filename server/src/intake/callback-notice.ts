import type { CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRepository } from '../call/call.repository.ts';
import type { CallCommands, DispatchEvent } from '../dispatch/dispatch-types.ts';
import type { Identity } from '../identity/identity.ts';
import type { Logger } from '../platform/logger.ts';
import type { CallbackNoticeStore } from './callback-notice.store.ts';

type Dependencies = {
  calls: Pick<CallRepository, 'findCall'>;
  dispatch: Pick<CallCommands, 'findCall'>;
  identity: Pick<Identity, 'sendCallbackText'>;
  notices: CallbackNoticeStore;
  logger: Logger;
};

/**
 * When an agent has taken a callback, the applicant's telephone is told, with a link that answers it. At most once for each
 * try, whatever the number of servers; one whose text was not sent is tried again like one that was not answered.
 */
export function createCallbackNotices({ calls, dispatch, identity, notices, logger }: Dependencies) {
  async function tell(callId: CallId, fence: Fence, origin: string): Promise<void> {
    const call = await dispatch.findCall(callId);
    if (call?.isCallback !== true || call.fence !== fence) return;
    if (!(await notices.take(callId, fence))) return;
    const row = await calls.findCall(callId);
    if (row === null) return;
    const { ticketNumber, locale } = row;
    await identity.sendCallbackText(call.applicantId, { origin, ticketNumber: ticketNumber ?? '', locale });
    logger.info({ callId, fence }, 'the text of a callback was sent');
  }
  return {
    /** `origin`: where people reach this platform. */
    handleEvent({ type, callId, fence, parentId }: DispatchEvent, origin: string): void {
      if (type !== 'offerAccepted' || callId === null || fence === null || parentId !== null) return;
      tell(callId, fence, origin).catch((error: unknown) =>
        logger.error({ err: error, callId }, 'the text of a callback was not sent'),
      );
    },
  };
}
