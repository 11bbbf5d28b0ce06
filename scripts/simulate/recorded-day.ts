// A day as it was: of the platform's database, or of a simulation. Figures are computed from this alone, so that a recorded
// day and the same day under another policy are measured with one rule.
import { readFile } from 'node:fs/promises';
import { AgentStatus, OfferEndReason } from '@cloudseat/shared/nouns/agent.ts';
import { WaitBand } from '@cloudseat/shared/nouns/call.ts';
import { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { z } from 'zod';
import { parseQueueClass, type QueueClass } from '../../server/src/queue/queue-class.ts';
import { SetupError } from '../setup/say.mjs';

const QueueClassText = z.string().transform((text): QueueClass => {
  parseQueueClass(text);
  return text as QueueClass;
});
const at = z.number();

const RecordedCall = z.object({
  callId: CallId,
  queueClass: QueueClassText,
  priority: z.number(),
  ratedMinutes: z.number(),
  enqueuedAt: at,
  /** First accept: the end of the wait. */
  acceptedAt: at.nullable(),
  /** Both sides had media. */
  connectedAt: at.nullable(),
  /** End of the talk. */
  endedAt: at.nullable(),
  /** End of the wrap-up, or of a call that had no talk. */
  completedAt: at.nullable(),
  agentId: AgentId.nullable(),
  /** The first estimate of the wait that was shown; left out where none was. */
  shownBand: WaitBand.nullish(),
  end: z.enum(['completed', 'abandoned', 'expired', 'failed', 'open']),
});
export type RecordedCall = z.infer<typeof RecordedCall>;

const RecordedAgent = z.object({
  agentId: AgentId,
  classes: z.array(z.object({ class: QueueClassText, penaltyMs: z.number() })),
  /** In order; a second ready in a row is the way back from a missed offer. */
  changes: z.array(z.object({ at, status: AgentStatus })),
});
export type RecordedAgent = z.infer<typeof RecordedAgent>;

const RecordedOffer = z.object({
  callId: CallId,
  agentId: AgentId,
  offeredAt: at,
  endedAt: at.nullable(),
  /** Null: of none of these kinds, e.g. a fault of the system. */
  outcome: OfferEndReason.nullable(),
  declineReason: z.string().nullable(),
});
export type RecordedOffer = z.infer<typeof RecordedOffer>;

const RecordedDay = z.object({
  /** What it is, for headings. */
  title: z.string(),
  calls: z.array(RecordedCall),
  agents: z.array(RecordedAgent),
  offers: z.array(RecordedOffer),
});
export type RecordedDay = z.infer<typeof RecordedDay>;

/** A file that `npm run simulate -- --record` wrote. Throws SetupError. */
export async function readRecordedDay(path: string): Promise<RecordedDay> {
  try {
    return RecordedDay.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new SetupError(`读不懂记录文件 ${path}：\n${problem}`, `Not a recorded day: ${path}`);
  }
}
