import type { DepartmentId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { VoucherContent, VoucherOf } from '@cloudseat/shared/nouns/voucher.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { readDecisionRows } from '../cases/decision.repository.ts';
import type { PaperAuthority } from '../cases/paper-authority.ts';
import type { MatterRecord } from '../catalogue/catalogue-snapshot.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import { maskPhone } from '../identity/masking.ts';
import type { Consolidated } from './consolidate.ts';
import type { ReviewFile, SeatRow } from './joint-review.repository.ts';
import { readSigned } from './opinions.ts';
import { countingOpinions } from './seats.ts';

type Person = { displayName: string; agentNumber: string };
export type PaperSources = {
  number: string;
  issuedAt: number;
  of: Pick<CaseRow, 'caseNumber' | 'firm'>;
  matter: Pick<MatterRecord, 'name' | 'guide' | 'materials'>;
  authority: Omit<PaperAuthority, 'shortName'>;
  applicant: { name: string; phone: string };
  lead: Person;
  rows: Pick<Awaited<ReturnType<typeof readDecisionRows>>, 'papers' | 'locale' | 'entryPoint'>;
  nameOf: (departmentId: DepartmentId) => LocalText;
  personOf: (agentId: string) => Person;
};

const inAll = (text: string): LocalText => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const orNull = (text: string): string | null => (text === '' ? null : text);
const asSigner = ({ displayName, agentNumber }: Person) => ({ name: displayName, number: agentNumber });

const licensingLaw: LocalText = {
  'zh-Hans': '《中华人民共和国行政许可法》第二十六条第二款',
  'zh-Hant': '《中華人民共和國行政許可法》第二十六條第二款',
  en: 'Administrative Licensing Law of the People’s Republic of China, article 26, paragraph 2',
};

/** All that the paper 联审意见 says, out of a review that is consolidated. */
export function jointContent(
  file: ReviewFile,
  merged: Consolidated,
  sources: PaperSources,
): VoucherOf<'jointOpinion'> {
  const { review, sittings } = file;
  const seatName = (seatId: SeatId): LocalText => {
    const seat = file.seats.find((each) => each.seatId === seatId);
    return seat === undefined ? inAll('—') : sources.nameOf(seat.departmentId);
  };
  const paperName = (lineId: MaterialLineId | null): LocalText | null =>
    sources.matter.materials.find((line) => line.lineId === lineId)?.name ?? null;
  return {
    kind: 'jointOpinion',
    ...commonOf(sources),
    subject: review.subject,
    conclusion: merged.conclusion,
    summary: orNull(review.summary),
    departments: file.seats.map((seat) => departmentOf(seat, file, merged, sources)),
    conflicts: merged.conflicts.flatMap(({ conflictId, about, kind, seatIds, lineId }) => {
      const word = file.resolutions.findLast(
        (each) => each.conflictId === conflictId && each.about === about,
      );
      if (word === undefined) return [];
      const { text, level, byId, followsSeatId } = word;
      return [
        {
          ...{ of: kind, level, text, paper: paperName(lineId), departments: seatIds.map(seatName) },
          settledBy: asSigner(sources.personOf(byId)),
          follows: followsSeatId === null ? null : seatName(followsSeatId),
        },
      ];
    }),
    lines: merged.lines.map(({ lineId, kind, text, seatIds }) => ({
      ...{ paper: paperName(lineId), kind, text, departments: seatIds.map(seatName) },
    })),
    satOn: [...new Set(sittings.map(({ startedAt }) => districtDate(startedAt.getTime())))],
  };
}

function departmentOf(
  seat: SeatRow,
  file: ReviewFile,
  { dissentIds }: Consolidated,
  { nameOf }: PaperSources,
): VoucherOf<'jointOpinion'>['departments'][number] {
  const { departmentId, isLead, isRequired, question, reason, state } = seat;
  const facts = { name: nameOf(departmentId), isLead, isRequired, question: orNull(question) };
  const signed = countingOpinions(file).find(({ seatId }) => seatId === seat.seatId);
  if (signed === undefined) {
    const of = state === 'dropped' || state === 'abstained' ? state : 'notSigned';
    return {
      ...facts,
      opinion: null,
      absence: { of, reason: of === 'notSigned' ? null : orNull(reason ?? '') },
    };
  }
  const { verdict, text, basis, askInstead, round, signedBy, signedAt } = readSigned(signed);
  if (verdict === null) throw new Error('an opinion was signed without its verdict');
  return {
    ...facts,
    absence: null,
    opinion: {
      ...{ verdict, text, round, signedAt, sha256: signed.sha256, signedBy: asSigner(signedBy) },
      ...{
        basis: orNull(basis),
        askInstead: orNull(askInstead),
        isDissent: dissentIds.includes(seat.seatId),
      },
    },
  };
}

function commonOf(sources: PaperSources): Omit<VoucherOf<'completedForm'>, 'kind' | 'sections'> {
  const { number, issuedAt, of, matter, authority, applicant, lead, rows } = sources;
  const received = rows.papers.map(({ lineId, fileName, sha256 }) => ({
    name: matter.materials.find((line) => line.lineId === lineId)?.name ?? inAll(fileName),
    ...{ copies: 1, sha256 },
  }));
  return {
    ...{ number, issuedAt, locale: rows.locale, caseNumber: of.caseNumber, entryPoint: rows.entryPoint },
    ...{ matterName: matter.name, department: authority.department },
    ...(authority.crossRegion && { crossRegion: authority.crossRegion }),
    applicant: {
      ...{ name: applicant.name, maskedPhone: maskPhone(applicant.phone) },
      ...(of.firm && { firm: of.firm }),
    },
    agent: asSigner(lead),
    received: received.slice(-200) as VoucherContent['received'],
    basis: [licensingLaw, matter.guide.basis],
  };
}
