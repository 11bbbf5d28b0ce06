import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { QueueCommands } from '../queue/queue-types.ts';
import { gatewayTuning } from '../tuning-gateway.ts';
import type { ReadLine } from './line-reader.store.ts';
import {
  findChanged,
  groupPlaces,
  noteTold,
  nothingTold,
  type PlaceGroup,
  type ShownPlace,
  type ToldCall,
} from './places-told.ts';
import { createRounds } from './rounds.ts';

type Options = {
  queue: Pick<QueueCommands, 'listPlaces'>;
  readLine: ReadLine;
  /** Whether the applicant has a page on this server now. */
  isHere: (applicantId: ApplicantId) => boolean;
  /** Sends one place to many; gives those whose connection is still busy with what it was sent before. */
  tell: (applicantIds: readonly ApplicantId[], place: ShownPlace) => readonly ApplicantId[];
  clock: Clock;
  lifetime: Lifetime;
  logger: Logger;
};

/** The calls of one class with a page here. `moveCount` tells whether the line moved since a call was looked at. */
type Line = { calls: Map<CallId, ToldCall>; moveCount: number };

const askedAtOnce = 200;

/**
 * Tells pages their place. A line that moved is read as a whole, at once and then every tenth of a second at most; only
 * calls whose shown place changed are asked about one by one, and a page hears no more than one place in two seconds.
 */
export function createPlaces({ queue, readLine, isHere, tell, clock, lifetime, logger }: Options) {
  const { placeRoundEveryMs, placeToldEveryMs } = gatewayTuning;
  const lines = new Map<QueueClass, Line>();
  const classOf = new Map<CallId, QueueClass>();
  const rounds = createRounds<QueueClass>({
    everyMs: placeRoundEveryMs,
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
    const { moveCount } = line;
    const standing = await readLine(queueClass);
    const { callIds, nextAt } = findChanged(line.calls, standing, { moveCount, now: clock.now() });
    if (nextAt !== null) rounds.mark(queueClass, nextAt);
    for (let first = 0; first < callIds.length; first += askedAtOnce) {
      const asked = callIds.slice(first, first + askedAtOnce).filter(keepIfHere);
      if (asked.length === 0) continue;
      const places = await queue.listPlaces(asked);
      const heldUntil = clock.now() + placeToldEveryMs;
      for (const callId of asked) {
        const call = line.calls.get(callId);
        if (call) Object.assign(call, { heldUntil, moveCount, signedInCount: standing.signedInCount });
      }
      if (tellAll(groupPlaces(places, line.calls)) > 0) rounds.mark(queueClass, heldUntil);
    }
  }

  /** How many could not hear it now; they are asked about again. */
  function tellAll(groups: Iterable<PlaceGroup>): number {
    let unheardCount = 0;
    for (const { place, calls } of groups) {
      const unheard = new Set(tell([...calls.keys()], place));
      for (const [applicantId, { call, aheadCount }] of calls) {
        if (unheard.has(applicantId)) call.moveCount = nothingTold.moveCount;
        else noteTold(call, place, aheadCount);
      }
      unheardCount += unheard.size;
    }
    return unheardCount;
  }

  /** Whoever closed the page is not told; a page that comes back notes its call again. */
  function keepIfHere(callId: CallId): boolean {
    const call = findCall(callId);
    if (call !== undefined && !isHere(call.applicantId)) forget(callId);
    return classOf.has(callId);
  }

  const findCall = (callId: CallId): ToldCall | undefined => {
    const queueClass = classOf.get(callId);
    return queueClass === undefined ? undefined : lines.get(queueClass)?.calls.get(callId);
  };

  function forget(callId: CallId): void {
    const queueClass = classOf.get(callId);
    const line = queueClass === undefined ? undefined : lines.get(queueClass);
    if (queueClass === undefined || line === undefined) return;
    classOf.delete(callId);
    line.calls.delete(callId);
    if (line.calls.size === 0) lines.delete(queueClass);
  }

  function moved(queueClass: QueueClass): void {
    const line = lines.get(queueClass);
    if (line === undefined) return;
    line.moveCount += 1;
    rounds.mark(queueClass, clock.now());
  }

  return {
    /** The call waits and its applicant has a page here. */
    note(applicantId: ApplicantId, callId: CallId, queueClass: QueueClass): void {
      if (classOf.get(callId) === queueClass) return;
      forget(callId);
      classOf.set(callId, queueClass);
      const line = lines.get(queueClass) ?? { calls: new Map(), moveCount: 0 };
      line.calls.set(callId, { applicantId, ...nothingTold });
      lines.set(queueClass, line);
    },
    /** The page was sent the call by another way: its place may be older or newer than what was told last. */
    doubt(callId: CallId): void {
      const call = findCall(callId);
      if (call) call.shown = nothingTold.shown;
    },
    forget,
    /** Somebody came into this line or left it. */
    lineMoved: moved,
    /** What concerns every line may have changed: who is signed in. */
    allMoved(): void {
      for (const queueClass of lines.keys()) moved(queueClass);
    },
  };
}
