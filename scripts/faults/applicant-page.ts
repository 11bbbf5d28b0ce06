// Applicants: each takes a ticket, again and again until it is acknowledged, and waits for the end of the call.
import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { EnqueueInput } from '../../server/src/dispatch/dispatch-types.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { Refused, type ServerCommands, Unanswered } from './server-wire.ts';
import type { Servers } from './servers.ts';
import { pause } from './waiting.ts';

const retryMs = 30;

export type Person = { servers: Servers; ledger: Ledger; random: Random };

/** Sends until there is an answer; a refusal is thrown. */
export async function untilAnswered<Answer>(
  servers: Servers,
  send: (commands: ServerCommands) => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    try {
      return await send((await servers.take()).commands);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await pause(retryMs);
    }
  }
}

export const inputOf = (callId: string, queueClass: QueueClass, priority = 0): EnqueueInput => ({
  callId: callId as CallId,
  applicantId: `u-${callId}` as ApplicantId,
  queueClass,
  priority,
  ratedMinutes: 5,
  pageId: `page-${callId}`,
  facts: {},
});

/** A place in line, acknowledged. Sent twice now and then, the second time perhaps to another server. */
export async function takeTicket(person: Person, input: EnqueueInput, doubleShare = 0): Promise<void> {
  const { servers, ledger, random } = person;
  const send = () =>
    untilAnswered(servers, (commands) => commands.enqueue(input)).catch((error: unknown) => {
      // The first of two was answered and the call is over already.
      if (!(error instanceof Refused) || error.code !== 'CALL_ENDED') throw error;
    });
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
