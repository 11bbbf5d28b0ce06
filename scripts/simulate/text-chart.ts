// The waits over a day as a chart of characters.
import { minuteMs } from './day.ts';
import type { RecordedDay } from './recorded-day.ts';
import { clockText, cutIntoSlots, type Slot, topOf } from './slots.ts';

const rowCount = 8;
/** Two characters each, beside an axis of nine: 97 columns at most. */
const mostSlots = 44;
const levels = ' ▁▂▃▄▅▆▇█';

/** Lines no wider than 100 columns; none for a day without calls. */
export function chartWaits(day: RecordedDay): string[] {
  const slots = cutIntoSlots(day, mostSlots);
  if (slots.length === 0) return [];
  const top = topOf(slots);
  const rows = Array.from({ length: rowCount }, (_, at) => {
    const [floor, middle] = [
      ((rowCount - at - 1) / rowCount) * top,
      ((rowCount - at - 0.5) / rowCount) * top,
    ];
    const label = at % 2 === 0 ? `${((floor + top / rowCount) / minuteMs).toFixed(1)} min` : '';
    return `${label.padStart(9)} │${slots.map((slot) => cellOf(slot, middle)).join('')}`;
  });
  const mostCalls = Math.max(...slots.map(({ callCount }) => callCount));
  const calls = slots.map(({ callCount }) => levelOf(callCount, mostCalls).repeat(2)).join('');
  return [
    ...rows,
    `${' '.repeat(10)}└${'──'.repeat(slots.length)}`,
    `${' '.repeat(11)}${axisOf(slots)}`,
    `${'calls'.padStart(9)}  ${calls}  at most ${mostCalls}`,
    `${' '.repeat(11)}██ half of the callers wait as long or less, ▒▒ nine of ten`,
  ];
}

const cellOf = ({ p50Ms, p90Ms }: Slot, middleMs: number): string =>
  p50Ms >= middleMs ? '██' : p90Ms >= middleMs ? '▒▒' : '  ';

const levelOf = (value: number, most: number): string =>
  levels[Math.ceil((value / most) * (levels.length - 1))] ?? ' ';

/** A time below every fourth slot. */
const axisOf = (slots: readonly Slot[]): string =>
  slots
    .filter((_, at) => at % 4 === 0)
    .map(({ from }) => clockText(from).padEnd(8))
    .join('')
    .trimEnd();
