// The waits over a day as a picture, to be put into a report.
import { minuteMs } from './day.ts';
import type { RecordedDay } from './recorded-day.ts';
import { clockText, cutIntoSlots, type Slot, topOf } from './slots.ts';

const [width, height] = [960, 360];
const plot = { left: 64, top: 48, width: 872, height: 264 };
const mostSlots = 96;
const style = `
  text { font: 13px system-ui, sans-serif; fill: #333 } .title { font-size: 16px; font-weight: 600 }
  .back { fill: #fff } .grid { stroke: #ddd } .calls { fill: #c9d6ea } path { fill: none; stroke-width: 2.5 }
  .p50 { stroke: #0052d9 } .p90 { stroke: #c0392b } text.p50 { fill: #0052d9; stroke: none }
  text.p90 { fill: #c0392b; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd } .back { fill: #1b1d21 } .grid { stroke: #3a3d44 } .calls { fill: #33435c }
    .p50 { stroke: #7aa7ff } .p90 { stroke: #ff8a7a } text.p50 { fill: #7aa7ff } text.p90 { fill: #ff8a7a }
  }`;

const escapeText = (text: string): string =>
  text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A whole SVG document. */
export function drawWaits(day: RecordedDay): string {
  const slots = cutIntoSlots(day, mostSlots);
  const top = topOf(slots);
  const x = (at: number) => plot.left + (at / Math.max(1, slots.length)) * plot.width;
  const y = (ms: number) => plot.top + plot.height * (1 - ms / top);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeText(day.title)}</title><style>${style}</style>`,
    `<rect class="back" width="${width}" height="${height}"/>`,
    `<text class="title" x="${plot.left}" y="28">${escapeText(day.title)}</text>`,
    ...legend,
    ...drawCalls(slots, x),
    ...drawGrid(top, y),
    ...slots.flatMap(({ from }, at) => drawTime(from, x(at))),
    `<path class="p90" d="${lineOf(slots, 'p90Ms', x, y)}"/>`,
    `<path class="p50" d="${lineOf(slots, 'p50Ms', x, y)}"/>`,
    '</svg>\n',
  ].join('\n');
}

const legend = [
  `<text class="p50" x="560" y="28">半数在此以内 p50</text>`,
  `<text class="p90" x="690" y="28">九成在此以内 p90</text>`,
  `<text x="820" y="28">柱：来电数 calls</text>`,
];

function drawCalls(slots: readonly Slot[], x: (at: number) => number): string[] {
  const most = Math.max(1, ...slots.map(({ callCount }) => callCount));
  return slots.map(({ callCount }, at) => {
    // Half the height: the waits stand before them.
    const tall = (callCount / most) * (plot.height / 2);
    const [left, wide] = [x(at) + 1, Math.max(1, x(at + 1) - x(at) - 2)];
    const box = [left, plot.top + plot.height - tall, wide, tall].map((value) => value.toFixed(1));
    return `<rect class="calls" x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}"/>`;
  });
}

function drawGrid(top: number, y: (ms: number) => number): string[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((share) => {
    const at = y(share * top).toFixed(1);
    const minutes = Number(((share * top) / minuteMs).toFixed(2));
    return [
      `<line class="grid" x1="${plot.left}" x2="${plot.left + plot.width}" y1="${at}" y2="${at}"/>`,
      `<text x="${plot.left - 8}" y="${Number(at) + 4}" text-anchor="end">${minutes} min</text>`,
    ];
  });
}

const drawTime = (from: number, left: number): string[] =>
  clockText(from).endsWith(':00')
    ? [`<text x="${left.toFixed(1)}" y="${plot.top + plot.height + 22}">${clockText(from)}</text>`]
    : [];

const lineOf = (
  slots: readonly Slot[],
  field: 'p50Ms' | 'p90Ms',
  x: (at: number) => number,
  y: (ms: number) => number,
): string =>
  slots
    .map((slot, at) => `${at === 0 ? 'M' : 'L'}${x(at + 0.5).toFixed(1)} ${y(slot[field]).toFixed(1)}`)
    .join(' ');
