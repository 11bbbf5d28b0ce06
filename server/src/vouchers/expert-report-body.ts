import type { VoucherOf } from '@cloudseat/shared/nouns/voucher.ts';
import type { Content } from 'pdfmake/interfaces.js';
import { districtTime } from '../catalogue/opening-hours.ts';
import { colours, heading, list, paragraph, type Tongue, type } from './voucher-parts.ts';
import { fill, say, sayDate, sayOfficial } from './voucher-words.ts';

type Report = VoucherOf<'expertReport'>;
type Voids = Report['voids'];
/** Enough to tell hashes apart by eye. */
const codeOf = (sha256: string) => sha256.slice(0, 16);

/** The panel's text as it was signed, who signed it, and in full who does not agree. */
export function expertReportBody(content: Report, tongue: Tongue): Content[] {
  const { locale, texts } = tongue;
  const { expert } = texts;
  const { title, unitName, kindName, conclusion, reportSha256, round } = content;
  const names = { title, unit: unitName, kind: say(kindName, locale) };
  return [
    paragraph(fill(expert.intro, names), tongue),
    paragraph(expert.conclusion[conclusion], tongue),
    ...changesOf(content, tongue),
    ...sectionsOf(content, tongue),
    ...scoresOf(content, tongue),
    paragraph(fill(expert.votes, content.votes), tongue),
    ...signaturesOf(content, tongue),
    ...voidPlaces(content.voids, tongue),
    small(fill(expert.hash, { round, code: codeOf(reportSha256) })),
  ];
}

/** Line breaks of whoever wrote it are kept. */
const prose = (text: string, tongue: Tongue): Content[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line.trim(), tongue));

function sectionsOf({ sections }: Report, tongue: Tongue): Content[] {
  const { expert } = tongue.texts;
  const plain = (of: 'project' | 'seen' | 'suggestions' | 'reasons') =>
    sections
      .filter((section) => section.of === of)
      .flatMap(({ text }) => [heading(expert.section[of]), ...prose(text, tongue)]);
  const findings = sections.filter(({ of }) => of === 'finding');
  return [
    ...plain('project'),
    ...plain('seen'),
    ...(findings.length === 0 ? [] : [heading(expert.section.findings)]),
    ...findings.flatMap(({ criterion, text }) => [
      ...(criterion === null ? [] : [named(say(criterion, tongue.locale))]),
      ...prose(text, tongue),
    ]),
    ...plain('suggestions'),
    ...plain('reasons'),
  ];
}

function changesOf({ changes }: Report, { locale, texts }: Tongue): Content[] {
  if (changes.length === 0) return [];
  const { expert, column } = texts;
  return [
    list(
      expert.section.changes,
      [
        { name: column.order, width: 28 },
        { name: expert.column.change, width: '*' },
        { name: expert.column.criterion, width: 100 },
        { name: expert.column.verifiers, width: 90 },
      ],
      changes.map(({ text, criterion, verifiers }, at) => [
        String(at + 1),
        say(text, locale),
        criterion === null ? '—' : say(criterion, locale),
        verifiers.join(expert.comma),
      ]),
    ),
  ];
}

function scoresOf({ scores }: Report, tongue: Tongue): Content[] {
  return scores === null
    ? []
    : [heading(tongue.texts.expert.section.result), paragraph(resultWords(scores, tongue), tongue)];
}

type Result = {
  count: number;
  maxTotal: number;
  mean: number;
  trimmedMean: number | null;
  percent: number;
  passPercent: number;
  isPass: boolean;
};
export function resultWords(result: Result, { texts: { expert } }: Tongue): string {
  const { count, maxTotal, mean, trimmedMean, percent, passPercent, isPass } = result;
  return [
    fill(expert.mean, { count, mean, max: maxTotal }),
    ...(trimmedMean === null ? [] : [fill(expert.trimmedMean, { mean: trimmedMean })]),
    fill(expert.percent, { percent, pass: passPercent }),
    expert.isPass[isPass ? 'yes' : 'no'],
  ].join(' ');
}

function signaturesOf({ panel }: Report, { locale, texts }: Tongue): Content[] {
  const { expert, column } = texts;
  const rows = panel.map(({ name, unit, isChair, state, signedAt, sha256 }, at) => {
    const when = signedAt === null ? '' : districtTime(signedAt);
    const by =
      signedAt === null || sha256 === null
        ? ''
        : `\n${fill(expert.signedAt, {
            at: `${sayDate(when.slice(0, 10), locale)} ${when.slice(11, 16)}`,
            code: codeOf(sha256),
          })}`;
    return [String(at + 1), `${name}${isChair ? expert.chair : ''}`, unit, `${expert.sign[state]}${by}`];
  });
  const dissents = panel.flatMap(({ name, dissent }) => (dissent === null ? [] : [{ name, ...dissent }]));
  return [
    list(
      expert.section.panel,
      [
        { name: column.order, width: 28 },
        { name: expert.column.name, width: 90 },
        { name: expert.column.unit, width: 130 },
        { name: expert.column.sign, width: '*' },
      ],
      rows,
    ),
    ...(dissents.length === 0 ? [] : [heading(expert.section.dissent)]),
    ...dissents.map(
      ({ name, text, basis }): Content => ({
        stack: [
          { text: fill(expert.dissentOf, { name, text: say(text, locale) }) },
          ...(basis === null ? [] : [{ text: fill(expert.basis, { text: say(basis, locale) }) }]),
        ],
        ...{ fontSize: type.body, lineHeight: 1.15, margin: [0, 0, 0, 8] },
      }),
    ),
  ];
}

/** Places that were lost, with why, and that their marks do not count. */
export function voidPlaces(voids: Voids, { locale, texts }: Tongue): Content[] {
  if (voids.length === 0) return [];
  const { expert } = texts;
  return [
    list(
      expert.section.voids,
      [
        { name: expert.column.name, width: 130 },
        { name: expert.column.reason, width: '*' },
      ],
      voids.map(({ position, name, reason, commitment }) => [
        `${fill(expert.place, { position })} ${name}`,
        [
          reason === null
            ? expert.unknown
            : typeof reason === 'string'
              ? say(reason, locale)
              : sayOfficial(reason, locale),
          commitment === null
            ? expert.voidMarks.none
            : fill(expert.voidMarks.given, { code: codeOf(commitment) }),
        ].join('\n'),
      ]),
    ),
  ];
}

const named = (text: string): Content => ({ text, bold: true, fontSize: type.body, margin: [0, 2, 0, 2] });
const small = (text: string): Content => ({
  ...{ text, font: 'Sans', fontSize: type.small, color: colours.second, margin: [0, 1, 0, 6] },
});
