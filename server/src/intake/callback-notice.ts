import type { CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRepository } from '../call/call.repository.ts';
import type { CallCommands, DispatchEvent } from '../dispatch/dispatch-types.ts';
import type { Identity } from '../identity/identity.ts';
import type { Logger } from '../platform/logger.ts';
import type { CallbackNoticeStore } from './callback-notice.store.ts';
import type { SendTurnMessage } from './turn-message.ts';

type Dependencies = {
  calls: Pick<CallRepository, 'findCall'>;
  dispatch: Pick<CallCommands, 'findCall'>;
  identity: Pick<Identity, 'sendCallbackText' | 'createResumeLink'>;
  sendTurnMessage: SendTurnMessage;
  notices: CallbackNoticeStore;
  logger: Logger;
};

/**
 * When an agent has taken a callback, the applicant's WeChat is told, or where that cannot be, their telephone, with a link
 * that answers it. At most once for each try, whatever the number of servers; one whose text was not sent is tried again
 * like one that was not answered.
 */
export function createCallbackNotices({ calls, dispatch, identity, notices, ...deps }: Dependencies) {
  const { sendTurnMessage, logger } = deps;
  async function tell(callId: CallId, fence: Fence, origin: string): Promise<void> {
    const call = await dispatch.findCall(callId);
    if (call?.isCallback !== true || call.fence !== fence) return;
    if (!(await notices.take(callId, fence))) return;
    const row = await calls.findCall(callId);
    if (row === null) return;
    const { applicantId } = call;
    const makeLink = () => identity.createResumeLink(applicantId, origin);
    const isSent = await sendTurnMessage('callback', row, { turn: fence, makeLink }).catch(
      (error: unknown) => {
        logger.error({ err: error, callId }, 'a callback could not be told by WeChat');
        return false;
      },
    );
    if (isSent) return logger.info({ callId, fence }, 'a callback was told by WeChat');
    const { ticketNumber, locale } = row;
    await identity.sendCallbackText(applicantId, { origin, ticketNumber: ticketNumber ?? '', locale });
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
