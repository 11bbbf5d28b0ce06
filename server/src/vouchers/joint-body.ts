import type { VoucherOf } from '@cloudseat/shared/nouns/voucher.ts';
import type { Content } from 'pdfmake/interfaces.js';
import { districtTime } from '../catalogue/opening-hours.ts';
import { colours, heading, list, paragraph, type Tongue, type } from './voucher-parts.ts';
import { fill, say, sayDate, sayOfficial } from './voucher-words.ts';

type JointOpinion = VoucherOf<'jointOpinion'>;
type Department = JointOpinion['departments'][number];

/** What several departments say: the conclusion, what is asked for, each department's word, and how they came to one. */
export function jointBody(content: JointOpinion, tongue: Tongue): Content[] {
  const { locale, texts } = tongue;
  const { joint } = texts;
  const { summary, satOn } = content;
  return [
    paragraph(fill(joint.intro, { matter: say(content.matterName, locale) }), tongue),
    paragraph(fill(joint.subject, { text: say(content.subject, locale) }), tongue),
    paragraph(joint.conclusion[content.conclusion], tongue),
    ...(summary === null ? [] : [paragraph(say(summary, locale), tongue)]),
    ...askedFor(content, tongue),
    heading(joint.section.departments),
    ...content.departments.map((department) => wordOf(department, tongue)),
    ...settled(content, tongue),
    ...(satOn.length === 0
      ? []
      : [small(fill(joint.satOn, { dates: satOn.map((day) => sayDate(day, locale)).join(joint.comma) }))]),
  ];
}

/** One list for the applicant, whoever asked. */
function askedFor({ lines }: JointOpinion, { locale, texts }: Tongue): Content[] {
  if (lines.length === 0) return [];
  const { joint, column } = texts;
  return [
    list(
      joint.section.lines,
      [
        { name: column.order, width: 28 },
        { name: joint.column.what, width: 70 },
        { name: column.paper, width: 100 },
        { name: joint.column.content, width: '*' },
        { name: joint.column.by, width: 100 },
      ],
      lines.map(({ paper, kind, text, departments }, at) => [
        String(at + 1),
        joint.lineKind[kind],
        paper === null ? '—' : sayOfficial(paper, locale),
        say(text, locale),
        departments.map((name) => say(name, locale)).join(joint.comma),
      ]),
    ),
  ];
}

/** What one department was asked and said, with who signed it; or why it said nothing. */
function wordOf(
  { name, isLead, isRequired, question, opinion, absence }: Department,
  tongue: Tongue,
): Content {
  const { locale, texts } = tongue;
  const { joint } = texts;
  const part = isLead ? joint.lead : isRequired ? joint.required : joint.optional;
  const rows: Content[] = [
    { text: `${sayOfficial(name, locale)}${fill(joint.part, { part })}`, bold: true, margin: [0, 0, 0, 2] },
    ...(question === null ? [] : [small(fill(joint.question, { text: say(question, locale) }))]),
  ];
  if (opinion === null) {
    const reason = absence?.reason ? say(absence.reason, locale) : '—';
    rows.push(small(fill(joint.absence[absence?.of ?? 'notSigned'], { reason })));
  } else {
    const { verdict, text, basis, askInstead, isDissent, round, signedBy, signedAt, sha256 } = opinion;
    const dissent = isDissent ? joint.dissent : '';
    rows.push(
      { text: `${joint.verdict[verdict]}${dissent}`, bold: true },
      { text: say(text, locale) },
      ...(basis === null ? [] : [{ text: fill(joint.basis, { text: say(basis, locale) }) } as Content]),
      ...(askInstead === null
        ? []
        : [{ text: fill(joint.askInstead, { text: say(askInstead, locale) }) } as Content]),
      small(
        fill(round > 1 ? joint.signedAgain : joint.signed, {
          ...{ ...signedBy, round, code: sha256.slice(0, 16) },
          at: `${sayDate(districtTime(signedAt).slice(0, 10), locale)} ${districtTime(signedAt).slice(11, 16)}`,
        }),
      ),
    );
  }
  return { stack: rows, font: 'Sans', fontSize: type.table, margin: [0, 0, 0, 8] };
}

/** Where they did not agree, and by whose word it was settled. */
function settled({ conflicts }: JointOpinion, { locale, texts }: Tongue): Content[] {
  if (conflicts.length === 0) return [];
  const { joint, column } = texts;
  return [
    list(
      joint.section.conflicts,
      [
        { name: column.order, width: 28 },
        { name: joint.column.conflict, width: 150 },
        { name: joint.column.settled, width: '*' },
      ],
      conflicts.map(({ of, departments, paper, settledBy, level, text, follows }, at) => [
        String(at + 1),
        [
          joint.conflict[of],
          departments.map((name) => say(name, locale)).join(joint.comma),
          ...(paper === null ? [] : [sayOfficial(paper, locale)]),
        ].join('\n'),
        [
          say(text, locale),
          ...(follows === null ? [] : [fill(joint.follows, { name: say(follows, locale) })]),
          fill(joint.level[level], settledBy),
        ].join('\n'),
      ]),
    ),
  ];
}

const small = (text: string): Content => ({
  ...{ text, font: 'Sans', fontSize: type.small, color: colours.second, margin: [0, 1, 0, 2] },
});
