import type { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import { padWidth } from '@cloudseat/shared/nouns/signature-rules.ts';
import type { VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { districtTime } from '../catalogue/opening-hours.ts';
import type { StoredSignature } from './signature.repository.ts';
import { colours, heading, type } from './voucher-parts.ts';
import { sayDate, voucherTexts } from './voucher-words.ts';

/** Points: the picture of a signature is as wide at most, and as high. */
const picture = { width: 200, height: 90 };

/**
 * Below a signed paper: the mark, who, when, how the person was known, and the hashes of what was signed and of the record. It claims
 * no more than the system saw.
 */
export function signaturePart(content: VoucherContent, signature: StoredSignature): Content {
  const { locale, applicant } = content;
  const { record, recordSha256, countersignature } = signature;
  const words = voucherTexts[locale].signed;
  const lines: [string, string][] = [
    [words.name, applicant.name],
    [words.time, sayMoment(record.signedAt, locale)],
    [words.method, words[record.mark.method]],
    [words.identityLevel, words.level[record.identityLevel]],
    [words.statement, record.statement.text],
    [words.document, inGroups(record.documentSha256)],
    [words.record, inGroups(recordSha256)],
  ];
  if (countersignature) lines.push([words.countersign, countersignature.authority]);
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      heading(words.title),
      markPart(record.mark),
      {
        layout: 'thin',
        font: 'Sans',
        fontSize: type.small,
        table: {
          widths: [110, '*'],
          body: lines.map(([label, value]) => [{ text: label, color: colours.second }, { text: value }]),
        },
      },
      {
        text: words.limits,
        font: 'Sans',
        fontSize: type.note,
        color: colours.second,
        margin: [0, 6, 0, 0],
      },
    ],
  };
}

function markPart(mark: SignatureMark): Content {
  if (mark.method === 'typed') return { text: mark.name, fontSize: 20, margin: [0, 2, 0, 6] };
  const scale = Math.min(picture.width / padWidth, picture.height / mark.height);
  return { canvas: mark.strokes.map((stroke) => line(stroke, scale)), margin: [0, 2, 0, 6] };
}

function line(stroke: readonly number[], scale: number): CanvasElement {
  const points = Array.from({ length: stroke.length / 2 }, (_, at) => ({
    x: (stroke[at * 2] ?? 0) * scale,
    y: (stroke[at * 2 + 1] ?? 0) * scale,
  }));
  const [first] = points;
  if (points.length === 1 && first)
    return { type: 'ellipse', ...first, r1: 0.8, r2: 0.8, color: colours.ink };
  return {
    type: 'polyline',
    points,
    lineWidth: 1.6,
    lineCap: 'round',
    lineJoin: 'round',
    lineColor: colours.ink,
  };
}

/** A hash by eights, so that it may break over lines and can be compared by eye. */
const inGroups = (sha256: string) => sha256.match(/.{1,8}/g)?.join(' ') ?? sha256;

const sayMoment = (at: number, locale: VoucherContent['locale']) =>
  `${sayDate(districtTime(at).slice(0, 10), locale)} ${districtTime(at).slice(11, 19)} (UTC+8)`;
