// In: what happens in the lines. Out: a message to the WeChat of those whose turn is near, or came while they were away.
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRepository } from '../call/call.repository.ts';
import type { CallCommands, CallRecord, DispatchEvent } from '../dispatch/dispatch-types.ts';
import type { Clock } from '../platform/clock.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { QueueCommands } from '../queue/queue-types.ts';
import { turnNoticeTuning as tuning } from '../tuning-wechat.ts';
import type { SendTurnMessage, TurnKind } from './turn-message.ts';
import type { TurnNoticeStore } from './turn-notice.store.ts';

type Dependencies = {
  calls: Pick<CallRepository, 'findCall'>;
  dispatch: Pick<CallCommands, 'findCall'> & Pick<QueueCommands, 'readLine'>;
  notices: TurnNoticeStore;
  send: SendTurnMessage;
  /** False: there is no way to send anything, so nothing is looked at. */
  isOn: boolean;
  clock: Clock;
  lifetime: Lifetime;
  logger: Logger;
};

/**
 * Tells each ticket once that its turn is near, and each time that it was called in vain. There is no text message for it:
 * those without WeChat see it on their page.
 */
export function createTurnNotices({ calls, dispatch, notices, send, isOn, ...floor }: Dependencies) {
  const { clock, lifetime, logger } = floor;
  /** When to look at a line again, epoch ms. */
  const due = new Map<QueueClass, number>();
  const told = new Set<CallId>();
  let origin = '';
  let looking: Promise<void> | null = null;

  async function tell(kind: TurnKind, callId: CallId, turn: string | number): Promise<void> {
    if (!(await notices.take(callId, `${kind}:${turn}`))) return;
    const row = await calls.findCall(callId);
    if (row === null) return;
    const isSent = await send(kind, row, { turn, makeLink: () => `${origin}/waiting` });
    if (isSent) logger.info({ callId, kind }, 'a turn was told by WeChat');
  }

  async function lookAt(queueClass: QueueClass): Promise<void> {
    const { callIds } = await dispatch.readLine(queueClass);
    for (const callId of callIds.slice(0, tuning.nearAheadCount + 1)) {
      if (told.has(callId)) continue;
      const call = await dispatch.findCall(callId);
      if (!isWaiting(call)) continue;
      const dueAt = call.enqueuedAt + tuning.minWaitMs;
      if (clock.now() < dueAt) {
        mark(queueClass, dueAt);
        continue;
      }
      if (told.size >= tuning.rememberedCount) told.clear();
      told.add(callId);
      await tell('near', callId, 'once');
    }
  }

  function mark(queueClass: QueueClass, at: number): void {
    due.set(queueClass, Math.min(at, due.get(queueClass) ?? at));
  }

  async function lookAtDue(): Promise<void> {
    const now = clock.now();
    for (const [queueClass, at] of [...due]) {
      if (at > now) continue;
      due.delete(queueClass);
      await lookAt(queueClass).catch((error) =>
        logger.warn({ err: error, queueClass }, 'those whose turn is near could not be told'),
      );
    }
  }

  /** One round at a time. */
  function look(): Promise<void> {
    looking ??= lookAtDue().finally(() => {
      looking = null;
    });
    return looking;
  }

  if (isOn) {
    lifetime.bind(() => looking ?? undefined);
    lifetime.interval(() => void look(), tuning.restMs);
  }

  return {
    look,
    /** `reachedAt`: where people reach this platform. */
    handleEvent({ type, callId, queueClass, from, to, version }: DispatchEvent, reachedAt: string): void {
      if (!isOn) return;
      origin = reachedAt;
      if (queueClass !== null && from !== to) mark(queueClass, clock.now());
      if (type !== 'callPassed' || callId === null) return;
      tell('passed', callId, version ?? 0).catch((error: unknown) =>
        logger.warn({ err: error, callId }, 'a turn that was missed could not be told'),
      );
    },
  };
}

/** A callback is told when it comes; a transfer or consult has no applicant of its own. */
const isWaiting = (call: CallRecord | null): call is CallRecord =>
  call !== null && call.kind === 'talk' && ['queued', 'away'].includes(call.state);
