import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { districtDate } from '../catalogue/opening-hours.ts';
import { bodyOf, placeToSign, shortHash } from './voucher-body.ts';
import { basisOf, colours, pairedFacts, type Tongue, type } from './voucher-parts.ts';
import type { VoucherTexts } from './voucher-texts.ts';
import { fill, say, sayDate, sayOfficial, voucherTexts } from './voucher-words.ts';

export type PaperLook = {
  /** Of the content: printed at the foot of each page, and in the code to check the paper by. */
  contentSha256: string;
  /** The address that a scanned paper leads to begins with it. */
  origin: string;
  /** A picture of the department's seal, from whoever is entitled to give one; without it words say who adds it. */
  seal: string | null;
  /** Under a signed paper. */
  signature: Content | null;
};

/** So many legal texts stay on the page of the signature. */
const keptBasisMax = 6;

/** A paper as data, so that another thread can set it: A4, in one language. */
export function makePaper(content: VoucherContent, look: PaperLook): TDocumentDefinitions {
  const { locale, number, department } = content;
  const tongue: Tongue = { locale, texts: voucherTexts[locale] };
  const { texts } = tongue;
  const title = texts.title[content.kind];
  return {
    pageSize: 'A4',
    pageMargins: [60, 56, 60, 60],
    version: '1.7',
    language: locale,
    info: {
      title: `${title} ${number}`,
      subject: number,
      keywords: content.caseNumber,
      author: department.name['zh-Hans'],
      creator: 'CloudSeat',
      producer: 'CloudSeat',
      // Not the moment of setting it: equal contents give equal bytes, whenever they are asked for.
      creationDate: new Date(content.issuedAt),
    },
    defaultStyle: { font: 'Serif', color: colours.ink, fontSize: type.body, lineHeight: 1 },
    content: [
      ...head(content, tongue),
      ...(content.kind === 'completedForm'
        ? []
        : [
            {
              text: fill(texts.greeting, { name: content.applicant.firm?.name ?? content.applicant.name }),
              margin: [0, 2, 0, 6],
            } as Content,
          ]),
      ...bodyOf(content, tongue),
      ...ending(content, look, tongue),
      ...(look.signature === null ? [] : [look.signature]),
    ],
    footer: footer(number, look.contentSha256, tongue),
  };
}

/** From the legal basis on: a page should not hold a seal and no word of the paper. */
function ending(content: VoucherContent, look: PaperLook, tongue: Tongue): Content[] {
  const basis = basisOf(content.basis, tongue);
  const end = closing(content, look, tongue);
  if (content.kind === 'completedForm' && look.signature === null)
    return [...basis, { unbreakable: true, stack: [placeToSign(tongue), end] }];
  const isShort = content.basis.length <= keptBasisMax;
  return isShort ? [{ unbreakable: true, stack: [...basis, end] }] : [...basis, end];
}

function head(content: VoucherContent, { locale, texts }: Tongue): Content[] {
  const { department, kind, number } = content;
  const titleSize = locale === 'en' ? 20 : 22;
  return [
    ...twoLines(department.name, locale).map(
      (text): Content => ({ text, alignment: 'center', fontSize: 14, bold: true }),
    ),
    {
      text: texts.title[kind],
      alignment: 'center',
      fontSize: titleSize,
      bold: true,
      characterSpacing: locale === 'en' ? 0 : 2,
      margin: [0, 4, 0, 0],
    },
    ...(locale === 'en'
      ? [{ text: voucherTexts['zh-Hans'].title[kind], alignment: 'center', fontSize: 13 } as Content]
      : []),
    { text: number, alignment: 'center', fontSize: 11, margin: [0, 2, 0, 10] },
    pairedFacts([
      [[texts.fact.matter, sayOfficial(content.matterName, locale)]],
      [
        [texts.fact.case, content.caseNumber],
        [texts.fact.entryPoint, texts.entryPoint[content.entryPoint]],
      ],
      ...whoApplies(content.applicant, texts),
      ...whichRegions(content, { locale, texts }),
    ]),
  ];
}

/** Of a case that concerns more than one region: who decides, and through whose window it came. */
function whichRegions(
  { crossRegion }: VoucherContent,
  { locale, texts: { fact } }: Tongue,
): readonly (readonly [[string, string], [string, string]])[] {
  if (crossRegion === undefined) return [];
  return [
    [
      [fact.decidedIn, say(crossRegion.decidedIn, locale)],
      [fact.through, say(crossRegion.through, locale)],
    ],
  ];
}

/** In person, or the firm with its code and who acts for it. */
function whoApplies(
  { name, maskedPhone, firm }: VoucherContent['applicant'],
  { fact, firmRole }: VoucherTexts,
): readonly (readonly [[string, string], [string, string]])[] {
  if (firm === undefined)
    return [
      [
        [fact.applicant, name],
        [fact.phone, maskedPhone],
      ],
    ];
  return [
    [
      [fact.applicant, firm.name],
      [fact.creditCode, firm.creditCode],
    ],
    [
      [firmRole[firm.role], name],
      [fact.phone, maskedPhone],
    ],
  ];
}

/** A name, and below an English one the Chinese that stands on the door. */
const twoLines = (name: LocalText, locale: Locale): string[] => [
  ...new Set([say(name, locale), ...(locale === 'en' ? [name['zh-Hans']] : [])]),
];

/** Who issues it and when, how to reach them, and the code to check it by. */
function closing(content: VoucherContent, look: PaperLook, { locale, texts }: Tongue): Content {
  const { department, agent, issuedAt, number } = content;
  const code = shortHash(look.contentSha256);
  const { closing: words } = texts;
  return {
    margin: [0, 10, 0, 0],
    columns: [
      {
        width: 130,
        stack: [
          { qr: checkAddress(look.origin, number, look.contentSha256), fit: 110, eccLevel: 'L' },
          { text: words.check, font: 'Sans', fontSize: type.note, margin: [0, 4, 0, 0] },
          { text: fill(words.checkCode, { code }), font: 'Sans', fontSize: type.note },
        ],
      },
      {
        width: '*',
        stack: [
          {
            alignment: 'right',
            stack: [
              ...twoLines(department.name, locale),
              { text: sayDate(districtDate(issuedAt), locale) },
              look.seal === null
                ? { text: words.seal, fontSize: type.small, color: colours.second }
                : { image: look.seal, fit: [110, 110] },
            ],
          },
          {
            font: 'Sans',
            fontSize: type.small,
            color: colours.second,
            margin: [12, 10, 0, 0],
            stack: [
              { text: fill(words.agent, agent) },
              { text: fill(words.phone, { phone: department.phone }) },
              { text: fill(words.address, { address: say(department.address, locale) }) },
            ],
          },
        ],
      },
    ],
  };
}

/** The page that says whether a paper of this number and content was issued. The hash stays on the phone: it follows `#`. */
export const checkAddress = (origin: string, number: string, contentSha256: string): string =>
  `${origin}/v/${encodeURIComponent(number)}#${shortHash(contentSha256)}`;

function footer(number: string, contentSha256: string, { texts }: Tongue): Content {
  return {
    margin: [60, 14, 60, 0],
    font: 'Sans',
    fontSize: type.note,
    color: colours.second,
    stack: [
      {
        columns: [
          { text: fill(texts.footer.left, { number, code: shortHash(contentSha256) }), width: '*' },
          { text: texts.footer.right, width: 110, alignment: 'right' },
        ],
      },
      ...(texts.translation ? [{ text: texts.translation, margin: [0, 2, 0, 0] } as Content] : []),
    ],
  };
}
