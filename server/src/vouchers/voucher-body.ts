import type {
  Deadline,
  Remedies,
  VoucherContent,
  VoucherKind,
  VoucherOf,
} from '@cloudseat/shared/nouns/voucher.ts';
import type { Content } from 'pdfmake/interfaces.js';
import { expertReportBody } from './expert-report-body.ts';
import { expertScoresBody } from './expert-scores-body.ts';
import { jointBody } from './joint-body.ts';
import { colours, facts, gapList, heading, list, paragraph, type Tongue, type } from './voucher-parts.ts';
import { fill, say, sayDate, sayOfficial } from './voucher-words.ts';

/** What each kind says between the greeting and the legal basis. */
export const bodyOf = (content: VoucherContent, tongue: Tongue): Content[] => {
  const make = bodies[content.kind] as (content: VoucherContent, tongue: Tongue) => Content[];
  return make(content, tongue);
};

const bodies: { [Kind in VoucherKind]: (content: VoucherOf<Kind>, tongue: Tongue) => Content[] } = {
  acceptance(content, tongue) {
    const { texts, locale } = tongue;
    const [decided, next] = texts.acceptance;
    const { deemed, decideBy } = content;
    const days = deemed && {
      received: sayDate(deemed.receivedOn, locale),
      tellBy: sayDate(deemed.tellBy, locale),
    };
    return [
      paragraph(fill(days ? texts.deemed : decided, { ...matterOf(content, tongue), ...days }), tongue),
      paragraph(fill(next, due(decideBy, tongue)), tongue),
      ...received(content, tongue),
    ];
  },
  refusal: refusalBody,
  correction: correctionBody,
  conditional: conditionalBody,
  receipt(content, tongue) {
    const [what, meaning] = tongue.texts.receipt;
    return [
      paragraph(fill(what, matterOf(content, tongue)), tongue),
      ...received(content, tongue),
      paragraph(fill(meaning, due(content.tellBy, tongue)), tongue),
    ];
  },
  decision: decisionBody,
  jointOpinion: jointBody,
  expertReport: expertReportBody,
  expertScores: expertScoresBody,
  completedForm: (content, { locale }) =>
    content.sections.flatMap((section) => [
      heading(sayOfficial(section.title, locale)),
      facts(section.fields.map(({ label, value }) => [say(label, locale), value])),
    ]),
};

function refusalBody(content: VoucherOf<'refusal'>, tongue: Tongue): Content[] {
  const { locale, texts } = tongue;
  const { reason, explanation } = content;
  const parts = [paragraph(fill(texts.refusal[reason.of], matterOf(content, tongue)), tongue)];
  if (reason.of === 'notOurs') {
    const { name, address, phone } = reason.askInstead;
    const lines = [
      fill(texts.office.name, { name: sayOfficial(name, locale) }),
      ...(address ? [fill(texts.office.address, { address: sayOfficial(address, locale) })] : []),
      ...(phone ? [fill(texts.office.phone, { phone })] : []),
    ];
    parts.push({ stack: lines, fontSize: type.body, margin: [2 * type.body, 0, 0, 8] });
  }
  if (explanation !== null)
    parts.push(paragraph(fill(texts.refusal.explanation, { text: say(explanation, locale) }), tongue));
  parts.push(remediesOf(content.remedies, tongue), ...received(content, tongue));
  return parts;
}

function correctionBody(content: VoucherOf<'correction'>, tongue: Tongue): Content[] {
  const { locale, texts } = tongue;
  const { gaps, mendBy, repeatReason } = content;
  const { first, repeat, mendWhen } = texts.correction;
  return [
    paragraph(fill(first, { ...matterOf(content, tongue), count: gaps.length }), tongue),
    ...(repeatReason === null
      ? []
      : [paragraph(fill(repeat, { reason: say(repeatReason, locale) }), tongue)]),
    gapList(texts.section.gaps, gaps, tongue),
    paragraph(mendBy ? fill(texts.correction.mendBy, due(mendBy, tongue)) : mendWhen, tongue),
    ...received(content, tongue),
  ];
}

function conditionalBody(content: VoucherOf<'conditional'>, tongue: Tongue): Content[] {
  const { locale, texts } = tongue;
  const { missing, commitment, mendBy } = content;
  const more = commitment === null ? '' : say(commitment, locale);
  return [
    paragraph(fill(texts.conditional.first, { ...matterOf(content, tongue), count: missing.length }), tongue),
    gapList(texts.section.missing, missing, tongue),
    paragraph(fill(texts.conditional.commitment, { ...due(mendBy, tongue), more }), tongue),
    paragraph(texts.conditional.otherwise, tongue),
    ...received(content, tongue),
  ];
}

function decisionBody(content: VoucherOf<'decision'>, tongue: Tongue): Content[] {
  const { locale, texts } = tongue;
  const { outcome } = content;
  const parts = [
    paragraph(fill(texts.decision[outcome.of], matterOf(content, tongue)), tongue),
    ...content.text.map((words) => paragraph(say(words, locale), tongue)),
  ];
  if (outcome.of === 'refused') parts.push(remediesOf(outcome.remedies, tongue));
  else if (outcome.results.length > 0)
    parts.push(
      list(
        texts.section.results,
        [
          { name: texts.column.result, width: '*' },
          { name: texts.column.resultNumber, width: 200 },
        ],
        outcome.results.map(({ name, number }) => [sayOfficial(name, locale), number]),
      ),
    );
  return [...parts, ...received(content, tongue)];
}

const matterOf = ({ matterName }: VoucherContent, { locale }: Tongue) => ({
  matter: say(matterName, locale),
});

const due = ({ date, workingDays }: Deadline, { locale }: Tongue) => ({
  date: sayDate(date, locale),
  days: workingDays,
});

const remediesOf = (remedies: Remedies, tongue: Tongue): Content =>
  paragraph(
    fill(tongue.texts.remedies, {
      reviewOffice: sayOfficial(remedies.reviewOffice, tongue.locale),
      court: sayOfficial(remedies.court, tongue.locale),
      reviewDays: remedies.reviewDays,
      courtMonths: remedies.courtMonths,
    }),
    tongue,
  );

/** The papers that lie before the department, each with the beginning of its version's hash. */
function received({ received: papers }: VoucherContent, { locale, texts }: Tongue): Content[] {
  if (papers.length === 0) return [];
  const { section, column } = texts;
  return [
    list(
      section.received,
      [
        { name: column.order, width: 28 },
        { name: column.paper, width: '*' },
        { name: column.copies, width: 40 },
        { name: column.version, width: 120 },
      ],
      papers.map(({ name, copies, sha256 }, at) => [
        String(at + 1),
        sayOfficial(name, locale),
        String(copies),
        sha256 === null ? '—' : shortHash(sha256),
      ]),
    ),
  ];
}

/** The first 16 digits: enough to tell versions apart by eye. */
export const shortHash = (sha256: string): string => sha256.slice(0, 16);

/** Where the applicant signs on paper, on a form that carries no signature yet. */
export const placeToSign = ({ texts }: Tongue): Content => ({
  stack: [
    { text: texts.form.declaration, fontSize: type.table + 0.5, margin: [0, 4, 0, 18] },
    {
      columns: [
        { text: texts.form.signature, width: '*' },
        { text: texts.form.signedOn, width: 180 },
      ],
      fontSize: type.body,
    },
    {
      canvas: [{ type: 'line', x1: 0, y1: 4, x2: 475, y2: 4, lineWidth: 0.5, lineColor: colours.line }],
    },
  ],
});
