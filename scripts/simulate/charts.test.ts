import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import { hourMs, minuteMs } from './day.ts';
import type { RecordedDay } from './recorded-day.ts';
import { cutIntoSlots } from './slots.ts';
import { drawWaits } from './svg-chart.ts';
import { chartWaits } from './text-chart.ts';

/** 09:00 by the district's clock. */
const opening = Date.UTC(2026, 10, 24, 1);
const day = (hours: number, waitOf: (at: number) => number): RecordedDay => ({
  title: 'a <day> & more',
  agents: [],
  offers: [],
  calls: Array.from({ length: hours * 60 }, (_, minute) => {
    const enqueuedAt = opening + minute * minuteMs;
    return {
      ...{ callId: `c${minute}` as CallId, queueClass: 'd:s:1:zh:any' as QueueClass, priority: 0 },
      ...{ ratedMinutes: 5, enqueuedAt, acceptedAt: enqueuedAt + waitOf(minute), connectedAt: null },
      ...{ endedAt: null, completedAt: null, agentId: null, end: 'open' as const },
    };
  }),
});

describe('the charts of a day', () => {
  it('cut it into round slots that hold every call once', () => {
    const slots = cutIntoSlots(
      day(8, () => minuteMs),
      44,
    );
    expect(slots[0]?.from).toBe(opening);
    expect(slots.reduce((sum, { callCount }) => sum + callCount, 0)).toBe(8 * 60);
    expect(slots.every(({ p50Ms, p90Ms }) => p50Ms === minuteMs && p90Ms === minuteMs)).toBe(true);
  });

  it.each([1, 3, 8, 11, 24])('fit 100 columns for a day of %d hours', (hours) => {
    const lines = chartWaits(day(hours, (minute) => minute * 1_000));
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(100);
  });

  it('stand higher where people wait longer', () => {
    const lines = chartWaits(day(8, (minute) => (minute < 240 ? 0 : 10 * minuteMs)));
    const top = lines[0] ?? '';
    expect(top.indexOf('█')).toBeGreaterThan(30);
    expect(lines.find((line) => line.includes('09:00'))).toContain('16:00');
  });

  it('show nothing for a day without calls', () => {
    expect(chartWaits(day(0, () => 0))).toEqual([]);
    expect(drawWaits(day(0, () => 0))).toContain('</svg>');
  });

  it('are a picture whose lines rise with the wait, whose text is escaped', () => {
    const svg = drawWaits(day(8, (minute) => (minute < 240 ? 0 : hourMs / 4)));
    expect(svg).toContain('a &#60;day&#62; &#38; more');
    const heights = [...(/class="p90" d="([^"]+)"/.exec(svg)?.[1] ?? '').matchAll(/ ([\d.]+)(?: L|$)/g)];
    expect(Number(heights.at(-1)?.[1])).toBeLessThan(Number(heights[0]?.[1]));
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});
