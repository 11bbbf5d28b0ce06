import sharp from 'sharp';
import { documentsTuning } from '../tuning-documents.ts';
import { createBoundedMap } from './bounded-map.ts';

/** Characters of a watermark that fit across a page; the text is repeated all over it. */
const charactersAcross = 44;
const smallestType = 7;
const slant = -28;
/** Seen on paper and on photographs alike, and what is written below stays readable. */
const colour = '#7c8592';
const strength = 0.3;

/** Draws who looks at a page, and what for, into its picture: pale, slanting, all over it. */
export function createWatermark(fontFile: string | null) {
  const tiles = createBoundedMap<Promise<Buffer>>(documentsTuning.watermarksKeptCount);

  function tileOf(text: string, pageWidth: number): Promise<Buffer> {
    const typePx = Math.max(smallestType, Math.round(pageWidth / charactersAcross));
    const key = `${typePx}/${text}`;
    const known = tiles.find(key);
    if (known !== undefined) return known;
    const drawn = drawTile(text, typePx, fontFile);
    tiles.set(key, drawn);
    drawn.catch(() => tiles.delete(key));
    return drawn;
  }

  return {
    /** The page's picture as WebP, with the text on it. */
    async apply(page: Buffer, text: string): Promise<Buffer> {
      const image = sharp(page);
      const { width, height } = await image.metadata();
      const tile = await tileOf(text, width);
      const cut = await fitInside(tile, width, height);
      return image
        .composite([{ input: cut, tile: true, gravity: 'northwest' }])
        .webp({ quality: 80, effort: 0 })
        .toBuffer();
    },
  };
}

async function drawTile(text: string, typePx: number, fontFile: string | null): Promise<Buffer> {
  const alpha = Math.round(strength * 65_535);
  const markup = `<span foreground="${colour}" alpha="${alpha}">${escapeMarkup(text)}</span>`;
  const line = await sharp({
    text: {
      text: markup,
      // Points at 72 to the inch are px.
      font: `Noto Sans CJK SC ${typePx}`,
      ...(fontFile === null ? {} : { fontfile: fontFile }),
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer();
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const gap = typePx * 2;
  const turned = await sharp(line).rotate(slant, { background: clear }).png().toBuffer();
  return sharp(turned).extend({ right: gap, bottom: gap, background: clear }).png().toBuffer();
}

/** What is laid on a picture may not be larger than it. */
async function fitInside(tile: Buffer, width: number, height: number): Promise<Buffer> {
  const size = await sharp(tile).metadata();
  if (size.width <= width && size.height <= height) return tile;
  return sharp(tile)
    .extract({ left: 0, top: 0, width: Math.min(width, size.width), height: Math.min(height, size.height) })
    .png()
    .toBuffer();
}

const escapeMarkup = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
