import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import type { CallId, CaptureId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { isCallOver } from '../call/call-lookup.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { CaptureRepository } from './capture.repository.ts';
import type { CaptureStore } from './capture.store.ts';
import { applyCapture, type CaptureCommand } from './capture-rules.ts';

type Dependencies = {
  store: CaptureStore;
  kept: Pick<CaptureRepository, 'keep' | 'drop'>;
  clock: Clock;
  logger: Logger;
  /** Tells both sides of the call, wherever their pages are. */
  announce: (list: CaptureList) => Promise<void>;
};
export type Captures = ReturnType<typeof createCaptures>;

/** Tries against others who change the same call's list at the same moment; each of them was one that succeeded. */
const maxTries = 20;

/** The photographs that agents ask for in their talks: a command comes in, both sides are told what became of it. */
export function createCaptures({ store, kept, clock, logger, announce }: Dependencies) {
  async function keep(list: CaptureList): Promise<void> {
    try {
      await kept.keep(list, clock.now());
    } catch (error) {
      logger.warn({ err: error, callId: list.callId }, 'the asks of a call are kept in Redis alone');
    }
  }

  async function change(callId: CallId, command: CaptureCommand): Promise<CaptureList> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const { list, stored } = await store.find(callId);
      const now = clock.now();
      const outcome = applyCapture(list.captures, command, now);
      if ('refusal' in outcome) throw refuse(outcome.refusal);
      if (outcome.captures === list.captures) return list;
      // Grows over a loss of what was kept as well, since it follows the clock.
      const version = Math.max(list.version + 1, now);
      const next: CaptureList = { callId, version, captures: [...outcome.captures] };
      if (!(await store.replace(next, stored))) continue;
      const captureId = 'captureId' in command ? command.captureId : undefined;
      if (command.kind !== 'report') {
        logger.info({ callId, captureId, step: command.kind }, 'capture');
        await keep(next);
      }
      await announce(next);
      return next;
    }
    throw new AppError('UNAVAILABLE', 'too many change the photographs of this call at once');
  }

  return {
    change,
    /** As it is now: the time of one may have passed while nobody looked. */
    list: (callId: CallId): Promise<CaptureList> => change(callId, { kind: 'expire' }),
    /** A photograph that names an ask has come; one that was taken back, or whose talk is over, is a file like any other. */
    async handleSent({ callId, materialId, uploadedBy }: Material, captureId: CaptureId): Promise<void> {
      if (uploadedBy !== 'applicant') return;
      try {
        await change(callId, { kind: 'sent', captureId, materialId });
      } catch (error) {
        const isOver = error instanceof AppError && error.code !== 'UNAVAILABLE';
        if (!isOver) logger.error({ err: error, callId, materialId }, 'a photograph was not put to its ask');
      }
    },
    /** Nothing is asked for in a talk that is over. Legs of a call have ids of their own, and no list. */
    handleEvent({ callId, to }: { callId: CallId | null; to: CallState | null }): void {
      if (callId === null || to === null || !isCallOver(to)) return;
      Promise.all([store.clear(callId), kept.drop(callId)]).catch((error) =>
        logger.warn({ err: error, callId }, 'the asks of an ended call were not cleared'),
      );
    },
  };
}

function refuse(code: 'NOT_FOUND' | 'CAPTURE_FULL' | 'CAPTURE_SETTLED'): AppError {
  if (code === 'NOT_FOUND') return notFound('the photograph');
  if (code === 'CAPTURE_FULL')
    return new AppError(code, 'as many photographs are asked for as may be at once');
  return new AppError(code, 'this photograph is not asked for any more');
}
