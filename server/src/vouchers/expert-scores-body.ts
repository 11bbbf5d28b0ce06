import type { VoucherOf } from '@cloudseat/shared/nouns/voucher.ts';
import type { Content } from 'pdfmake/interfaces.js';
import { resultWords, voidPlaces } from './expert-report-body.ts';
import { heading, list, paragraph, type Tongue } from './voucher-parts.ts';
import { fill, say } from './voucher-words.ts';

type Scores = VoucherOf<'expertScores'>;
/** So many experts fit beside each other on a page; the others follow in a table of their own. */
const columnsMax = 8;

/** Every mark that counts, the remarks, and what comes of them. */
export function expertScoresBody(content: Scores, tongue: Tongue): Content[] {
  const { locale, texts } = tongue;
  const { title, unitName, kindName, result, maxTotal, sheets } = content;
  const groups = Array.from({ length: Math.ceil(sheets.length / columnsMax) }, (_, at) =>
    sheets.slice(at * columnsMax, (at + 1) * columnsMax),
  );
  return [
    paragraph(fill(texts.expert.scoresIntro, { title, unit: unitName, kind: say(kindName, locale) }), tongue),
    ...groups.map((group) => marksOf(content, group, tongue)),
    ...(result === null
      ? []
      : [
          heading(texts.expert.section.result),
          paragraph(resultWords({ ...result, maxTotal }, tongue), tongue),
        ]),
    ...remarksOf(content, tongue),
    ...voidPlaces(content.voids, tongue),
  ];
}

function marksOf({ criteria, maxTotal, result }: Scores, group: Scores['sheets'], tongue: Tongue): Content {
  const { locale, texts } = tongue;
  const { expert } = texts;
  return list(
    expert.section.scores,
    [
      { name: expert.column.criterion, width: '*' },
      { name: expert.column.max, width: 30 },
      ...group.map(({ name }) => ({ name, width: 34 })),
      { name: expert.column.mean, width: 34 },
    ],
    [
      ...criteria.map(({ name, maxScore }, at) => [
        say(name, locale),
        String(maxScore),
        ...group.map(({ marks }) => String(marks[at]?.score ?? '—')),
        String(result?.criteria[at] ?? '—'),
      ]),
      [
        expert.total,
        String(maxTotal),
        ...group.map(({ total }) => String(total)),
        String(result?.mean ?? '—'),
      ],
    ],
  );
}

/** What each expert wrote beside the marks, their proposal, and the hash they committed to. */
function remarksOf({ criteria, sheets }: Scores, { locale, texts }: Tongue): Content[] {
  if (sheets.length === 0) return [];
  const { expert } = texts;
  return [
    list(
      expert.section.remarks,
      [
        { name: expert.column.name, width: 80 },
        { name: expert.column.remark, width: '*' },
      ],
      sheets.map(({ name, marks, remark, proposal, commitment }) => [
        name,
        [
          `${expert.proposal}: ${expert.proposals[proposal]}`,
          ...marks.flatMap((mark, at) => {
            const criterion = criteria[at];
            return mark.remark === null || criterion === undefined
              ? []
              : [`${say(criterion.name, locale)}: ${say(mark.remark, locale)}`];
          }),
          ...(remark === null ? [] : [`${expert.whole}: ${say(remark, locale)}`]),
          `${expert.commitment}: ${commitment}`,
        ].join('\n'),
      ]),
    ),
  ];
}
