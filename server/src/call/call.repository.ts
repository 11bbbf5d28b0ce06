import type { CallKind, CallState, Disposition, EndReason, WaitBand } from '@cloudseat/shared/nouns/call.ts';
import type { CallPriority } from '@cloudseat/shared/nouns/call-priority.ts';
import { talkingStates, waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { EntryPoint } from '@cloudseat/shared/nouns/catalogue.ts';
import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import type {
  AgentId,
  ApplicantId,
  CallId,
  CaseId,
  DepartmentId,
  EntryCode,
  MatterId,
  RegionId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { LinkCheck } from '@cloudseat/shared/nouns/link-check.ts';
import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { and, count, desc, eq, exists, gte, inArray, isNotNull, ne, or } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { type CallTransfer, callEvents, calls } from './call.schema.ts';

const openStates: CallState[] = [...waitingStates, ...talkingStates];

/** A call as the database has it. While it lives the dispatcher knows more and knows it sooner. */
export type CallRow = {
  callId: CallId;
  applicantId: ApplicantId;
  /** Null until the record has its ticket. */
  caseId: CaseId | null;
  matterId: MatterId;
  departmentId: DepartmentId;
  entryCode: EntryCode | null;
  entryPoint: EntryPoint;
  regionId: RegionId | null;
  locale: Locale;
  /** Whom they come for; null: themselves. */
  firm: Firm | null;
  kind: CallKind;
  state: CallState;
  version: number;
  ticketNumber: string | null;
  networkGrade: NetworkGrade;
  linkCheck: LinkCheck | null;
  hasCamera: boolean;
  hasMicrophone: boolean;
  agentId: AgentId | null;
  disposition: Disposition | null;
  endReason: EndReason | null;
  shownBand: WaitBand | null;
  transfer: CallTransfer | null;
  priority: CallPriority;
  notes: string;
  createdAt: Date;
  enqueuedAt: Date | null;
  acceptedAt: Date | null;
  connectedAt: Date | null;
  endedAt: Date | null;
  completedAt: Date | null;
};
export type NewDraft = Pick<
  CallRow,
  | 'callId'
  | 'applicantId'
  | 'matterId'
  | 'departmentId'
  | 'entryCode'
  | 'entryPoint'
  | 'regionId'
  | 'locale'
  | 'createdAt'
> &
  Partial<Pick<CallRow, 'firm'>>;
/** What the ticket fixes for the life of the call. */
export type TicketFacts = Pick<
  CallRow,
  'kind' | 'networkGrade' | 'linkCheck' | 'hasCamera' | 'hasMicrophone'
> & {
  ticketNumber: string;
};
export type AgentDay = {
  handledCount: number;
  averageTalkMs: number | null;
  /** Talk and wrap-up, of calls that are wrapped up; a talk that was interrupted for good has no such end. */
  averageHandleMs: number | null;
};
export type CallRepository = ReturnType<typeof createCallRepository>;

export function createCallRepository(db: Database) {
  const asRows = (rows: unknown[]) => rows as CallRow[];
  return {
    async insertDraft(draft: NewDraft): Promise<void> {
      await db.insert(calls).values({ ...draft, state: 'draft', version: 0 });
    },

    async findCall(callId: CallId): Promise<CallRow | null> {
      const [row] = asRows(await db.select().from(calls).where(eq(calls.callId, callId)));
      return row ?? null;
    },

    /** Those that are there, in no order. */
    async listCalls(callIds: readonly CallId[]): Promise<CallRow[]> {
      if (callIds.length === 0) return [];
      return asRows(
        await db
          .select()
          .from(calls)
          .where(inArray(calls.callId, [...callIds])),
      );
    },

    /** The applicant's open draft of a matter, to go on with after a reload. */
    async findDraft(applicantId: ApplicantId, matterId: MatterId, since: Date): Promise<CallRow | null> {
      const isSame = and(
        eq(calls.applicantId, applicantId),
        eq(calls.matterId, matterId),
        eq(calls.state, 'draft'),
        gte(calls.createdAt, since),
      );
      const [row] = asRows(
        await db.select().from(calls).where(isSame).orderBy(desc(calls.createdAt)).limit(1),
      );
      return row ?? null;
    },

    /** The applicant's call that is in line or running as far as the database knows. */
    async findOpenCall(applicantId: ApplicantId): Promise<CallRow | null> {
      const isOpen = and(
        eq(calls.applicantId, applicantId),
        eq(calls.kind, 'talk'),
        inArray(calls.state, openStates),
      );
      const [row] = asRows(
        await db.select().from(calls).where(isOpen).orderBy(desc(calls.createdAt)).limit(1),
      );
      return row ?? null;
    },

    /** All of them, the longest waiting first. */
    async listOpenCalls(): Promise<CallRow[]> {
      return asRows(
        await db.select().from(calls).where(inArray(calls.state, openStates)).orderBy(calls.enqueuedAt),
      );
    },

    /** The agent of the last call of this matter that this applicant talked in. */
    async findLastAgent(applicantId: ApplicantId, matterId: MatterId): Promise<AgentId | null> {
      const isSame = and(
        eq(calls.applicantId, applicantId),
        eq(calls.matterId, matterId),
        isNotNull(calls.connectedAt),
        isNotNull(calls.agentId),
      );
      const [row] = await db
        .select({ agentId: calls.agentId })
        .from(calls)
        .where(isSame)
        .orderBy(desc(calls.createdAt))
        .limit(1);
      return (row?.agentId ?? null) as AgentId | null;
    },

    /** Which way in was used, where a draft is gone on with through another. */
    async updateEntry(
      callId: CallId,
      entry: Pick<CallRow, 'entryCode' | 'entryPoint' | 'regionId' | 'locale' | 'firm'>,
    ): Promise<void> {
      await db
        .update(calls)
        .set(entry)
        .where(and(eq(calls.callId, callId), eq(calls.state, 'draft')));
    },

    async setTicket(callId: CallId, facts: TicketFacts): Promise<void> {
      await db.update(calls).set(facts).where(eq(calls.callId, callId));
    },

    async saveNotes(callId: CallId, notes: string): Promise<void> {
      await db.update(calls).set({ notes }).where(eq(calls.callId, callId));
    },

    /** Before the call is passed on: who did it. Null takes it back. */
    async setTransfer(callId: CallId, transfer: CallTransfer | null): Promise<void> {
      await db.update(calls).set({ transfer }).where(eq(calls.callId, callId));
    },

    /** Newest first, drafts left out; one that has its number is in line, whether or not that was recorded yet. */
    async listOfApplicant(applicantId: ApplicantId, limit: number): Promise<CallRow[]> {
      const isListed = and(
        eq(calls.applicantId, applicantId),
        or(ne(calls.state, 'draft'), isNotNull(calls.ticketNumber)),
      );
      return asRows(
        await db.select().from(calls).where(isListed).orderBy(desc(calls.createdAt)).limit(limit),
      );
    },

    async listOfAgent(agentId: AgentId, since: Date, limit: number): Promise<CallRow[]> {
      const isListed = and(eq(calls.agentId, agentId), gte(calls.acceptedAt, since));
      return asRows(
        await db.select().from(calls).where(isListed).orderBy(desc(calls.acceptedAt)).limit(limit),
      );
    },

    /** Talks of an applicant that took place before this call. */
    async countEarlier(applicantId: ApplicantId, exceptCallId: CallId): Promise<number> {
      const isEarlier = and(
        eq(calls.applicantId, applicantId),
        ne(calls.callId, exceptCallId),
        isNotNull(calls.connectedAt),
      );
      const [row] = await db.select({ value: count() }).from(calls).where(isEarlier);
      return Number(row?.value ?? 0);
    },

    async findAgentDay(agentId: AgentId, since: Date): Promise<AgentDay> {
      const isTalk = and(eq(calls.agentId, agentId), gte(calls.acceptedAt, since), isNotNull(calls.endedAt));
      const { connectedAt: from, endedAt: to, completedAt: done } = calls;
      const wasKept = exists(endWhileSuspended(db)).as<boolean>('was_kept');
      const talks = await db.select({ from, to, done, wasKept }).from(calls).where(isTalk);
      const lengths = talks.flatMap(({ from, to }) => (from && to ? [to.getTime() - from.getTime()] : []));
      const handled = talks.flatMap(({ from, done, wasKept }) =>
        from && done && !wasKept ? [done.getTime() - from.getTime()] : [],
      );
      return {
        handledCount: lengths.length,
        averageTalkMs: averageOf(lengths),
        averageHandleMs: averageOf(handled),
      };
    },
  };
}

/** Of a call of the outer query: an interrupted talk's end waits for its applicant, and says nothing of its agent. */
const endWhileSuspended = (db: Database) =>
  db
    .select({ eventId: callEvents.eventId })
    .from(callEvents)
    .where(
      and(
        eq(callEvents.callId, calls.callId),
        eq(callEvents.type, 'callEnded'),
        eq(callEvents.fromState, 'suspended'),
      ),
    );

const averageOf = (lengths: readonly number[]): number | null =>
  lengths.length === 0 ? null : Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length);
