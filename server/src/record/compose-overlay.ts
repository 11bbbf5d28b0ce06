import type { GapCause } from '@cloudseat/shared/nouns/recording.ts';
import sharp from 'sharp';
import type { Box, Span } from './compose-plan.ts';

type Canvas = { width: number; height: number };

/** Noto for what it has, Hanazono for the rare characters of names. */
const fonts = "'Noto Sans CJK SC', 'Noto Sans CJK JP', HanaMinA, HanaMinB, sans-serif";
const gapWords: Record<GapCause, string> = {
  privacy: '隐私暂停，这一段没有录制',
  hold: '通话保持中，这一段没有录制',
  telephone: '改用电话，这一段没有录制',
  consentWithdrawn: '申请人撤回了同意，这一段没有录制',
  recorderLost: '录制中断',
  nodeLost: '录制中断',
  linkLost: '录制中断',
  diskFull: '录制中断',
  writeFailed: '录制中断',
};

/**
 * What lies over the picture of a span, as one PNG: who is in which tile, what is missing, and, everywhere, for whom this copy was
 * made and what for. Always in Chinese, as the papers of the case.
 */
export function drawOverlay(
  { tiles, gap }: Pick<Span, 'tiles' | 'gap'>,
  boxes: readonly Box[],
  watermark: string,
  canvas: Canvas,
): Promise<Buffer> {
  const { width, height } = canvas;
  const labels = tiles.map((tile, index) => labelOf(tile, boxes[index])).join('');
  const empty =
    tiles.length > 0
      ? ''
      : `<text x="${width / 2}" y="${height / 2}" font-size="32" fill="#c9d1dc" text-anchor="middle">${escapeXml(
          gap === null ? '没有画面' : gapWords[gap],
        )}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${fonts}">${labels}${empty}${marksOf(watermark, canvas)}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

function labelOf({ what, label }: Span['tiles'][number], box: Box | undefined): string {
  if (box === undefined) return '';
  const size = Math.max(14, Math.min(24, Math.round(box.height / 14)));
  const [x, y] = [box.x + 8, box.y + box.height - 10];
  const text = escapeXml(label);
  const middle =
    what === 'voice'
      ? `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="#1d2634"/><circle cx="${box.x + box.width / 2}" cy="${box.y + box.height / 2}" r="${box.height / 6}" fill="#34445c"/><text x="${box.x + box.width / 2}" y="${box.y + box.height / 2 + size * 0.36}" font-size="${size}" fill="#c9d1dc" text-anchor="middle">只有声音</text>`
      : '';
  const name = `<text x="${x}" y="${y}" font-size="${size}" fill="#ffffff" stroke="#000000" stroke-width="${size / 5}" stroke-opacity="0.75" paint-order="stroke">${text}</text>`;
  return middle + name;
}

/** Slanting lines all over the picture, and one in full at the top. */
function marksOf(watermark: string, { width, height }: Canvas): string {
  const text = escapeXml(watermark);
  const size = Math.round(width / 60);
  const lines: string[] = [];
  for (let y = 0, row = 0; y < height * 1.6; y += size * 7, row += 1)
    for (let x = -width / 2 - (row % 2) * 260; x < width * 1.2; x += watermark.length * size * 1.25 + 80)
      lines.push(`<text x="${Math.round(x)}" y="${Math.round(y)}">${text}</text>`);
  const top = `<rect width="${width}" height="${size * 2}" fill="#000000" fill-opacity="0.45"/><text x="12" y="${Math.round(size * 1.4)}" font-size="${size}" fill="#ffffff">${text}</text>`;
  return `<g font-size="${size}" fill="#9aa4b2" fill-opacity="0.34" transform="rotate(-18 ${width / 2} ${height / 2})">${lines.join('')}</g>${top}`;
}

const escapeXml = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
