import { z } from 'zod';
import { EntryPoint } from './catalogue.ts';
import { Firm } from './firm.ts';
import { EpochMs } from './ids.ts';
import { Locale, LocalText } from './text.ts';

/** The papers an applicant gets: STATES.md has when each is issued. */
export const voucherKinds = [
  'acceptance',
  'refusal',
  'correction',
  'conditional',
  'receipt',
  'decision',
  'completedForm',
  'jointOpinion',
  'expertReport',
  'expertScores',
] as const;
export const VoucherKind = z.enum(voucherKinds);
export type VoucherKind = z.infer<typeof VoucherKind>;

/** A sentence or more. What an agent typed is one string, in Chinese; texts of the catalogue are in every language. */
export const Words = z.union([z.string().trim().min(1).max(4_000), LocalText]);
export type Words = z.infer<typeof Words>;
const Line = z.string().trim().min(1).max(200);
const IsoDate = z.iso.date();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 has 64 hexadecimal digits');
/** Longer lists do not fit what one person can mend; they are refused rather than cut. */
const linesMax = 200;

/** A day by which something is due, and how many working days that was when it was counted. */
export const Deadline = z.object({ date: IsoDate, workingDays: z.int().positive() });
export type Deadline = z.infer<typeof Deadline>;

/** An office that people may turn to. */
export const Office = z.object({ name: LocalText, address: LocalText.nullable(), phone: Line.nullable() });
export type Office = z.infer<typeof Office>;

export const ReceivedPaper = z.object({
  name: LocalText,
  copies: z.int().positive(),
  /** Of the version that was handed in; null for what was shown and not kept. */
  sha256: Sha256.nullable(),
});
export type ReceivedPaper = z.infer<typeof ReceivedPaper>;

export const Gap = z.object({
  /** The line of the matter's checklist. */
  name: LocalText,
  wrong: Words,
  mend: Words,
  /** Where a sample is, or what it looks like. */
  sample: Words.nullable(),
});
export type Gap = z.infer<typeof Gap>;

/** Where who does not agree may turn, and within what time (行政复议法 §20, 行政诉讼法 §46). */
export const Remedies = z.object({
  reviewOffice: LocalText,
  court: LocalText,
  reviewDays: z.int().positive(),
  courtMonths: z.int().positive(),
});
export type Remedies = z.infer<typeof Remedies>;

/** A form's part: what was asked and what the applicant answered, word for word. */
export const FormSection = z.object({
  title: LocalText,
  fields: z.array(z.object({ label: LocalText, value: z.string().max(4_000) })).max(linesMax),
});
export type FormSection = z.infer<typeof FormSection>;

/** On every paper. */
const common = {
  /** E.g. 市场监管受〔2026〕000017号, see the server's number series. */
  number: Line,
  locale: Locale,
  issuedAt: EpochMs,
  caseNumber: Line,
  matterName: LocalText,
  department: z.object({ name: LocalText, address: LocalText, phone: Line }),
  /** The paper is the applicant's own: the name is whole. */
  applicant: z.object({
    name: Line,
    maskedPhone: Line,
    /** Left out where they come in person: papers of before stay the same. */
    firm: Firm.optional(),
  }),
  entryPoint: EntryPoint,
  /** Where it is decided and through whose window it came, where that is not all this district. */
  crossRegion: z.object({ decidedIn: LocalText, through: LocalText }).optional(),
  agent: z.object({ name: Line, number: Line }),
  received: z.array(ReceivedPaper).max(linesMax),
  /** Legal texts the paper rests on, e.g. 《中华人民共和国行政许可法》第三十二条. */
  basis: z.array(Words).max(20),
  /**
   * What somebody who knows says of characters that no font has, e.g. { '𰀀': '左木右因' }. Without it they are printed as
   * code points.
   */
  characterNotes: z.record(z.string(), Line).optional(),
};

const Acceptance = z.object({
  kind: z.literal('acceptance'),
  ...common,
  /** By when the matter is decided. */
  decideBy: Deadline,
  /**
   * Nobody decided it: of no gaps was told by the last day for it, so that the law counts it as accepted from receipt (行政许可法
   * §32). Left out otherwise: papers of before stay the same.
   */
  deemed: z.object({ receivedOn: IsoDate, tellBy: IsoDate }).optional(),
});
const Refusal = z.object({
  kind: z.literal('refusal'),
  ...common,
  reason: z.discriminatedUnion('of', [
    z.object({ of: z.literal('notRequired') }),
    z.object({ of: z.literal('notOurs'), askInstead: Office }),
  ]),
  explanation: Words.nullable(),
  remedies: Remedies,
});
const Correction = z.object({
  kind: z.literal('correction'),
  ...common,
  gaps: z.array(Gap).min(1).max(linesMax),
  mendBy: Deadline.nullable(),
  /** Why there is another notice on the same application, as a supervisor allowed it; null on the first. */
  repeatReason: Words.nullable(),
});
const Conditional = z.object({
  kind: z.literal('conditional'),
  ...common,
  missing: z.array(Gap).min(1).max(linesMax),
  /** What the applicant promises beyond handing in what is missing. */
  commitment: Words.nullable(),
  mendBy: Deadline,
});
const Receipt = z.object({
  kind: z.literal('receipt'),
  ...common,
  received: common.received.min(1),
  /** By when the applicant hears whether it is accepted. */
  tellBy: Deadline,
});
const Decision = z.object({
  kind: z.literal('decision'),
  ...common,
  /** What was decided and why. */
  text: z.array(Words).min(1).max(20),
  outcome: z.discriminatedUnion('of', [
    /** With the licences and certificates that come of it. */
    z.object({
      of: z.literal('granted'),
      results: z.array(z.object({ name: LocalText, number: Line })).max(20),
    }),
    z.object({ of: z.literal('refused'), remedies: Remedies }),
  ]),
});
const CompletedForm = z.object({
  kind: z.literal('completedForm'),
  ...common,
  sections: z.array(FormSection).min(1).max(40),
});

const names = z.array(LocalText).min(1).max(20);
/** What the applicant is asked for, and by whom. */
const JointLine = z.object({
  /** Of the checklist; null: of none. */
  paper: LocalText.nullable(),
  kind: z.enum(['condition', 'correction']),
  text: Words,
});
/** 联审意见: what several departments say of one case. */
const JointOpinion = z.object({
  kind: z.literal('jointOpinion'),
  ...common,
  subject: Words,
  conclusion: z.enum(['agree', 'agreeWithConditions', 'needsCorrection', 'disagree']),
  summary: Words.nullable(),
  /** The lead department first. */
  departments: z
    .array(
      z.object({
        name: LocalText,
        isLead: z.boolean(),
        isRequired: z.boolean(),
        question: Words.nullable(),
        /** Null: it has signed nothing; `absence` says why. */
        opinion: z
          .object({
            verdict: z.enum(['agree', 'agreeWithConditions', 'needsCorrection', 'notOurs', 'disagree']),
            text: Words,
            basis: Words.nullable(),
            askInstead: Words.nullable(),
            /** It was concluded otherwise. */
            isDissent: z.boolean(),
            /** How many times it was asked. */
            round: z.int().positive(),
            signedBy: z.object({ name: Line, number: Line }),
            signedAt: EpochMs,
            sha256: Sha256,
          })
          .nullable(),
        absence: z
          .object({ of: z.enum(['dropped', 'abstained', 'notSigned']), reason: Words.nullable() })
          .nullable(),
      }),
    )
    .min(1)
    .max(20),
  conflicts: z
    .array(
      z.object({
        of: z.enum(['verdict', 'sameLine', 'notOurs']),
        departments: names,
        paper: LocalText.nullable(),
        settledBy: z.object({ name: Line, number: Line }),
        level: z.enum(['lead', 'escalated']),
        text: Words,
        follows: LocalText.nullable(),
      }),
    )
    .max(40),
  lines: z.array(JointLine.extend({ departments: names })).max(linesMax),
  /** When the departments sat together; days. */
  satOn: z.array(IsoDate).max(40),
});

/** What the panel of an expert review wrote, in as many words as it needed. */
const Prose = z.string().trim().min(1).max(40_000);
const Position = z.int().positive();
/** A place whose expert stepped aside or was replaced; marks they had handed in do not count. */
const VoidPlace = z.object({
  position: Position,
  name: Line,
  reason: Words.nullable(),
  commitment: Sha256.nullable(),
});
const project = { title: Line, unitName: Line, kindName: LocalText };
const scoreFacts = {
  count: z.int().positive(),
  mean: z.number(),
  trimmedMean: z.number().nullable(),
  percent: z.number(),
  passPercent: z.int(),
  isPass: z.boolean(),
};
const panelConclusion = z.enum(['passed', 'passedWithChanges', 'notPassed']);

/** 专家评审意见书. */
const ExpertReport = z.object({
  kind: z.literal('expertReport'),
  ...common,
  ...project,
  conclusion: panelConclusion,
  sections: z
    .array(
      z.object({
        of: z.enum(['project', 'seen', 'finding', 'suggestions', 'reasons']),
        /** Of a finding. */
        criterion: LocalText.nullable(),
        text: Prose,
      }),
    )
    .max(40),
  changes: z
    .array(z.object({ text: Prose, criterion: LocalText.nullable(), verifiers: z.array(Line).max(15) }))
    .max(linesMax),
  votes: z.object({
    passed: z.int().nonnegative(),
    passedWithChanges: z.int().nonnegative(),
    notPassed: z.int().nonnegative(),
  }),
  panel: z
    .array(
      z.object({
        position: Position,
        name: Line,
        unit: z.string().max(200),
        isChair: z.boolean(),
        /** silent: had time to sign or to say why not, and counts as agreed. */
        state: z.enum(['agreed', 'dissented', 'silent']),
        signedAt: EpochMs.nullable(),
        dissent: z.object({ text: Words, basis: Words.nullable() }).nullable(),
        sha256: Sha256.nullable(),
      }),
    )
    .min(1)
    .max(15),
  voids: z.array(VoidPlace).max(60),
  /** Null where nobody whose marks count has given any. */
  scores: z.object({ ...scoreFacts, maxTotal: z.int().positive() }).nullable(),
  /** Of the text as it was signed. */
  reportSha256: Sha256,
  round: z.int().positive(),
  closedAt: EpochMs,
});

/** 评分表. */
const ExpertScores = z.object({
  kind: z.literal('expertScores'),
  ...common,
  ...project,
  maxTotal: z.int().positive(),
  criteria: z
    .array(z.object({ name: LocalText, maxScore: z.int().positive() }))
    .min(1)
    .max(20),
  sheets: z
    .array(
      z.object({
        position: Position,
        name: Line,
        total: z.number(),
        commitment: Sha256,
        proposal: panelConclusion,
        /** In the order of the criteria. */
        marks: z.array(z.object({ score: z.number(), remark: Words.nullable() })).max(20),
        remark: Words.nullable(),
      }),
    )
    .max(15),
  voids: z.array(VoidPlace).max(60),
  result: z.object({ ...scoreFacts, criteria: z.array(z.number()).max(20) }).nullable(),
});

export const VoucherContent = z.discriminatedUnion('kind', [
  Acceptance,
  Refusal,
  Correction,
  Conditional,
  Receipt,
  Decision,
  CompletedForm,
  JointOpinion,
  ExpertReport,
  ExpertScores,
]);
export type VoucherContent = z.infer<typeof VoucherContent>;
export type VoucherOf<Kind extends VoucherKind> = Extract<VoucherContent, { kind: Kind }>;
