import type { AgentId, VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import { assertOpen } from '../cases/case-commands.ts';
import type { Issued } from '../cases/case-decisions.ts';
import type { Cases } from '../cases/cases.ts';
import { readDecisionRows } from '../cases/decision.repository.ts';
import { authorityOf } from '../cases/paper-authority.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import type { Identity } from '../identity/identity.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { takeNumber } from '../vouchers/number-series.repository.ts';
import { departmentMarkOf } from '../vouchers/voucher-number.ts';
import { hashContent } from '../vouchers/vouchers.ts';
import { assertAllSigned, consolidateFile } from './conclusions.ts';
import { noticeCorrections } from './corrections.ts';
import type { JointLists } from './joint-lists.repository.ts';
import { jointContent } from './joint-paper.ts';
import type { ReviewFile } from './joint-review.repository.ts';
import { getSeat, moveReview, type ReviewChanges, systemItself } from './review-change.ts';
import { closeTask } from './review-task.ts';

type Dependencies = {
  changes: ReviewChanges;
  cases: Pick<Cases, 'vouchers' | 'reader' | 'decisions'>;
  lists: Pick<JointLists, 'listNotices'>;
  catalogue: Pick<Catalogue, 'departments' | 'getMatter' | 'getDepartment' | 'regions' | 'findEntryLabel'>;
  identity: Pick<Identity, 'confirmPassword' | 'getApplicant' | 'listStaff'>;
  /** To the applicant: printed, said in the talk that goes on, by message. */
  deliver: (issued: Issued, agentId: AgentId) => Promise<void>;
  clock: Clock;
};
export type Issuing = ReturnType<typeof createIssuing>;

/** The one numbered paper of a review: its number, what it says and the journal's entry are stored in one transaction. */
export function createIssuing({ changes, lists, cases, catalogue, identity, deliver, clock }: Dependencies) {
  return {
    /**
     * CONFLICTS_OPEN with which, OPINIONS_MISSING, PASSWORD_WRONG, LOGIN_LOCKED; where it asks for corrections also LINES_UNREVIEWED and
     * NOTICE_REPEATED, as any notice of gaps.
     */
    async issue(
      known: ReviewFile,
      version: number,
      password: string,
      by: AgentId,
      ip: string,
    ): Promise<ReviewFile> {
      moveReview(known, 'issued');
      await identity.confirmPassword(by, password, ip);
      const [applicant, staff, issueNotice] = await Promise.all([
        identity.getApplicant(known.review.applicantId),
        identity.listStaff(),
        cases.decisions.prepareNotice(known.review.applicantId, { agentId: by }),
      ]);
      const personOf = (agentId: string) =>
        staff.find((each) => each.agentId === agentId) ?? { displayName: '—', agentNumber: '—' };
      const issuedAt = clock.now();
      const issued: Omit<Issued, 'row'>[] = [];
      const file = await changes.change(known, version, { role: 'agent', id: by }, async (tx, held, of) => {
        const state = moveReview(held, 'issued');
        assertOpen(of);
        assertAllSigned(held);
        const merged = consolidateFile(held, catalogue);
        const open = merged.conflicts.filter(({ isResolved }) => !isResolved);
        if (open.length > 0)
          throw new AppError('CONFLICTS_OPEN', 'conflicts are settled, or put before the supervisor, first', {
            conflictIds: open.map(({ conflictId }) => conflictId),
          });
        const matter = catalogue.getMatter(of.matterId);
        // It is the lead department's paper, in a case of another one too.
        const leading = { ...of, departmentId: held.review.leadDepartmentId };
        const { shortName, ...authority } = authorityOf(leading, matter, catalogue);
        const rows = await readDecisionRows(tx, of.caseId);
        // Last: others who want a number of this series wait for this transaction from here on.
        const year = Number(districtDate(issuedAt).slice(0, 4));
        const number = await takeNumber(tx, {
          ...{ departmentMark: departmentMarkOf(shortName), kind: 'jointOpinion', year },
        });
        const content = jointContent(held, merged, {
          ...{ number, issuedAt, of, matter, authority, applicant, rows, personOf, lead: personOf(by) },
          nameOf: (departmentId) => catalogue.getDepartment(departmentId).name,
        });
        const voucherId = makeId() as VoucherId;
        const contentSha256 = hashContent(content);
        const { caseId, applicantId } = of;
        await cases.vouchers.insert(tx, {
          ...{ voucherId, caseId, applicantId, content, contentSha256, issuedBy: by },
          issuedAt: new Date(issuedAt),
        });
        const corrected = await noticeCorrections(tx, {
          ...{ of, merged, rows, issueNotice, by, at: issuedAt },
          told: await lists.listNotices(of, tx),
          nameOf: (seatId) =>
            catalogue.getDepartment(getSeat(held, seatId).departmentId).shortName['zh-Hans'],
        });
        await closeTask(tx, held.review.taskId, 'done', number, new Date(issuedAt));
        issued.push({ voucherId, content }, ...(corrected.issued ? [corrected.issued] : []));
        const { conclusion } = merged;
        return {
          review: {
            ...{ state, conclusion, voucherId, number, notice: corrected.notice },
            ...{ issuedAt: new Date(issuedAt), endedAt: new Date(issuedAt) },
          },
          lines: [
            { action: 'joint.issued', details: { voucherId, number, contentSha256, conclusion } },
            ...corrected.lines,
          ],
          ofCase: corrected.issued
            ? { event: corrected.issued.event, moments: corrected.issued.moments }
            : {},
        };
      });
      const row = await cases.reader.find(file.review.caseId);
      if (row === null || issued.length === 0) throw new Error('a review was issued without its paper');
      for (const { voucherId, content } of issued) await deliver({ row, voucherId, content }, by);
      return changes.getFile(file.review.reviewId);
    },

    /** Its applicant has confirmed to have it. */
    noteReceived: (known: ReviewFile): Promise<ReviewFile> =>
      changes.change(known, null, systemItself, (_tx, file) =>
        file.review.state === 'issued'
          ? {
              review: { state: moveReview(file, 'received') },
              lines: [{ action: 'joint.closed', details: { voucherId: file.review.voucherId } }],
            }
          : null,
      ),
  };
}
