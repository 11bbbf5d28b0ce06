// Applicants: each takes a ticket, again and again until it is acknowledged, and keeps a page at some server until the end.
import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { EnqueueInput } from '../../server/src/dispatch/dispatch-types.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import { type RingTimes, ringsOf } from '../../server/src/queue/rings.ts';
import { dispatchTuning } from '../../server/src/tuning.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { Refused, type ServerCommands, Unanswered } from './server-wire.ts';
import type { Servers } from './servers.ts';
import { pause, type Signal } from './waiting.ts';

const retryMs = 30;

export type Person = { servers: Servers; ledger: Ledger; random: Random };

/** Sends until there is an answer; a refusal is thrown. */
export async function untilAnswered<Answer>(
  servers: Servers,
  send: (commands: ServerCommands, nodeId: string) => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    try {
      const { commands, nodeId } = await servers.take();
      return await send(commands, nodeId);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await pause(retryMs);
    }
  }
}

const pageOf = (callId: CallId) => `page-${callId}`;

/** The server that holds the page is filled in when one takes it. Without times, rings open too late to matter in a run. */
export const inputOf = (
  callId: string,
  queueClass: QueueClass,
  { priority = 0, times = dispatchTuning }: { priority?: number; times?: RingTimes } = {},
): EnqueueInput => ({
  callId: callId as CallId,
  applicantId: `u-${callId}` as ApplicantId,
  queueClass,
  priority,
  ratedMinutes: 5,
  pageId: pageOf(callId as CallId),
  nodeId: '',
  rings: ringsOf(queueClass, times),
});

/** A place in line, acknowledged. Sent twice now and then, the second time perhaps to another server. */
export async function takeTicket(person: Person, input: EnqueueInput, doubleShare = 0): Promise<void> {
  const { servers, ledger, random } = person;
  const send = () =>
    untilAnswered(servers, (commands, nodeId) => commands.enqueue({ ...input, nodeId })).catch(
      (error: unknown) => {
        // The first of two was answered and the call is over already.
        if (!(error instanceof Refused) || error.code !== 'CALL_ENDED') throw error;
      },
    );
  await Promise.all(random.chance(doubleShare) ? [send(), send()] : [send()]);
  ledger.enqueued.add(input.callId);
}

/** Gives the place up; false when the talk had begun meanwhile. */
export async function leaveLine({ servers, ledger }: Person, callId: string): Promise<boolean> {
  try {
    await untilAnswered(servers, (commands) => commands.leave(callId as CallId));
    ledger.left.add(callId);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    ledger.refuse(error.code);
    return false;
  }
}

/** The applicant's page: at some server until the call is over, at the next when that one dies, announced when in doubt. */
export async function keepPage({ servers }: Person, callId: CallId, ended: Promise<void>): Promise<void> {
  let isOver = false;
  let news: Signal | undefined;
  void ended.then(() => {
    isOver = true;
    news?.raise();
  });
  while (!isOver) {
    const server = await servers.take().catch(() => null);
    if (server === null) return;
    const follower = server.followCall(callId);
    news = follower.news;
    try {
      while (!isOver && server.isAlive) {
        await server.commands.applicantConnected(callId, pageOf(callId), server.nodeId);
        if (!isOver) await news.next();
      }
    } catch (error) {
      // Over for so long that nobody remembers it.
      if (error instanceof Refused) return;
      if (!(error instanceof Unanswered)) throw error;
      await pause(retryMs);
    } finally {
      follower.stop();
    }
  }
}
