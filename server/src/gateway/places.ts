import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { QueueCommands } from '../queue/queue-types.ts';
import { gatewayTuning } from '../tuning-gateway.ts';
import {
  addCall,
  groupPlaces,
  makeToldLine,
  noteTold,
  removeCall,
  type ShownPlace,
  type ToldLine,
  takeStanding,
} from './places-told.ts';
import { createRounds } from './rounds.ts';

type Noted = { applicantId: ApplicantId; callId: CallId; queueClass: QueueClass };
type Options = {
  queue: Pick<QueueCommands, 'listPlaces' | 'readLine'>;
  /** Whether the applicant has a page on this server now. */
  isHere: (applicantId: ApplicantId) => boolean;
  /** Sends one place to many; gives those whose connection is still busy with what it was sent before. */
  tell: (applicantIds: readonly ApplicantId[], place: ShownPlace) => readonly ApplicantId[];
  clock: Clock;
  lifetime: Lifetime;
  logger: Logger;
};

/** Calls of one question, and questions on their way at once: between them others have their turn. */
const askedAtOnce = 200;
const askedTogether = 4;
const neverAsked = -1;

/**
 * Tells pages their place. A line that moved is read as a whole, at once or after a short rest; only
 * calls whose shown place changed are asked about one by one, and a page hears no more than one place in two seconds.
 */
export function createPlaces({ queue, isHere, tell, clock, lifetime, logger }: Options) {
  const { placeRestMs, placeToldEveryMs } = gatewayTuning;
  const lines = new Map<QueueClass, ToldLine>();
  const classOf = new Map<CallId, QueueClass>();
  const rounds = createRounds<QueueClass>({
    restMs: placeRestMs,
    clock,
    lifetime,
    run: (queueClass) =>
      tellLine(queueClass).catch((error) => {
        logger.warn({ err: error, queueClass }, 'places in line could not be told, trying again');
        rounds.mark(queueClass, clock.now() + placeToldEveryMs);
      }),
  });

  async function tellLine(queueClass: QueueClass): Promise<void> {
    const line = lines.get(queueClass);
    if (line === undefined) return;
    const { callIds, nextAt } = takeStanding(line, await queue.readLine(queueClass), clock.now());
    if (nextAt !== null) rounds.mark(queueClass, nextAt);
    try {
      for (let first = 0; first < callIds.length; first += askedTogether * askedAtOnce) {
        // Asked together, so that the second page of a move does not wait for the answer about the first.
        const starts = Array.from({ length: askedTogether }, (_, at) => first + at * askedAtOnce);
        await Promise.all(
          starts.map((start) => tellBatch(queueClass, line, callIds.slice(start, start + askedAtOnce))),
        );
      }
    } catch (error) {
      for (const callId of callIds) line.pending.add(callId);
      throw error;
    }
  }

  async function tellBatch(queueClass: QueueClass, line: ToldLine, callIds: CallId[]): Promise<void> {
    const asked = callIds.filter(keepIfHere);
    if (asked.length === 0) return;
    const places = await queue.listPlaces(asked);
    const heldUntil = clock.now() + placeToldEveryMs;
    for (const { place, calls } of groupPlaces(places, line)) {
      const unheard = new Set(tell([...calls.keys()], place));
      for (const [applicantId, { callId, call, aheadCount }] of calls) {
        call.heldUntil = heldUntil;
        if (unheard.has(applicantId)) line.pending.add(callId);
        else noteTold(call, place, aheadCount);
      }
      if (unheard.size > 0) rounds.mark(queueClass, heldUntil);
    }
  }

  /** Whoever closed the page is not told; a page that comes back notes its call again. */
  function keepIfHere(callId: CallId): boolean {
    const call = findLine(callId)?.calls.get(callId);
    if (call !== undefined && !isHere(call.applicantId)) forget(callId);
    return classOf.has(callId);
  }

  function findLine(callId: CallId): ToldLine | undefined {
    const queueClass = classOf.get(callId);
    return queueClass === undefined ? undefined : lines.get(queueClass);
  }

  function forget(callId: CallId): void {
    const queueClass = classOf.get(callId);
    const line = findLine(callId);
    if (queueClass === undefined || line === undefined) return;
    classOf.delete(callId);
    removeCall(line, callId);
    if (line.calls.size === 0) lines.delete(queueClass);
  }

  function moved(queueClass: QueueClass): void {
    const line = lines.get(queueClass);
    if (line === undefined) return;
    line.moveCount += 1;
    rounds.mark(queueClass, clock.now());
  }

  return {
    /** The call waits and its applicant has a page here; `stands` while it is queued, neither away nor ringing. */
    note(call: Noted, stands: boolean): void {
      const { applicantId, callId, queueClass } = call;
      if (classOf.get(callId) !== queueClass) {
        forget(callId);
        const line = lines.get(queueClass) ?? makeToldLine();
        addCall(line, callId, applicantId);
        lines.set(queueClass, line);
        classOf.set(callId, queueClass);
      }
      if (stands) findLine(callId)?.aside.delete(callId);
      else findLine(callId)?.aside.set(callId, neverAsked);
    },
    /** The page was sent the call by another way: its place may be older or newer than what was told last. */
    doubt(callId: CallId): void {
      const line = findLine(callId);
      const call = line?.calls.get(callId);
      if (line === undefined || call === undefined) return;
      call.shown = -1;
      line.pending.add(callId);
    },
    forget,
    /** Somebody came into this line or left it. */
    lineMoved: moved,
    /** Estimates grow shorter with time, though nobody moves: every page is asked about again, in its turn. */
    reviewAll(): void {
      for (const [queueClass, line] of lines) {
        for (const callId of line.calls.keys()) line.pending.add(callId);
        rounds.mark(queueClass, clock.now());
      }
    },
    /** What concerns every line may have changed: who is signed in. */
    allMoved(): void {
      for (const queueClass of lines.keys()) moved(queueClass);
    },
  };
}
