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
import { jointContent } from './joint-paper.ts';
import type { ReviewFile } from './joint-review.repository.ts';
import { moveReview, type ReviewChanges, systemItself } from './review-change.ts';
import { closeTask } from './review-task.ts';

type Dependencies = {
  changes: ReviewChanges;
  cases: Pick<Cases, 'vouchers' | 'reader'>;
  catalogue: Pick<Catalogue, 'departments' | 'getMatter' | 'getDepartment' | 'regions' | 'findEntryLabel'>;
  identity: Pick<Identity, 'confirmPassword' | 'getApplicant' | 'listStaff'>;
  /** To the applicant: printed, said in the talk that goes on, by message. */
  deliver: (issued: Issued, agentId: AgentId) => Promise<void>;
  clock: Clock;
};
export type Issuing = ReturnType<typeof createIssuing>;

/** The one numbered paper of a review: its number, what it says and the journal's entry are stored in one transaction. */
export function createIssuing({ changes, cases, catalogue, identity, deliver, clock }: Dependencies) {
  return {
    /** CONFLICTS_OPEN with which, OPINIONS_MISSING, PASSWORD_WRONG, LOGIN_LOCKED. */
    async issue(
      known: ReviewFile,
      version: number,
      password: string,
      by: AgentId,
      ip: string,
    ): Promise<ReviewFile> {
      moveReview(known, 'issued');
      await identity.confirmPassword(by, password, ip);
      const [applicant, staff] = await Promise.all([
        identity.getApplicant(known.review.applicantId),
        identity.listStaff(),
      ]);
      const personOf = (agentId: string) =>
        staff.find((each) => each.agentId === agentId) ?? { displayName: '—', agentNumber: '—' };
      const issuedAt = clock.now();
      let issued: Omit<Issued, 'row'> | undefined;
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
        await closeTask(tx, held.review.taskId, 'done', number, new Date(issuedAt));
        issued = { voucherId, content };
        const { conclusion } = merged;
        return {
          review: {
            ...{ state, conclusion, voucherId, number },
            ...{ issuedAt: new Date(issuedAt), endedAt: new Date(issuedAt) },
          },
          lines: [{ action: 'joint.issued', details: { voucherId, number, contentSha256, conclusion } }],
          ofCase: {},
        };
      });
      const row = await cases.reader.find(file.review.caseId);
      if (row === null || issued === undefined) throw new Error('a review was issued without its paper');
      await deliver({ row, ...issued }, by);
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
