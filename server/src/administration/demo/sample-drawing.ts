// Draws samples of papers as SVG: shapes and words of our own, no picture of a real paper, and 样张 across each.

type Box = { x: number; y: number; width: number; height: number };
type Look = { size?: number; weight?: number; fill?: string; anchor?: 'start' | 'middle' };

const ink = '#2b3440';
const faint = '#b8c2cc';
const good = '#1f7a43';
const seal = '#c0392b';

const escapeText = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const text = (x: number, y: number, value: string, look: Look = {}): string =>
  `<text x="${x}" y="${y}" font-size="${look.size ?? 22}" font-weight="${look.weight ?? 400}" fill="${look.fill ?? ink}" text-anchor="${look.anchor ?? 'start'}">${escapeText(value)}</text>`;

export const card = ({ x, y, width, height }: Box, fill = '#ffffff'): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="18" fill="${fill}" stroke="${faint}" stroke-width="2"/>`;

export const sheet = ({ x, y, width, height }: Box): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#ffffff" stroke="${faint}" stroke-width="2"/>`;

export const rule = (x: number, y: number, width: number): string =>
  `<path d="M${x} ${y}h${width}" stroke="${faint}" stroke-width="2"/>`;

/** Grey bars in the place of what a paper says. */
export const writing = (x: number, y: number, widths: readonly number[]): string =>
  widths
    .map(
      (width, row) =>
        `<rect x="${x}" y="${y + row * 34}" width="${width}" height="12" rx="6" fill="#dde3e9"/>`,
    )
    .join('');

export const portrait = ({ x, y, width, height }: Box): string => {
  const middle = x + width / 2;
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#e8edf2"/>` +
    `<circle cx="${middle}" cy="${y + height * 0.36}" r="${width * 0.2}" fill="${faint}"/>` +
    `<path d="M${middle - width * 0.36} ${y + height}c0-${height * 0.3} ${width * 0.2}-${height * 0.38} ${width * 0.36}-${height * 0.38}s${width * 0.36} ${height * 0.08} ${width * 0.36} ${height * 0.38}z" fill="${faint}"/>`
  );
};

export const stamp = (x: number, y: number, radius = 62): string =>
  `<g fill="none" stroke="${seal}" stroke-width="4" opacity="0.75"><circle cx="${x}" cy="${y}" r="${radius}"/></g>` +
  text(x, y + 9, '盖章处', { size: 26, fill: seal, anchor: 'middle', weight: 600 });

/** A line of handwriting, as a signature. */
export const signature = (x: number, y: number): string =>
  `<path d="M${x} ${y}c14-34 26-30 22-4s18 16 28-8 22-14 18 6 20 10 34-10 26-8 40 2" fill="none" stroke="#1d4ed8" stroke-width="4" stroke-linecap="round"/>`;

/** What to mind, ringed in green with a word beside it. */
export const mind = ({ x, y, width, height }: Box, words: string, below = true): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="none" stroke="${good}" stroke-width="4" stroke-dasharray="10 7"/>` +
  text(x, below ? y + height + 30 : y - 12, `✓ ${words}`, { size: 22, fill: good, weight: 600 });

/** The whole picture, with 样张 across it. */
export function drawing(width: number, height: number, title: string, parts: readonly string[]): string {
  const marks = [0.3, 0.72].map(
    (share) =>
      `<text x="${width / 2}" y="${height * share}" font-size="${width / 5}" font-weight="700" fill="${seal}" opacity="0.13" text-anchor="middle" transform="rotate(-24 ${width / 2} ${height * share})">样张</text>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif">` +
    `<title>${escapeText(title)}</title><rect width="${width}" height="${height}" fill="#f3f5f8"/>` +
    `${parts.join('')}${marks.join('')}</svg>`
  );
}
