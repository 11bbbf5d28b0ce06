import { ExpertChangeId } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ReportSignature, ReportText } from '@cloudseat/shared/nouns/expert-report.ts';
import type { AgentId, VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import type { Issued } from '../../cases/case-decisions.ts';
import type { CaseRow } from '../../cases/case-write.repository.ts';
import type { Cases } from '../../cases/cases.ts';
import { readDecisionRows } from '../../cases/decision.repository.ts';
import { authorityOf } from '../../cases/paper-authority.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { districtDate } from '../../catalogue/opening-hours.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Transaction } from '../../platform/db.ts';
import { makeId } from '../../platform/ids.ts';
import { takeNumber } from '../../vouchers/number-series.repository.ts';
import { departmentMarkOf } from '../../vouchers/voucher-number.ts';
import { hashContent } from '../../vouchers/vouchers.ts';
import { openChanges } from '../after/open-changes.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { moveReview, type Step } from '../review-change.ts';
import type { ScoreRepository } from '../scoring/score.repository.ts';
import { commonOf, reportContent, scoresContent } from './expert-paper.ts';
import type { Papers, ReportRepository, RoundRow } from './report.repository.ts';

type Dependencies = {
  reports: Pick<ReportRepository, 'saveRound' | 'listSignatures'>;
  scores: Pick<ScoreRepository, 'list'>;
  cases: Pick<Cases, 'vouchers' | 'reader'>;
  catalogue: Pick<Catalogue, 'getMatter' | 'getDepartment' | 'regions' | 'findEntryLabel'>;
  identity: Pick<Identity, 'getApplicant' | 'listStaff'>;
  /** To the unit: printed, and by message. */
  deliver: (issued: Issued, agentId: AgentId) => Promise<void>;
};
type Person = { name: string; number: string };
/** What is read before the transaction, and what it issues. */
export type Prepared = {
  unit: { name: string; phone: string };
  convenor: Person;
  issued: Omit<Issued, 'row'>[];
};
type Signed = { text: ReportText; standing: RoundRow; signatures: ReportSignature[]; at: number };
export type Concluding = ReturnType<typeof createConcluding>;

/** As the report has it, for those who answer and verify it. */
const presentChange = ({ changeId, runs, criterionId, seatIds }: ReportText['changes'][number]) => ({
  ...{ changeId: ExpertChangeId.parse(changeId), criterionId, verifierSeatIds: seatIds },
  text: runs.map(({ text }) => text).join(''),
});

/** All have signed: the conclusion, two numbered papers and their lines in the journal are stored in one transaction. */
export function createConcluding(dependencies: Dependencies) {
  const { reports, scores, cases, catalogue, identity, deliver } = dependencies;
  return {
    async prepare({ review }: ReviewFile): Promise<Prepared> {
      const [unit, staff] = await Promise.all([
        identity.getApplicant(review.applicantId),
        identity.listStaff(),
      ]);
      const found = staff.find(({ agentId }) => agentId === review.convenorId);
      const convenor = { name: found?.displayName ?? '—', number: found?.agentNumber ?? '—' };
      return { unit, convenor, issued: [] };
    },

    async concludeIn(
      tx: Transaction,
      file: ReviewFile,
      of: CaseRow,
      { text, standing, signatures, at }: Signed,
      { unit, convenor, issued }: Prepared,
    ): Promise<Step> {
      const { reviewId, convenorId } = file.review;
      const state = moveReview(file, 'concluded');
      const sheets = await scores.list(reviewId, tx);
      const given = (await reports.listSignatures(reviewId, tx)).filter(({ round }) => round === text.round);
      const rows = await readDecisionRows(tx, of.caseId);
      const matter = catalogue.getMatter(of.matterId);
      const { shortName, ...authority } = authorityOf(of, matter, catalogue);
      const sources = {
        ...{ issuedAt: at, of, matter, authority, unit, convenor, locale: rows.locale, file, sheets },
        entryPoint: rows.entryPoint,
      };
      const year = Number(districtDate(at).slice(0, 4));
      const papers: Papers = [];
      const issue = async (content: VoucherContent, kind: Papers[number]['kind']) => {
        const voucherId = makeId() as VoucherId;
        const contentSha256 = hashContent(content);
        await cases.vouchers.insert(tx, {
          ...{ voucherId, caseId: of.caseId, applicantId: of.applicantId, content, contentSha256 },
          ...{ issuedBy: convenorId, issuedAt: new Date(at) },
        });
        issued.push({ voucherId, content });
        papers.push({ voucherId, kind, number: content.number });
        return { voucherId, number: content.number, contentSha256 };
      };
      // Last: others who want a number of these series wait for this transaction from here on.
      const series = { departmentMark: departmentMarkOf(shortName), year };
      const numbers = [
        await takeNumber(tx, { ...series, kind: 'expertReport' }),
        await takeNumber(tx, { ...series, kind: 'expertScores' }),
      ] as const;
      const [report, sheet] = [
        reportContent(
          { text, sha256: standing.sha256, signatures, given },
          commonOf(sources, numbers[0]),
          sources,
        ),
        scoresContent(text, commonOf(sources, numbers[1]), sources),
      ];
      const kept = [await issue(report, 'expertReport'), await issue(sheet, 'expertScores')];
      await reports.saveRound(tx, reviewId, text.round, { papers });
      const { conclusion, round } = text;
      if (conclusion === 'passedWithChanges') await openChanges(tx, file, text.changes.map(presentChange));
      return {
        review: { state, conclusion, concludedAt: new Date(at) },
        lines: [
          {
            action: 'expert.concluded',
            details: { conclusion, round, sha256: standing.sha256, papers: kept },
          },
        ],
      };
    },

    /** After the transaction, which stands whatever fails here. */
    async deliver(file: ReviewFile, { issued }: Prepared): Promise<void> {
      if (issued.length === 0) return;
      const row = await cases.reader.find(file.review.caseId);
      if (row === null) throw new Error('a review was concluded without its case');
      const by = file.review.convenorId ?? ('' as AgentId);
      for (const each of issued) await deliver({ row, ...each }, by);
    },
  };
}
