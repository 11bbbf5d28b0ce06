import type { EntryPoint } from '@cloudseat/shared/nouns/catalogue.ts';
import type { ReportSignature, ReportText } from '@cloudseat/shared/nouns/expert-report.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { VoucherOf } from '@cloudseat/shared/nouns/voucher.ts';
import { findingOf, textOf } from '@cloudseat/shared/report/report-doc.ts';
import { maxTotalOf } from '@cloudseat/shared/scores/score-totals.ts';
import type { CaseRow } from '../../cases/case-write.repository.ts';
import type { PaperAuthority } from '../../cases/paper-authority.ts';
import type { MatterRecord } from '../../catalogue/catalogue-snapshot.ts';
import { maskPhone } from '../../identity/masking.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { SheetRow } from '../scoring/score.repository.ts';
import { tableOf } from '../scoring/score-view.ts';
import type { SignatureRow } from './report.repository.ts';

export type PaperSources = {
  issuedAt: number;
  of: Pick<CaseRow, 'caseNumber' | 'firm'>;
  matter: Pick<MatterRecord, 'name'>;
  authority: Omit<PaperAuthority, 'shortName'>;
  unit: { name: string; phone: string };
  convenor: { name: string; number: string };
  locale: Locale;
  entryPoint: EntryPoint;
  file: ReviewFile;
  sheets: readonly SheetRow[];
};
type Common = Omit<VoucherOf<'completedForm'>, 'kind' | 'sections'>;
type Signed = {
  text: ReportText;
  sha256: string;
  signatures: readonly ReportSignature[];
  given: readonly SignatureRow[];
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const inAll = (text: string): LocalText => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });

export function commonOf(sources: PaperSources, number: string): Common {
  const { issuedAt, of, matter, authority, unit, convenor, locale, entryPoint } = sources;
  const table = tableOf(sources.file, sources.sheets);
  const materials = table.rows.find(({ sheet }) => sheet !== null)?.sheet?.materials ?? [];
  return {
    ...{ number, issuedAt, locale, entryPoint, caseNumber: of.caseNumber, matterName: matter.name },
    department: authority.department,
    ...(authority.crossRegion && { crossRegion: authority.crossRegion }),
    applicant: {
      ...{ name: unit.name, maskedPhone: maskPhone(unit.phone) },
      ...(of.firm && { firm: of.firm }),
    },
    agent: convenor,
    received: materials.map(({ name, sha256 }) => ({ name: inAll(name), copies: 1, sha256 })),
    basis: [],
  };
}

/** Places that were lost, why, and whether they had handed in marks, which do not count. */
const voidsOf = ({ file, sheets }: PaperSources) =>
  tableOf(file, sheets)
    .rows.filter(({ isVoid }) => isVoid)
    .map(({ position, name, voidReason, commitment }) => ({
      ...{ position, name, reason: orNull(voidReason ?? ''), commitment },
    }));

/** 专家评审意见书: the text as it was signed, by whom, and who does not agree and why. */
export function reportContent(
  { text, sha256, signatures, given }: Signed,
  common: Common,
  sources: PaperSources,
): VoucherOf<'expertReport'> {
  const { kind } = sources.file.review;
  const nameOfCriterion = (criterionId: string | null): LocalText | null =>
    kind.criteria.find((each) => each.criterionId === criterionId)?.name ?? null;
  const findings = new Map<string, LocalText>(
    kind.criteria.map(({ criterionId, name }) => [findingOf(criterionId), name]),
  );
  const nameOfSeat = (seatId: string) => text.panel.find((each) => each.seatId === seatId)?.name ?? '—';
  const { result } = text.scores;
  return {
    kind: 'expertReport',
    ...common,
    ...{ title: text.title, unitName: text.unitName, kindName: kind.name, conclusion: text.conclusion },
    sections: text.sections.flatMap(({ sectionId, runs }) => {
      const words = orNull(textOf(runs));
      if (words === null) return [];
      const finding = findings.get(sectionId);
      const of = finding ? 'finding' : (sectionId as 'project' | 'seen' | 'suggestions' | 'reasons');
      return [{ of, criterion: finding ?? null, text: words }];
    }),
    changes: text.changes.map(({ runs, criterionId, seatIds }) => ({
      text: textOf(runs).trim(),
      criterion: nameOfCriterion(criterionId),
      verifiers: seatIds.map(nameOfSeat),
    })),
    votes: {
      passed: text.votes.filter(({ conclusion }) => conclusion === 'passed').length,
      passedWithChanges: text.votes.filter(({ conclusion }) => conclusion === 'passedWithChanges').length,
      notPassed: text.votes.filter(({ conclusion }) => conclusion === 'notPassed').length,
    },
    panel: text.panel.map(({ seatId, position, name, unit, isChair }) => {
      const signature = signatures.find((each) => each.seatId === seatId);
      const state = signature?.state === 'owing' ? 'silent' : (signature?.state ?? 'silent');
      return {
        ...{ position, name, unit, isChair, state, signedAt: signature?.signedAt ?? null },
        dissent: signature?.dissent
          ? { text: signature.dissent.text, basis: orNull(signature.dissent.basis) }
          : null,
        sha256: given.find((each) => each.seatId === seatId)?.sha256 ?? null,
      };
    }),
    voids: voidsOf(sources),
    scores: result && {
      ...{ count: result.count, maxTotal: result.maxTotal, mean: result.mean, isPass: result.isPass },
      ...{ trimmedMean: result.trimmedMean, percent: result.percent, passPercent: result.passPercent },
    },
    ...{ reportSha256: sha256, round: text.round, closedAt: text.closedAt },
  };
}

/** 评分表: every mark that counts, with the hash each expert committed to before anybody saw one. */
export function scoresContent(
  text: ReportText,
  common: Common,
  sources: PaperSources,
): VoucherOf<'expertScores'> {
  const { kind } = sources.file.review;
  const table = tableOf(sources.file, sources.sheets);
  return {
    kind: 'expertScores',
    ...common,
    ...{ title: text.title, unitName: text.unitName, kindName: kind.name },
    maxTotal: maxTotalOf(kind.criteria),
    criteria: kind.criteria.map(({ name, maxScore }) => ({ name, maxScore })),
    sheets: table.rows.flatMap(({ position, name, sheet, total, commitment }) =>
      sheet === null || total === null || commitment === null
        ? []
        : [
            {
              ...{ position, name, total, commitment, proposal: sheet.proposal },
              marks: sheet.marks.map(({ score, remark }) => ({ score, remark: orNull(remark) })),
              remark: orNull(sheet.remark),
            },
          ],
    ),
    voids: voidsOf(sources),
    result: table.result && {
      ...{ count: table.result.count, mean: table.result.mean, trimmedMean: table.result.trimmedMean },
      ...{ percent: table.result.percent, passPercent: table.result.passPercent },
      isPass: table.result.isPass,
      criteria: table.result.criteria.map(({ mean }) => mean),
    },
  };
}
