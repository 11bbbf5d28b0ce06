import type { Decision } from '@cloudseat/shared/nouns/case-decision.ts';
import { isGap } from '@cloudseat/shared/nouns/case-rules.ts';
import type { EntryPoint, MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import type { LineFault, LineStatus } from '@cloudseat/shared/nouns/service-case.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Deadline, Gap, ReceivedPaper, VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import { maskPhone } from '../identity/masking.ts';
import { gapWords } from './gap-words.ts';
import type { PaperAuthority } from './paper-authority.ts';

/** A line of the checklist with what was found of it and the papers that answer it. */
export type FoundLine = MaterialLine & {
  status: LineStatus | null;
  fault: LineFault | null;
  faultNote: string;
  /** Pages of the paper on which marks show what is wrong, ascending. */
  markedPages: readonly number[];
  papers: readonly { sha256: string }[];
};
/** What a paper says beside the decision itself. Times in ms since 1970. */
export type PaperFacts = {
  number: string;
  locale: Locale;
  issuedAt: number;
  caseNumber: string;
  entryPoint: EntryPoint;
  matter: { name: LocalText; basis: LocalText };
  authority: Omit<PaperAuthority, 'shortName'>;
  applicant: { name: string; phone: string };
  /** Whom they come for. */
  firm: Firm | null;
  /** Null where nobody has the case. */
  agent: { displayName: string; agentNumber: string } | null;
  lines: readonly FoundLine[];
  /** What is asked for and stands on no line. */
  otherGaps: readonly Gap[];
  otherPapers: readonly { fileName: string; sha256: string }[];
  repeatReason: string | null;
  /** So many working days from now, or from another moment. */
  deadlineOf(days: number, from?: number): Deadline;
  /** Of the law's terms. */
  days: { tellGaps: number; decide: number; correction: number };
};

/** Nobody decided: no gap was told of until the last day for it, `dueAt`. */
export type Deemed = { outcome: 'deem'; receivedAt: number; dueAt: number };

/** The whole content of the paper that a decision, or the law in its place, is told by. */
export function contentOf(decision: Decision | Deemed, facts: PaperFacts): VoucherContent {
  const common = commonOf(facts);
  switch (decision.outcome) {
    case 'receive':
      return { kind: 'receipt', ...common, tellBy: facts.deadlineOf(facts.days.tellGaps) };
    case 'notice':
      return {
        kind: 'correction',
        ...common,
        gaps: [...gapsOf(facts.lines), ...facts.otherGaps],
        mendBy: facts.deadlineOf(facts.days.correction),
        repeatReason: facts.repeatReason,
      };
    case 'accept':
    case 'complete':
      return { kind: 'acceptance', ...common, decideBy: facts.deadlineOf(facts.days.decide) };
    case 'deem':
      return {
        kind: 'acceptance',
        ...common,
        basis: [licensingLaw, ...common.basis],
        decideBy: facts.deadlineOf(facts.days.decide, decision.receivedAt),
        deemed: { receivedOn: districtDate(decision.receivedAt), tellBy: districtDate(decision.dueAt) },
      };
    case 'acceptConditionally':
      return {
        kind: 'conditional',
        ...common,
        missing: gapsOf(facts.lines),
        commitment: decision.commitment,
        mendBy: facts.deadlineOf(decision.days),
      };
    case 'refuse':
      return {
        kind: 'refusal',
        ...common,
        reason:
          decision.reason === 'notRequired'
            ? { of: 'notRequired' }
            : { of: 'notOurs', askInstead: { name: inAll(decision.askInstead), address: null, phone: null } },
        explanation: decision.explanation,
        remedies: facts.authority.remedies,
      };
    case 'grant':
      return { kind: 'decision', ...common, text: [decision.text], outcome: { of: 'granted', results: [] } };
    case 'deny':
      return {
        kind: 'decision',
        ...common,
        text: [decision.text],
        outcome: { of: 'refused', remedies: facts.authority.remedies },
      };
  }
}

const licensingLaw: LocalText = {
  'zh-Hans': '《中华人民共和国行政许可法》第三十二条',
  'zh-Hant': '《中華人民共和國行政許可法》第三十二條',
  en: 'Administrative Licensing Law of the People’s Republic of China, article 32',
};

function commonOf(facts: PaperFacts) {
  const { number, locale, issuedAt, caseNumber, entryPoint, matter, applicant, firm, agent } = facts;
  const { department, crossRegion } = facts.authority;
  return {
    ...{ number, locale, issuedAt, caseNumber, entryPoint, matterName: matter.name, department },
    ...(crossRegion && { crossRegion }),
    applicant: { name: applicant.name, maskedPhone: maskPhone(applicant.phone), ...(firm && { firm }) },
    agent: { name: agent?.displayName ?? '—', number: agent?.agentNumber ?? '—' },
    received: receivedOf(facts),
    basis: [matter.basis],
  };
}

/** One entry a line with the newest of its papers, then what answers no line, by its name. */
function receivedOf({ lines, otherPapers }: PaperFacts): ReceivedPaper[] {
  return [
    ...lines
      .filter(({ papers }) => papers.length > 0)
      .map(({ name, papers }) => ({ name, copies: 1, sha256: papers.at(-1)?.sha256 ?? null })),
    ...otherPapers.map(({ fileName, sha256 }) => ({ name: inAll(fileName), copies: 1, sha256 })),
  ];
}

/** Every line that is missing or not as it must be, with how to mend it. */
function gapsOf(lines: readonly FoundLine[]): Gap[] {
  return lines.filter(isGap).map(({ name, note, status, fault, faultNote, markedPages }) => {
    const words = gapWords[status === 'missing' ? 'missing' : (fault ?? 'other')];
    const { mend } = words;
    const wrong = markedPages.length === 0 ? words.wrong : joinText(words.wrong, seeMarks(markedPages));
    return { name, wrong, mend: faultNote === '' ? mend : addTo(mend, faultNote), sample: note };
  });
}

/** Where the applicant finds them: beside the line, on the page of their case. */
const seeMarks = (pages: readonly number[]): LocalText => ({
  'zh-Hans': `见第${pages.join('、')}页标注。`,
  'zh-Hant': `見第${pages.join('、')}頁標註。`,
  en: ` See the marks on page ${pages.join(', ')}.`,
});
const joinText = (left: LocalText, right: LocalText): LocalText => ({
  'zh-Hans': `${left['zh-Hans']}${right['zh-Hans']}`,
  'zh-Hant': `${left['zh-Hant']}${right['zh-Hant']}`,
  en: `${left.en}${right.en}`,
});

/** What the agent typed is the same in each language. */
const inAll = (text: string): LocalText => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const addTo = (text: LocalText, note: string): LocalText => ({
  'zh-Hans': `${text['zh-Hans']}${note}`,
  'zh-Hant': `${text['zh-Hant']}${note}`,
  en: `${text.en} ${note}`,
});
