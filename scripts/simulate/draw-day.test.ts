import { describe, expect, it } from 'vitest';
import { openMs, opensAt } from './assumptions.ts';
import type { Day } from './day.ts';
import { drawDay } from './draw-day.ts';

const usual = { seed: 1, callCount: 2_000, agentCount: 72 };
const day = drawDay(usual);
const arrivalsBetween = ({ calls }: Day, from: number, until: number) =>
  calls.filter(({ enqueuedAt }) => enqueuedAt >= opensAt + from && enqueuedAt < opensAt + until).length;

describe('a drawn day', () => {
  it('is the same for a seed and another for another', () => {
    expect(drawDay(usual).calls).toEqual(day.calls);
    expect(drawDay(usual).agents).toEqual(day.agents);
    expect(drawDay({ ...usual, seed: 2 }).calls).not.toEqual(day.calls);
  });

  it('has the same calls with any number of agents, apart from lines that nobody serves', () => {
    const withoutLine = (calls: Day['calls']) => calls.map(({ queueClass: _, ...call }) => call);
    expect(withoutLine(drawDay({ ...usual, agentCount: 18 }).calls)).toEqual(withoutLine(day.calls));
  });

  it('has two peaks with a valley at noon, and nobody outside the hours', () => {
    const eighth = openMs / 8;
    const perHour = Array.from({ length: 8 }, (_, hour) =>
      arrivalsBetween(day, hour * eighth, (hour + 1) * eighth),
    );
    const [, ten = 0, , noon = 0, , two = 0] = perHour;
    expect(ten).toBeGreaterThan(1.5 * noon);
    expect(two).toBeGreaterThan(1.5 * noon);
    expect(perHour.reduce((sum, count) => sum + count)).toBe(usual.callCount);
  });

  it('gives each agent what to be ready for, breaks that do not overlap, and an end', () => {
    for (const { classes, changes } of day.agents) {
      expect(classes.length).toBeGreaterThan(0);
      expect(changes.map(({ at }) => at)).toEqual(changes.map(({ at }) => at).sort((a, b) => a - b));
      expect(changes[0]?.status).toBe('ready');
      expect(changes.at(-1)?.status).toBe('offline');
      for (const [index, { status }] of changes.slice(0, -1).entries()) {
        expect(status === 'ready').toBe(index % 2 === 0);
      }
    }
  });

  it('lets an agent answer the same offer alike, and few offers otherwise than by accepting', () => {
    const offers = day.calls.map(({ callId }, at) => {
      const agentId = day.agents[at % day.agents.length]?.agentId;
      if (agentId === undefined) throw new Error('no agents');
      return { callId, agentId, time: 1 };
    });
    const reactions = offers.map(day.react);
    expect(offers.map(drawDay(usual).react)).toEqual(reactions);
    const share = (kind: string) => reactions.filter((each) => each.kind === kind).length / reactions.length;
    for (const kind of ['decline', 'ignore']) {
      expect(share(kind)).toBeGreaterThan(0.01);
      expect(share(kind)).toBeLessThan(0.035);
    }
  });
});
