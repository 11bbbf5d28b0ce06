import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import { type AgentId, MessageId } from '@cloudseat/shared/nouns/ids.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { Stages } from './app-stages.ts';
import { createApplicantNotices } from './cases/applicant-notices.ts';
import type { Issued } from './cases/case-decisions.ts';
import { createClockClerk } from './cases/clock-clerk.ts';
import { createIssuedPapers } from './cases/issued-papers.ts';
import { createVoucherPages } from './cases/voucher-pages.ts';
import { createVoucherSignings } from './cases/voucher-signing.ts';
import { makeId } from './platform/ids.ts';
import { createSignatures } from './vouchers/signatures.ts';
import { createVouchers } from './vouchers/vouchers.ts';

/** The papers of cases: they carry this platform's own address, and are told of in the talk that goes on. */
export function createPapers(
  { clock, logger, cipher, database }: Floor,
  sides: Sides,
  stages: Stages,
  origin: () => string,
) {
  const { cases, identity, dispatch } = sides;
  async function say({ row }: Issued, text: string, agentId: AgentId): Promise<void> {
    const call = await dispatch.findActiveCallOfApplicant(row.applicantId);
    if (call === null || call.agentId !== agentId || !runningStates.includes(call.state)) return;
    if ((await cases.findOfCall(call.callId)) !== row.caseId) return;
    await stages.messages.add({
      ...{ messageId: MessageId.parse(makeId()), callId: call.callId, sender: 'agent', senderId: agentId },
      ...{ text, materialId: null, sentAt: new Date(clock.now()) },
    });
  }
  const vouchers = createVouchers({ origin });
  const now = () => clock.now();
  const shared = {
    reader: cases.reader,
    writer: cases.writer,
    repository: cases.vouchers,
    vouchers,
    identity,
    now,
  };
  const notices = createApplicantNotices({
    ...{ reader: cases.reader, identity, messages: sides.wechat.paperMessages, origin, logger },
  });
  const papers = createIssuedPapers({ ...shared, notices, say, logger });
  const clocks = createClockClerk({
    ...{
      ...shared,
      readClock: sides.calendar.readClock,
      isTermKept: sides.calendar.isTermKept,
      decisions: cases.decisions,
      notices,
      clock,
      logger,
    },
  });
  const signatures = createSignatures({ db: database.db, cipher, clock });
  const pages = createVoucherPages({ images: sides.documents.parts.paperImages, logger });
  const signings = createVoucherSignings({ ...shared, papers, pages, signatures });
  return { papers, pages, clocks, signings, notices };
}
